/** The order of a room: whatever is admitted is read the same in every order in which copies take it. */
import { randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { Crowd } from '../../../tests/crowd.ts'
import { type At, type Forged, type ForgedItem, forged } from '../../../tests/forger.ts'
import { type Chance, chanceOf } from '../../../tests/seed.ts'
import { applyAsIs } from './apply.ts'
import { blockOf, seedUpdate } from './content.ts'
import { gate } from './gate.ts'
import { Shadow } from './shadow.ts'

const readOf = (doc: Y.Doc): string => doc.getXmlFragment('content').toString()

const copyOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc({ guid: 'copy' })
  applyAsIs(doc, updates)
  return doc
}

type Needs = { own: [number, number][]; others: [number, number][] }

/** What a copy must hold before it can take an update: of each client, up to which clock. */
function needsOf(update: Uint8Array): Needs {
  const { structs, ds } = Y.decodeUpdate(update) as unknown as {
    structs: Y.Item[]
    ds: { clients: Map<number, { clock: number; len: number }[]> }
  }
  const own = new Map<number, number>()
  const made = new Map<number, number>()
  const others: [number, number][] = []
  for (const { id, length, origin, rightOrigin, parent } of structs) {
    if (!own.has(id.client)) own.set(id.client, id.clock)
    made.set(id.client, id.clock + length)
    const named = parent as unknown as Y.ID | string | null
    for (const place of [origin, rightOrigin, typeof named === 'string' ? null : named])
      if (place) others.push([place.client, place.clock + 1])
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) others.push([client, clock + len])
  return { own: [...own], others: others.filter(([client, clock]) => clock > (made.get(client) ?? 0)) }
}

/** The updates in some order in which a copy can take each of them at once. */
function otherOrder(updates: readonly Uint8Array[], needs: readonly Needs[], chance: Chance): Uint8Array[] {
  const have = new Map<number, number>()
  const left = updates.map((update, nth) => ({ update, needs: needs[nth] as Needs }))
  const order: Uint8Array[] = []
  while (left.length > 0) {
    let nth = chance.below(left.length)
    const isReady = ({ needs: { own, others } }: { needs: Needs }): boolean =>
      own.every(([client, clock]) => (have.get(client) ?? 0) >= clock) &&
      others.every(([client, clock]) => (have.get(client) ?? 0) >= clock)
    for (let tries = 0; !isReady(left[nth] as (typeof left)[number]); tries += 1) {
      if (tries > left.length) throw new Error('no update can be taken')
      nth = (nth + 1) % left.length
    }
    const [next] = left.splice(nth, 1) as [(typeof left)[number]]
    order.push(next.update)
    for (const { id, length } of Y.decodeUpdate(next.update).structs)
      have.set(id.client, Math.max(have.get(id.client) ?? 0, id.clock + length))
  }
  return order
}

/** The text of a copy that takes the same in some other order: of chance, or as a newcomer gets it. */
function otherReading(crowd: Crowd, needs: Needs[], chance: Chance): string {
  while (needs.length < crowd.admitted.length) needs.push(needsOf(crowd.admitted[needs.length] as Uint8Array))
  const doc = copyOf(
    chance.below(4) === 0 ? otherOrder(crowd.admitted, needs, chance) : [Y.encodeStateAsUpdate(crowd.live)],
  )
  const text = readOf(doc)
  doc.destroy()
  return text
}

const words = (doc: Y.Doc): Y.XmlText => (blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText

/** A room with these words, and somebody who knows them and forges. */
function hallOf(text: string) {
  const seed = seedUpdate([{ type: 'text', text }])
  const live = copyOf([seed])
  const shadow = new Shadow(live, Y.parseUpdateMeta(seed).to)
  const owners = new Map<number, string>()
  const admit = (update: Uint8Array, participantId = 'forger') => {
    const decision = gate(update, shadow, {
      participantId,
      ownerOf: (client) => owners.get(client),
      newIdsLeft: 64,
    })
    if (decision.admitted) for (const client of decision.newClientIds) owners.set(client, participantId)
    return decision.admitted ? 'yes' : decision.code
  }
  /** The id of the nth letter of the seed. */
  const letter = (nth: number): At => {
    let rest = nth
    for (let item = words(shadow.doc)._start; item; rest -= item.length, item = item.right)
      if (rest < item.length) return { client: item.id.client, clock: item.id.clock + rest }
    throw new Error('the text is shorter')
  }
  return { live, shadow, admit, letter }
}
const text = (what: string): Forged => ({ content: 'text', text: what })

describe('what an item stands between', () => {
  it('[Y48] an update of few bytes whose right neighbour stands left of its left one is refused', () => {
    const { admit, letter, shadow } = hallOf('one two')
    const update = forged([
      { id: { client: 99, clock: 0 }, origin: letter(4), rightOrigin: letter(1), what: text('X') },
    ])
    expect(update.length).toBeLessThanOrEqual(18)
    const before = Y.encodeStateAsUpdate(shadow.doc)
    expect(admit(update)).toBe('unknown-reference')
    expect(Y.encodeStateAsUpdate(shadow.doc)).toEqual(before)
    expect(shadow.rebuilt).toBe(0)
  })

  it('[Y49] nothing the author knew may lie between: not a letter of one run, not what one wrote oneself', () => {
    const { admit, letter } = hallOf('one two')
    const between = (client: number, clock: number, left: At | null, right: At | null): ForgedItem => ({
      id: { client, clock },
      origin: left,
      rightOrigin: right,
      what: text('X'),
    })
    expect(admit(forged([between(99, 0, letter(1), letter(3))]))).toBe('unknown-reference')
    expect(admit(forged([between(99, 0, letter(1), null)]))).toBe('unknown-reference')
    // The first is right; the second, of the same moment or of the next, passes it by.
    const first = between(99, 0, letter(1), letter(2))
    const pair = [first, { ...between(99, 1, letter(0), { client: 99, clock: 0 }) }]
    expect(admit(forged(pair))).toBe('unknown-reference')
    expect(admit(forged([first]))).toBe('yes')
    expect(
      admit(
        forged([
          between(99, 1, { client: 1, clock: letter(1).clock }, { client: 1, clock: letter(1).clock + 1 }),
        ]),
      ),
    ).toBe('unknown-reference')
    // Somebody else may not have heard of it yet.
    const other = between(
      77,
      0,
      { client: 1, clock: letter(1).clock },
      { client: 1, clock: letter(1).clock + 1 },
    )
    expect(admit(forged([other]), 'another')).toBe('yes')
  })

  it('[Y49] by what somebody refers to, they know what its author knew', () => {
    const { admit, letter } = hallOf('abcdef')
    const [b, c, e, f] = [letter(1), letter(2), letter(4), letter(5)]
    const item = (client: number, clock: number, left: At, right: At): Uint8Array =>
      forged([{ id: { client, clock }, origin: left, rightOrigin: right, what: text('X') }])
    expect(admit(item(60, 0, b, c), 'one')).toBe('yes')
    expect(admit(item(60, 1, e, f), 'one')).toBe('yes')
    // Whoever writes behind the second has the first as well, and may not pass it by in the next.
    expect(admit(item(70, 0, { client: 60, clock: 1 }, f), 'two')).toBe('yes')
    expect(admit(item(70, 1, b, c), 'two')).toBe('unknown-reference')
    expect(admit(item(80, 0, b, c), 'three')).toBe('yes')
  })

  it('[Y50] neighbours in two lists are refused', () => {
    const { admit, letter, shadow } = hallOf('one two')
    const block = blockOf(shadow.doc) as Y.XmlElement
    const run = words(shadow.doc)._item?.id as At
    const id = { client: 99, clock: 0 }
    expect(admit(forged([{ id, origin: letter(6), rightOrigin: run, what: text('X') }]))).toBe(
      'unknown-reference',
    )
    expect(admit(forged([{ id, origin: run, rightOrigin: letter(0), what: text('X') }]))).toBe(
      'unknown-content',
    )
    expect(admit(forged([{ id, origin: run, what: text('X') }]))).toBe('unknown-content')
    expect(
      admit(forged([{ id, origin: letter(6), rightOrigin: block._item?.id as At, what: text('X') }])),
    ).toBe('unknown-reference')
    // Held by something that holds nothing.
    expect(admit(forged([{ id, parent: letter(0), what: text('X') }]))).toBe('unknown-reference')
    expect(shadow.rebuilt).toBe(0)
  })

  it('[Y50] the rest of a run that is known in part follows that part alone', () => {
    const { admit, letter, shadow } = hallOf('one two')
    const run = words(shadow.doc)._item?.id as At
    const id = { client: 99, clock: 0 }
    expect(admit(forged([{ id, origin: letter(6), what: text('ab') }]))).toBe('yes')
    expect(admit(forged([{ id, origin: letter(6), rightOrigin: run, what: text('abX') }]))).toBe(
      'unknown-reference',
    )
    expect(admit(forged([{ id, origin: letter(6), what: text('abc') }]))).toBe('yes')
  })

  it('[Y51] what is of no length, or of a known item that speaks of what is not there, is refused', () => {
    const { admit, letter, shadow } = hallOf('one two')
    const id = { client: 99, clock: 0 }
    expect(admit(forged([{ id, origin: letter(6), what: text('') }]))).toBe('malformed-update')
    expect(admit(forged([{ id, origin: { client: 99, clock: 5 }, what: text('X') }]))).toBe(
      'unknown-reference',
    )
    const known: ForgedItem = {
      id: { client: 1, clock: 2 },
      origin: { client: 1, clock: 4000 },
      what: text('o'),
    }
    expect(admit(forged([known]))).toBe('unknown-reference')
    expect(shadow.rebuilt).toBe(0)
  })

  it('[Y49] honest words far apart in time pass: an editor from before all others, behind what was deleted, in what has gone', () => {
    const { admit, shadow } = hallOf('States shall protect.')
    const early = copyOf([Y.encodeStateAsUpdate(shadow.doc)])
    for (let nth = 0; nth < 40; nth += 1) {
      const writer = copyOf([Y.encodeStateAsUpdate(shadow.doc)])
      const before = Y.encodeStateVector(writer)
      writer.transact(() => {
        words(writer).insert(7 + (nth % 5), 'abc')
        words(writer).delete(nth % 9, 2)
      })
      expect(admit(Y.encodeStateAsUpdate(writer, before), 'another')).toBe('yes')
    }
    const before = Y.encodeStateVector(early)
    early.transact(() => {
      for (let nth = 0; nth < 12; nth += 1) words(early).insert(nth * 2, 'late')
      words(early).format(3, 9, { strong: {} })
      words(early).delete(5, 6)
    })
    expect(admit(Y.encodeStateAsUpdate(early, before), 'early')).toBe('yes')
  })
})

describe('what a refusal costs', () => {
  it('[Y52] a paragraph is weighed once for all that is too much, and never made anew', () => {
    const { admit, live, shadow } = hallOf('one two')
    const writer = copyOf([Y.encodeStateAsUpdate(live)])
    writer.clientID = 70
    const before = Y.encodeStateVector(writer)
    // Every letter an item of its own: what is large to Yjs is its number.
    for (let nth = 0; nth < 4000; nth += 1) words(writer).insert(nth % 2 ? 0 : words(writer).length, 'x')
    expect(admit(Y.encodeStateAsUpdate(writer, before), 'writer')).toBe('yes')
    const state = Y.encodeStateAsUpdate(shadow.doc)
    const tooMany = (client: number): Uint8Array => {
      const doc = copyOf([state])
      doc.clientID = client
      const since = Y.encodeStateVector(doc)
      words(doc).insert(3000, 'y'.repeat(49_000))
      return Y.encodeStateAsUpdate(doc, since)
    }
    const all = Array.from({ length: 30 }, (_, nth) => tooMany(100 + nth))
    const made = vi.spyOn(Y.Doc.prototype, 'destroy')
    for (const update of all) expect(admit(update)).toBe('paragraph-too-large')
    expect(shadow.rebuilt).toBe(0)
    expect(made).not.toHaveBeenCalled()
    made.mockRestore()
    expect(Y.encodeStateAsUpdate(shadow.doc)).toEqual(state)
  })
})

const updates = Number(process.env.UPDATES ?? 5000)
const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32LE())

describe('the order of a room', () => {
  it(`[Y49] ${updates} forged and honest updates: copies that take the admitted in different orders read the same, nothing honest is refused (SEED=${seed})`, () => {
    const chance = chanceOf(seed)
    const seen = { honest: 0, forged: 0, forgedAndAdmitted: 0, unknownReferences: 0 }
    while (seen.honest + seen.forged < updates) {
      const crowd = new Crowd(chance, 2 + chance.below(2))
      const needs: Needs[] = []
      for (let turn = 0; turn < 60; turn += 1) {
        const before = Y.encodeStateAsUpdate(crowd.shadow.doc)
        const said = crowd.turn()
        for (const { decision, honest, update } of said) {
          seen[honest ? 'honest' : 'forged'] += 1
          if (decision.admitted) {
            if (!honest) seen.forgedAndAdmitted += 1
            if (decision.update) expect(otherReading(crowd, needs, chance)).toBe(readOf(crowd.live))
            continue
          }
          if (decision.code === 'unknown-reference') seen.unknownReferences += 1
          // What stood in a run that somebody else took away whole comes as gone, which the gate takes from nobody [Y13].
          if (honest) expect(isPartlyGone(update) ? 'malformed-update' : 'yes').toBe(decision.code)
          if (said.length === 1) expect(Y.encodeStateAsUpdate(crowd.shadow.doc)).toEqual(before)
        }
      }
      expect(readOf(crowd.shadow.doc)).toBe(readOf(crowd.live))
      expect(crowd.shadow.rebuilt).toBe(0)
      crowd.destroy()
    }
    expect(seen.forgedAndAdmitted).toBeGreaterThan(updates / 100)
    expect(seen.unknownReferences).toBeGreaterThan(updates / 20)
  }, 600_000)
})

const isPartlyGone = (update: Uint8Array): boolean =>
  Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.GC)
