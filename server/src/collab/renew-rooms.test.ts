/** Rooms of a time when a footnote was a node between two runs of text, brought into the present form at a start. */
import { randomBytes } from 'node:crypto'
import { type Content, textOf } from '@plenary/shared/content'
import { genesis } from '@plenary/shared/record'
import { fragmentName, roomOfParagraph, schemaVersion } from '@plenary/shared/rooms'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { chanceOf } from '../../../tests/seed.ts'
import { atOnce } from '../clock/slices.ts'
import { committedWords } from './anchors.ts'
import { applyAsIs } from './apply.ts'
import { checkRooms } from './check-log.ts'
import { blockOf, contentOf, runOf } from './content.ts'
import { Histories, type RoomHistory } from './history.ts'
import { append, keepSnapshot, linked, load, schemaOf } from './log.ts'
import { markProjected } from './projection-log.ts'
import { logRows, schemas } from './tables.ts'
import { type Hall, openHall } from './test-hall.ts'

let hall: Hall
afterEach(() => hall?.close())

const oldRoom = roomOfParagraph('0190aaaa-0000-7000-8000-0000000000aa')
const ids = ['note-1', 'note-2', 'note-3', 'note-4']

const noteOf = (id: string): Y.XmlElement => {
  const note = new Y.XmlElement('footnote')
  note.setAttribute('id', id)
  return note as Y.XmlElement
}

/** A first row as it was seeded before: runs of text with a node between them. */
function oldSeed(parts: (string | { id: string })[]): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => {
    const block = new Y.XmlElement('paragraph')
    doc.getXmlFragment(fragmentName).insert(0, [block])
    block.insert(
      0,
      parts.map((part) => (typeof part === 'string' ? new Y.XmlText(part) : noteOf(part.id))),
    )
    if (block.length === 0) block.insert(0, [new Y.XmlText()])
  })
  return Y.encodeStateAsUpdate(doc)
}

type Row = { participantId: string | null; update: Uint8Array }

/** Writes a room of before into the log, everything of it projected. */
async function oldLog(rows: Row[]): Promise<void> {
  const at = hall.clock.now()
  const all = rows.map((row, nth) => ({
    ...row,
    room: oldRoom,
    seq: nth + 1,
    at: new Date(+at - (rows.length - nth) * 1000),
  }))
  await append(hall.database, linked(genesis, all), [])
  await hall.database.transaction((tx) => markProjected(tx, [{ room: oldRoom, seq: rows.length }]), {
    lock: 'test:all',
  })
}

const docFrom = (updates: Iterable<Uint8Array>): Y.Doc => {
  const doc = new Y.Doc()
  applyAsIs(doc, updates)
  return doc
}
const stateNow = async (): Promise<Y.Doc> => docFrom((await hall.collab.statesOf([oldRoom])).values())
const history = async (): Promise<RoomHistory> => (await new Histories(hall).of(oldRoom)) as RoomHistory

/** What people did to such a room: words typed and deleted, signs set and removed as y-prosemirror did it. */
function session(seed: number): Row[] {
  const chance = chanceOf(seed)
  const rows: Row[] = [
    {
      participantId: null,
      update: oldSeed(['States shall protect', { id: 'note-1' }, ' migrants', { id: 'note-2' }, ' at sea.']),
    },
  ]
  const doc = docFrom([(rows[0] as Row).update])
  for (let nth = 0; nth < 40; nth += 1) {
    doc.clientID = 1000 + chance.below(2)
    const parts: Uint8Array[] = []
    const gather = (part: Uint8Array): void => void parts.push(part)
    doc.on('update', gather)
    doc.transact(() => change(doc, chance, nth))
    doc.off('update', gather)
    const participantId = doc.clientID === 1000 ? 'ngo' : 'state'
    if (parts.length > 0) rows.push({ participantId, update: Y.mergeUpdates(parts) })
  }
  return rows
}

function change(doc: Y.Doc, chance: ReturnType<typeof chanceOf>, nth: number): void {
  const block = blockOf(doc) as Y.XmlElement
  const children = block.toArray()
  const place = chance.below(children.length)
  const child = children[place]
  if (!(child instanceof Y.XmlText)) {
    if (chance.below(2) === 0) block.delete(place, 1)
    return
  }
  const at = chance.below(child.length + 1)
  const dice = chance.below(10)
  if (dice < 5) child.insert(at, chance.pick([' all', 'women ', 'e', ' not']), {})
  else if (dice < 7) child.delete(at, Math.min(child.length - at, 5))
  else if (dice < 8) child.format(at, Math.min(child.length - at, 6), { strong: {} })
  else {
    const tail =
      textOf(contentOf(doc)) &&
      child
        .toString()
        .replace(/<[^>]*>/g, '')
        .slice(at)
    const behind = new Y.XmlText()
    block.insert(place + 1, [noteOf(`${chance.pick(ids)}-${nth}`), behind])
    behind.insert(0, tail)
    child.delete(at, child.length - at)
  }
}

describe('rooms of an older schema', () => {
  const seeds = [7, 2018, ...Array.from({ length: 8 }, () => randomBytes(4).readUInt32LE())]
  it.each(seeds)(
    '[SGN5] [COL10] are renewed by one row: words, signs, authors, states and the places of threads stay (seed %i)',
    async (seed) => {
      hall = await openHall()
      await oldLog(session(seed))
      const stored = (await load(hall.database, oldRoom)) as NonNullable<Awaited<ReturnType<typeof load>>>
      const before = docFrom(stored.updates)
      const content: Content = contentOf(before)
      const past = await history()
      const words = committedWords(before)
      await keepSnapshot(hall.database, oldRoom, stored.seq, Y.encodeStateAsUpdate(before), hall.clock.now())
      await hall.restart()

      const after = await stateNow()
      expect(runOf(after)).toBeInstanceOf(Y.XmlText)
      expect(contentOf(after)).toEqual(content)
      const isOld = runOf(before) === undefined
      const renewed = (await load(hall.database, oldRoom)) as typeof stored
      expect(renewed.seq).toBe(stored.seq + (isOld ? 1 : 0))
      for await (const { room, faults, states, seq, projected } of checkRooms(hall.database, () => [
        stored.seq,
      ])) {
        expect(faults).toEqual([])
        if (room !== oldRoom) continue
        expect(projected).toBe(seq)
        for (const { content: kept } of states.values()) expect(kept).toEqual(content)
      }

      const now = await history()
      expect(atOnce(now.runs())).toEqual(atOnce(past.runs()))
      expect(atOnce(now.deletions())).toEqual(atOnce(past.deletions()))
      expect(atOnce(now.moments()).map(({ seq: _, ...moment }) => moment)).toEqual(
        atOnce(past.moments()).map(({ seq: _, ...moment }) => moment),
      )
      expect(now.contentAt(now.seq)).toEqual(content)

      const { text, rangeOf } = committedWords(after)
      const moved = hall.renewed.find(({ room }) => room === oldRoom)?.moved
      for (let from = 0; isOld && from < text.length; from += 3) {
        const range = { from, to: Math.min(text.length, from + 5) }
        const pins = moved?.(words.pin(range))
        expect(pins && rangeOf(pins)).toMatchObject(range)
      }

      await hall.restart()
      expect((await load(hall.database, oldRoom))?.seq).toBe(renewed.seq)
      expect(await schemaOf(hall.database)).toBe(schemaVersion)
    },
  )

  it('[SGN5] a start that was cut short goes on at the next one, and renews nothing twice', async () => {
    hall = await openHall()
    await oldLog(session(7))
    await hall.restart()
    const rows = await hall.database.$count(logRows)
    await hall.database.delete(schemas)
    await hall.restart()
    expect(await hall.database.$count(logRows)).toBe(rows)
    expect(await schemaOf(hall.database)).toBe(schemaVersion)
  })

  it('[SGN5] a room of references alone, and one whose runs are all empty, get the one run of text', async () => {
    hall = await openHall()
    await oldLog([{ participantId: null, update: oldSeed([{ id: 'note-1' }, { id: 'note-2' }]) }])
    await hall.restart()
    const doc = await stateNow()
    expect(runOf(doc)?.length).toBe(2)
    expect(contentOf(doc)).toEqual([
      { type: 'footnote', id: 'note-1' },
      { type: 'footnote', id: 'note-2' },
    ])
  })

  it('[SGN5] words of somebody who was away over the renewal, for a run that is gone, are refused and not swallowed', async () => {
    hall = await openHall()
    await oldLog([{ participantId: null, update: oldSeed(['A long beginning', { id: 'note-1' }, ' end.']) }])
    const away = docFrom(((await load(hall.database, oldRoom)) as { updates: Uint8Array[] }).updates)
    away.clientID = 5000
    const known = Y.encodeStateVector(away)
    const [, , run] = (blockOf(away) as Y.XmlElement).toArray()
    ;(run as Y.XmlText).insert(4, ' of mine')
    await hall.restart()
    const { gate } = await import('./gate.ts')
    const { Shadow } = await import('./shadow.ts')
    const live = await stateNow()
    const decision = gate(Y.encodeStateAsUpdate(away, known), new Shadow(live, new Map()), {
      participantId: 'ngo',
      ownerOf: () => undefined,
      newIdsLeft: 1,
    })
    expect(decision).toEqual({ admitted: false, code: 'unknown-content', close: null })
  })
})
