/** Many people type across many closings: every edit is in the text that was closed or back with its author, never both, never neither. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { openRoundWorld, pause, type RoundWorld } from '../round-world.ts'
import { chanceOf } from '../seed.ts'
import { sizeOf } from '../size.ts'
import type { SignedIn } from '../world.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const closings = sizeOf('CLOSINGS')
const clients = Number(process.env.CLIENTS ?? 100)

let round: RoundWorld
beforeEach(async () => {
  round = await openRoundWorld()
})
afterEach(() => round.close())

describe(`${clients} clients type across ${closings} closings, seed ${seed}`, () => {
  it('[RND1] [RET1] [G11] every edit is in the text that was closed or back with its author: both 0, neither 0', async () => {
    const chance = chanceOf(seed)
    const figures = { typed: 0, inText: 0, returned: 0, both: 0, neither: 0 }
    const stalls: number[] = []
    for (let closing = 0; closing < closings; closing += 1) {
      const byAct = chance.below(2) === 0
      if (closing > 0) await round.reopenUntil(byAct ? 3_600_000 : 2000)
      const opened = round.world.clock.now()
      const here = Array.from({ length: clients }, (_, nth) =>
        round.join(round.rooms[nth % 10] as string, round.people[nth % round.people.length] as SignedIn),
      )
      await until('all have joined', () => here.every(({ ready }) => ready), 30_000)
      const typed = new Set<string>()
      let typing = true
      const moving = (async () => {
        for (; typing; await pause(10)) round.world.clock.advance(10 + chance.below(30))
      })()
      const working = here.map(async (typist, nth) => {
        for (let count = 0; typing; count += 1) {
          const words = `⟦${closing}.${nth}.${count}⟧`
          typed.add(words)
          typist.type(words)
          await pause(150 + chance.below(450))
          // A person on a slow machine types more slowly; the ledger is about every edit, not about how many.
          while (typing && !typist.judged) await pause(10)
        }
      })
      await pause(200 + chance.below(400))
      const began = performance.now()
      if (byAct) await round.act('close', { reason: 'The chair closes the round' })
      // The first round is open for days: its deadline comes at once.
      else if (closing === 0) round.world.clock.setForward(new Date(round.draft.stage?.closesAt as string))
      await until('the round is closed', () => round.closed(), 120_000)
      if (byAct) stalls.push(performance.now() - began)
      await pause(200)
      typing = false
      await Promise.all([...working, moving])
      await Promise.all(here.map((typist) => typist.settled()))
      const inText = new Set(await round.tokensOfNewest())
      const returned = new Set(await round.tokensReturned(opened))
      round.leave()
      const both = [...typed].filter((words) => inText.has(words) && returned.has(words))
      const neither = [...typed].filter((words) => !inText.has(words) && !returned.has(words))
      figures.typed += typed.size
      figures.inText += [...typed].filter((words) => inText.has(words)).length
      figures.returned += [...typed].filter((words) => returned.has(words)).length
      figures.both += both.length
      figures.neither += neither.length
      expect({ both, neither }, `seed ${seed}, closing ${closing}`).toEqual({ both: [], neither: [] })
    }
    stalls.sort((a, b) => a - b)
    console.log(
      `closing journey: seed ${seed}, ${JSON.stringify(figures)}, closing by act p95 ${stalls[Math.floor(stalls.length * 0.95)]?.toFixed(0)} ms`,
    )
    expect(figures.inText).toBeGreaterThan(closings)
    expect(figures.returned).toBeGreaterThan(closings)
    expect(await round.revisions()).toHaveLength(closings)
  }, 900_000)
})
