/** Updates that are judged in one go: as each would be alone, at the price of one. */
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Crowd } from '../../../tests/crowd.ts'
import { forged } from '../../../tests/forger.ts'
import { chanceOf } from '../../../tests/seed.ts'
import { applyAsIs } from './apply.ts'
import { runOf, seedUpdate } from './content.ts'
import { type Decision, gateAll, type Try } from './gate.ts'
import { Shadow } from './shadow.ts'

const readOf = (doc: Y.Doc): string => doc.getXmlFragment('content').toString()

const copyOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc({ guid: 'copy' })
  applyAsIs(doc, updates)
  return doc
}

type Said = { participantId: string; update: Uint8Array; decision: Decision }

/** A room of its own that hears what a crowd says, several at once. */
function mirrorOf(crowd: Crowd) {
  const [seeded] = crowd.admitted as [Uint8Array]
  const live = copyOf([seeded])
  const shadow = new Shadow(live, Y.parseUpdateMeta(seeded).to)
  const owners = new Map<number, string>()
  let said: Said[] = []
  crowd.heard = (participantId, update, decision) => void said.push({ participantId, update, decision })
  return {
    shadow,
    live,
    /** How they are judged together, and how they were one by one. */
    judge(): { together: Decision[]; alone: Decision[] } {
      const tries = said.map(({ participantId, update }) => ({
        update,
        writer: crowd.writer(participantId, owners),
      }))
      const together = gateAll(tries, shadow)
      const admitted = together.flatMap((decision, nth) => {
        if (!decision.admitted) return []
        for (const client of decision.newClientIds) owners.set(client, (said[nth] as Said).participantId)
        return decision.update ?? []
      })
      applyAsIs(live, admitted)
      shadow.committed(admitted.length)
      const alone = said.map(({ decision }) => decision)
      said = []
      return { together, alone }
    },
  }
}

const outcomesOf = (decisions: Decision[]) =>
  decisions.map((one) => (one.admitted ? [...one.newClientIds] : [one.code, one.close]))

const updates = Number(process.env.UPDATES ?? 3000)
const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32LE())

describe('updates that are judged together', () => {
  it.each([1, 8])(
    `[FST1] are judged as each would be alone and leave the same room (${updates}, a turn in %i with forgeries, SEED=${seed})`,
    (rare) => {
      const chance = chanceOf(seed)
      const sizes = new Set<number>()
      for (let seen = 0; seen < updates; ) {
        const crowd = new Crowd(chance, 2 + chance.below(3))
        const mirror = mirrorOf(crowd)
        for (let turn = 0; turn < 60; turn += 1) {
          crowd.turn(chance.below(rare) === 0)
          if (chance.below(6) > 0) continue
          const { together, alone } = mirror.judge()
          seen += together.length
          sizes.add(together.length)
          expect(outcomesOf(together)).toEqual(outcomesOf(alone))
          expect(readOf(mirror.live)).toBe(readOf(crowd.live))
          expect(Y.encodeStateAsUpdate(mirror.shadow.doc)).toEqual(Y.encodeStateAsUpdate(mirror.live))
        }
        crowd.destroy()
      }
      expect(sizes.size).toBeGreaterThan(5)
    },
    600_000,
  )

  it('[FST1] cost one transaction where all are honest, and one each where one is not', () => {
    const seeded = seedUpdate([{ type: 'text', text: 'one two' }])
    const shadow = new Shadow(copyOf([seeded]), Y.parseUpdateMeta(seeded).to)
    const byPerson = (nth: number): Try => {
      const doc = copyOf([seeded])
      doc.clientID = 5000 + nth
      const before = Y.encodeStateVector(doc)
      runOf(doc)?.insert(nth, 'x')
      return {
        update: Y.encodeStateAsUpdate(doc, before),
        writer: { participantId: `p${nth}`, ownerOf: () => undefined, newIdsLeft: 8 },
      }
    }
    const honest = [1, 2, 3].map(byPerson)
    expect(gateAll(honest, shadow).map(({ admitted }) => admitted)).toEqual([true, true, true])
    expect(shadow.transactions).toBe(1)
    // The beginning of an item it refers to is there, the place it names is not in the text.
    const place = { client: 5001, clock: 0 }
    const astray = forged([
      { id: { client: 6000, clock: 0 }, parent: place, what: { content: 'text', text: 'y' } },
    ])
    const decisions = gateAll(
      [...[4, 5].map(byPerson), { ...byPerson(6), update: astray }, byPerson(7)],
      shadow,
    )
    expect(decisions.map(({ admitted }) => admitted)).toEqual([true, true, false, true])
    expect(shadow.transactions).toBe(1 + 1 + 4)
    expect(shadow.rebuilt).toBe(0)
    expect(readOf(shadow.doc)).toContain('x')
  })
})
