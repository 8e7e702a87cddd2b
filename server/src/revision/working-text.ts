/** The working text of a draft as one person may read it: what comparison and the following of terms need of it. */
import { can } from '@plenary/shared/abilities'
import type { Content } from '@plenary/shared/content'
import type { ParagraphKind } from '@plenary/shared/paragraph'
import type { Queries } from '../database/port.ts'
import { type DraftRow, draftById } from '../draft/store.ts'
import { lastSeq } from '../events/record.ts'
import { draftIfFor } from '../paragraph/draft-for.ts'
import { labelsOfRows } from '../paragraph/view-draft.ts'

/** A paragraph of a text that is read or compared whole, published or not. */
export interface TextParagraph {
  id: string
  kind: ParagraphKind
  level: number
  label: string | null
  content: Content
  text: string
}

export interface WorkingText {
  draft: DraftRow
  paragraphs: TextParagraph[]
  /** Paragraphs whose words this person may not read; they are not among `paragraphs`. */
  withheld: string[]
  /** Which text it is that stands still for this person; null for the one being written [REL2]. */
  kept: string | null
  /** The newest fact that is in it for certain. */
  seq: number
}

/** [CMP13] Null for whoever takes no part in the process: for them the draft does not exist. */
export async function workingTextFor(
  queries: Queries,
  userId: string | undefined,
  draftId: string,
  now: Date,
): Promise<WorkingText | null> {
  const draft = await draftById(queries, draftId)
  if (!draft) return null
  // The number is read first: a text that is newer than its number is compared again, never too seldom.
  const seq = await lastSeq(queries, draft.processId)
  const seen = await draftIfFor(queries, userId, draftId, now)
  if (!seen) return null
  const { actor, places } = seen
  const { rows } = places
  const labels = labelsOfRows(rows)
  const withheld = rows
    .filter((row) => can(actor, 'draft.read', places.placeOf(row), now) !== 'yes')
    .map(({ id }) => id)
  const hidden = new Set(withheld)
  const paragraphs = rows
    .filter(({ id }) => !hidden.has(id))
    .map(({ id, kind, level, content, text }) => ({
      id,
      kind,
      level,
      label: labels.get(id) ?? null,
      content,
      text,
    }))
  return { draft, paragraphs, withheld, seq, kept: places.kept?.as ?? null }
}
