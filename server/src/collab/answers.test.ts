/** Answers in slices: people and rooms in turn, with rests that are longer the more an answer costs. */
import { describe, expect, it } from 'vitest'
import { Answers } from './answers.ts'
import { limits } from './limits.ts'
import type { Room } from './room.ts'
import { until } from './test-hall.ts'

/** A clock that stands until it is moved, and answers that move it by what they cost. */
function open() {
  let now = 1000
  const given: string[] = []
  const answers = new Answers({ ticks: () => now })
  const room = (name: string) => ({ name }) as Room
  return {
    answers,
    given,
    room,
    pass: (ms: number) => {
      now += ms
    },
    ask(inRoom: Room, who: string, name: string, costMs: number) {
      answers.add(inRoom, {
        who,
        answer: () => {
          now += costMs
          given.push(name)
          return 10
        },
      })
    },
  }
}

describe('answers', () => {
  it('[PRC2] people take turns, however many askings one of them has', async () => {
    const { answers, given, room, ask } = open()
    const one = room('one')
    for (const name of ['a1', 'a2', 'a3']) ask(one, 'a', name, 0)
    for (const name of ['b1', 'b2']) ask(one, 'b', name, 0)
    await until('all have been answered', () => given.length === 5)
    expect(given).toEqual(['a1', 'b1', 'a2', 'b2', 'a3'])
    answers.stop()
  })

  it('[PRC2] a slice ends when its time or its bytes are used up, and the rest is as long as it cost', async () => {
    const { answers, given, room, ask, pass } = open()
    const one = room('one')
    const costMs = limits.answerSliceMs - 1
    for (let nth = 0; nth < 6; nth += 1) ask(one, `person ${nth}`, `${nth}`, costMs)
    await until('the first slice is over', () => answers.slices >= 1)
    expect(given).toEqual(['0', '1'])
    // Turns go by, time does not: it rests.
    await until('it has looked again', () => answers.slices >= 3)
    expect(given).toEqual(['0', '1'])
    pass(2 * costMs * limits.roomRests)
    await until('the next slice is over', () => given.length === 4)
    answers.stop()

    const second = open()
    const inSlice = new Set<number>()
    for (let nth = 0; nth < 3; nth += 1)
      second.answers.add(second.room('one'), {
        who: `person ${nth}`,
        answer: () => {
          inSlice.add(second.answers.slices)
          return limits.answerSliceBytes
        },
      })
    await until('each has been answered in a slice of its own', () => inSlice.size === 3)
    second.answers.stop()
  })

  it('[PRC2] a costly room keeps no other one waiting longer than the house rests', async () => {
    const { answers, given, room, ask, pass } = open()
    const costly = room('costly')
    const other = room('other')
    for (let nth = 0; nth < 3; nth += 1) ask(costly, `person ${nth}`, `costly ${nth}`, 20)
    await until('the costly one has had its slice', () => given.length === 1)
    ask(other, 'somebody', 'other', 0)
    pass(20 * limits.houseRests)
    await until('the other is answered', () => given.includes('other'))
    expect(given).toEqual(['costly 0', 'other'])
    answers.stop()
  })
})
