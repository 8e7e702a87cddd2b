/** Drafts as they were read, kept for as long as nothing was committed; then what is still the same stays the same object. */
import type { Database } from '../database/port.ts'
import { type DraftRow, draftById, tablingsOf } from '../draft/store.ts'
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
interface Kept {
  version: string
  reading: Promise<DraftRead | null>
  last: { rows?: Rows; text?: Text | null }
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

export function keepDrafts(database: Database): KeptDrafts {
  const drafts = new Map<string, Kept>()

  async function read(draft: DraftRow, last: Kept['last']): Promise<DraftRead> {
    const { id, processId } = draft
    // The number is read first: a fact that comes in between is applied twice rather than never.
    const seq = await lastSeq(database, processId)
    const [process, tablings, unread] = await Promise.all([
      processById(database, processId),
      tablingsOf(database, id),
      unreadParagraphsOf(database, id),
    ])
    last.rows = readRows(unread, last.rows)
    let reading: Promise<KeptText | null> | undefined
    const keptOnce = (): Promise<KeptText | null> => {
      reading ??= unreadText(database, id).then((found) => {
        last.text = readKeptText(id, found, last.text)
        return last.text?.text ?? null
      })
      reading.catch(() => {
        reading = undefined
      })
      return reading
    }
    return {
      ...{ process: process as ProcessRow, seq },
      places: workingPlaces(draft, tablings, last.rows.rows, keptOnce),
    }
  }

  function forgetOldest(): void {
    const counts = [...drafts].map(([id, { last }]) => ({ id, count: last.rows?.rows.length ?? 0 }))
    let all = counts.reduce((sum, { count }) => sum + count, 0)
    for (const { id, count } of counts.slice(0, -1)) {
      if (all <= keptParagraphs) return
      drafts.delete(id)
      all -= count
    }
  }

  return async (draftId) => {
    // Asked before anything is read: what is committed meanwhile makes it another.
    const version = await database.version()
    const kept = drafts.get(draftId)
    if (kept?.version === version) return kept.reading
    const last = kept?.last ?? {}
    const reading = draftById(database, draftId).then((draft) => draft && read(draft, last))
    drafts.delete(draftId)
    drafts.set(draftId, { version, reading, last })
    const forget = (): void => {
      if (drafts.get(draftId)?.reading === reading) drafts.delete(draftId)
    }
    // Of what is not there nothing is kept, whoever asks for it.
    reading.then((there) => (there ? forgetOldest() : forget()), forget)
    return reading
  }
}
