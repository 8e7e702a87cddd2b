import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Acknowledgements } from './acknowledgements.ts'
import { Inbox } from './inbox.ts'
import { limits } from './limits.ts'
import { SaidPresence } from './said-presence.ts'

const frame = (n: number): Uint8Array => Uint8Array.of(n)

function inboxOf(mayPass: (n: number) => boolean) {
  const handled: number[] = []
  const room = { held: false }
  let tooMuch = 0
  const inbox = new Inbox({
    handle(bytes) {
      const n = bytes[0] as number
      if (mayPass(n)) handled.push(n)
      return mayPass(n)
    },
    isHeld: () => room.held,
    onTooMuch: () => {
      tooMuch += 1
    },
  })
  return { inbox, handled, room, tooMuch: () => tooMuch }
}

describe('the frames of a connection', () => {
  it('[COL8] wait in their order while the room is held, and follow when it is not', async () => {
    const { inbox, handled, room } = inboxOf(() => true)
    inbox.receive(frame(1))
    room.held = true
    inbox.receive(frame(2))
    room.held = false
    inbox.receive(frame(3))
    expect(handled).toEqual([1])
    await expect.poll(() => handled).toEqual([1, 2, 3])
  })

  it('wait behind one that is not its turn', async () => {
    let open = false
    const { inbox, handled } = inboxOf((n) => n !== 1 || open)
    inbox.receive(frame(1))
    inbox.receive(frame(2))
    await wait(50)
    expect(handled).toEqual([])
    open = true
    await expect.poll(() => handled).toEqual([1, 2])
  })

  it('are given back in their order when the connection ends, and no more is handled', async () => {
    const { inbox, handled, room } = inboxOf(() => true)
    room.held = true
    inbox.receive(frame(1))
    inbox.receive(frame(2))
    expect(inbox.end()).toEqual([frame(1), frame(2)])
    room.held = false
    await wait(50)
    expect(handled).toEqual([])
  })

  it('are bounded', () => {
    const { inbox, room, tooMuch } = inboxOf(() => true)
    room.held = true
    for (let n = 0; n <= limits.waitingMessages; n++) inbox.receive(frame(1))
    expect(tooMuch()).toBe(1)
    inbox.end()
  })
})

describe('what a connection is promised', () => {
  it('[COL1] is what was committed, and never less than before', () => {
    const acknowledgements = new Acknowledgements()
    expect([acknowledgements.next(), acknowledgements.next()]).toEqual([1, 2])
    expect(acknowledgements.commit(2)).toBe(2)
    expect(acknowledgements.commit(1)).toBe(2)
    expect(acknowledgements.promised).toBe(2)
  })

  it('ends before the first that was refused, because what follows may build on it', () => {
    const acknowledgements = new Acknowledgements()
    acknowledgements.next()
    acknowledgements.next()
    acknowledgements.refuse()
    acknowledgements.next()
    acknowledgements.refuse()
    expect(acknowledgements.commit(3)).toBe(1)
  })
})

describe('presence that is said often', () => {
  it('goes out at once, and then the newest after a while', async () => {
    const taken: number[] = []
    const clock = { ticks: () => performance.now() } as never
    const said = new SaidPresence(clock, (states) => taken.push(states[0] as number))
    // The platform's count of milliseconds stands far from its beginning.
    await wait(Math.max(0, limits.awarenessEveryMs - performance.now()))
    said.receive(frame(1))
    said.receive(frame(2))
    said.receive(frame(3))
    expect(taken).toEqual([1])
    await expect.poll(() => taken).toEqual([1, 3])
    said.receive(frame(4))
    said.end()
    await wait(limits.awarenessEveryMs + 20)
    expect(taken).toEqual([1, 3])
  })
})
