/** Drafts as they were read, kept for as long as nothing was committed; then what is still the same stays the same object. */
import { keepRead } from '../database/keep-read.ts'
import type { Database } from '../database/port.ts'
import { draftById, tablingsOf } from '../draft/store.ts'
import { lastSeq } from '../events/record.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { type KeptText, readText, type UnreadText, unreadText } from './kept-store.ts'
import { type DraftPlaces, workingPlaces } from './place.ts'
import { type ParagraphRow, type UnreadRow, unreadParagraphsOf } from './store.ts'

/** A draft of which nobody has asked yet who may read what of it. What it holds is shared: nobody changes it. */
export interface DraftRead {
  process: ProcessRow
  /** The number of the last fact that is certainly in it. */
  seq: number
  /** As the pen-holder has it. */
  places: DraftPlaces
}

/** Null where there is no such draft. */
export type KeptDrafts = (draftId: string) => Promise<DraftRead | null>

/** Paragraphs of all drafts that are kept; the draft that was read longest ago goes first. */
const keptParagraphs = 5000

/** What was read, with how it lay in the database. */
interface Rows {
  unread: UnreadRow[]
  rows: ParagraphRow[]
}
interface Text {
  unread: UnreadText
  text: KeptText
}

const fields = (row: UnreadRow): (string | number | boolean | null)[] => [
  ...[row.id, row.content, row.position, row.kind, row.level, row.status, row.unnumbered, row.text],
  ...[+row.createdAt, +row.changedAt, row.deletedAt && +row.deletedAt, row.draftId],
]
const isSame = (one: UnreadRow, other: UnreadRow): boolean => {
  const others = fields(other)
  return fields(one).every((value, nth) => value === others[nth])
}

/** [API5] Rows that are the same in all they hold are the same objects, and the list is when all of them are. */
function readRows(unread: UnreadRow[], last: Rows | undefined): Rows {
  const before = new Map(last?.unread.map((row, nth) => [row.id, nth]))
  let moved = unread.length !== last?.unread.length
  const rows = unread.map((row, nth) => {
    const was = before.get(row.id)
    const isKept = last !== undefined && was !== undefined && isSame(row, last.unread[was] as UnreadRow)
    moved ||= !isKept || was !== nth
    return isKept
      ? (last.rows[was] as ParagraphRow)
      : { ...row, content: JSON.parse(row.content) as ParagraphRow['content'] }
  })
  return last && !moved ? last : { unread, rows }
}

function readKeptText(
  draftId: string,
  unread: UnreadText | null,
  last: Text | null | undefined,
): Text | null {
  if (!unread) return null
  const isKept =
    last?.unread.as === unread.as &&
    +last.unread.at === +unread.at &&
    last.unread.paragraphs === unread.paragraphs
  return isKept ? last : { unread, text: readText(draftId, unread) }
}

/** What was read of a draft, and how it lay in the database. */
interface Kept extends DraftRead {
  rows: Rows
  /** Of a draft with the pen, once somebody else asked for it. */
  text?: Text | null | undefined
}

export function keepDrafts(database: Database): KeptDrafts {
  async function read(id: string, last: Kept | undefined): Promise<Kept | null> {
    const draft = await draftById(database, id)
    if (!draft) return null
    // The number is read first: a fact that comes in between is applied twice rather than never.
    const seq = await lastSeq(database, draft.processId)
    const [process, tablings, unread] = await Promise.all([
      processById(database, draft.processId),
      tablingsOf(database, id),
      unreadParagraphsOf(database, id),
    ])
    const rows = readRows(unread, last?.rows)
    let reading: Promise<KeptText | null> | undefined
    const keptOnce = (): Promise<KeptText | null> => {
      reading ??= unreadText(database, id).then((found) => {
        kept.text = readKeptText(id, found, kept.text)
        return kept.text?.text ?? null
      })
      reading.catch(() => {
        reading = undefined
      })
      return reading
    }
    const places = workingPlaces(draft, tablings, rows.rows, keptOnce)
    const kept: Kept = { process: process as ProcessRow, seq, places, rows, text: last?.text }
    return kept
  }
  const most = keptParagraphs
  return keepRead(database, read, { most, sizeOf: ({ rows }) => rows.rows.length })
}
