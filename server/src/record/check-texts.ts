/** Published texts against their hashes, the record and the log; the working text against the log. */
import { canonicalJson } from '@plenary/shared/canonical'
import { normalise, textOf } from '@plenary/shared/content'
import { logRootOf } from '@plenary/shared/record'
import { paragraphHash, revisionHash } from '@plenary/shared/revision'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { type CheckedRoom, checkRooms } from '../collab/check-log.ts'
import type { Queries } from '../database/port.ts'
import { paragraphsOfRevision, type RevisionRow, summaryOf } from '../revision/store.ts'
import type { RecordCheck } from './check-record.ts'
import { allRevisions, rowsPublished, wordsByRoom } from './text-store.ts'

export interface TextCheck {
  revisions: number
  /** Paragraphs of all revisions; how many of them came as a file and follow from no log. */
  published: number
  imported: number
  rooms: number
  rows: number
  /** Paragraphs of working texts, and how many have words that are not written for readers yet. */
  paragraphs: number
  behind: number
  /** One line each. */
  faults: string[]
}

/** What is kept of a room when it was checked: the hash and the words at the rows that revisions name, as one string. */
type States = Map<string, Map<number, { hash: string; words: string }>>

const said: Record<CheckedRoom['faults'][number]['fault'], (seq: number) => string> = {
  altered: (seq) => `change ${seq}, or the one before it, is not what it was when it was saved`,
  removed: (seq) => `change ${seq} is missing`,
  unreadable: (seq) => `change ${seq} cannot be read`,
  copies: (seq) =>
    `after change ${seq} whoever comes anew reads other words than whoever was there; restore it`,
  snapshot: (seq) => `the state kept of change ${seq} is not the one its changes make`,
}

/** [REC13] Every text there is; `published` is what the record says of revisions. */
export async function checkTexts(queries: Queries, published: RecordCheck['published']): Promise<TextCheck> {
  const check: TextCheck = {
    revisions: 0,
    published: 0,
    imported: 0,
    rooms: 0,
    rows: 0,
    paragraphs: 0,
    behind: 0,
    faults: [],
  }
  const states = await checkWorkingText(queries, check)
  const revisions = await allRevisions(queries)
  for (const revision of revisions) await checkRevision(queries, revision, published, states, check)
  const known = new Set(revisions.map(({ id }) => id))
  for (const [id, { number, revision }] of published)
    if (!known.has(id))
      check.faults.push(`Revision ${revision.symbol}: removed; entry ${number} published it.`)
  return check
}

/** [REC14] Rooms one by one: links, states, and the words written for readers. */
async function checkWorkingText(queries: Queries, check: TextCheck): Promise<States> {
  const wanted = await rowsPublished(queries)
  const words = await wordsByRoom(queries)
  const states: States = new Map()
  const seen = new Set<string>()
  for await (const room of checkRooms(queries, (name) => wanted.get(name) ?? [])) {
    check.rooms += 1
    check.rows += room.rows
    seen.add(room.room)
    for (const { seq, fault } of room.faults)
      check.faults.push(`Live text ${room.room}: ${said[fault](seq)}.`)
    const row = words.get(room.room)
    if (room.projected > room.seq) check.faults.push(`Live text ${room.room}: its last changes are missing.`)
    else if (row && room.projected > 0) {
      const state = room.states.get(room.projected)
      if (!row.fits || !state || wordsOf(state.content) !== wordsOf(row.content))
        check.faults.push(`Paragraph ${row.id}: its words do not follow from its changes.`)
      if (room.projected < room.seq) check.behind += 1
    }
    states.set(
      room.room,
      new Map([...room.states].map(([seq, { hash, content }]) => [seq, { hash, words: wordsOf(content) }])),
    )
  }
  check.paragraphs = words.size
  for (const [room, { id }] of words)
    if (!seen.has(room)) check.faults.push(`Paragraph ${id}: all its changes are missing.`)
  return states
}

const wordsOf = (content: Parameters<typeof normalise>[0]): string => canonicalJson(normalise(content))

async function checkRevision(
  queries: Queries,
  revision: RevisionRow,
  published: RecordCheck['published'],
  states: States,
  check: TextCheck,
): Promise<void> {
  const rows = await paragraphsOfRevision(queries, revision.id)
  const fault = (what: string): void => void check.faults.push(`Revision ${revision.symbol}: ${what}`)
  check.revisions += 1
  check.published += rows.length
  const altered = rows.filter((row) => paragraphHash(row) !== row.hash || textOf(row.content) !== row.text)
  for (const { paragraphId, label } of altered)
    fault(`paragraph ${label ?? paragraphId} is not what was published (${paragraphId}).`)
  if (revisionHash(revision, rows) !== revision.hash)
    fault('its paragraphs, their order or its title are not those that were published.')
  const entry = published.get(revision.id)
  if (!entry) fault('the record does not say that it was published.')
  else if (canonicalJson(entry.revision) !== canonicalJson(summaryOf(revision)))
    fault(`it is not the one that entry ${entry.number} of the record published.`)
  else if (entry.logRoot !== revision.logRoot)
    fault(`entry ${entry.number} of the record names other changes.`)

  const live = rows.filter(({ seq }) => seq > 0)
  check.imported += rows.length - live.length
  const heads = live.flatMap(({ paragraphId, content, seq, label }) => {
    const room = roomOfParagraph(paragraphId)
    const state = states.get(room)?.get(seq)
    if (state?.words !== wordsOf(content))
      fault(`paragraph ${label ?? paragraphId} does not follow from its changes (${paragraphId}).`)
    return state ? [{ room, seq, hash: state.hash }] : []
  })
  // Where nothing came as a file, the changes it was made of are sealed as a whole.
  if (live.length === rows.length && rows.length > 0 && logRootOf(heads) !== revision.logRoot)
    fault('the changes it follows from are not those that were sealed with it.')
}
