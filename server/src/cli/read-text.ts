/** A text as an export needs it: the working text of a draft, or what was published of it. */
import { comparable } from '@plenary/shared/comparable'
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { found } from '@plenary/shared/problems'
import type { RevisionSummary } from '@plenary/shared/revision'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { draftById } from '../draft/store.ts'
import { draftPlaces } from '../paragraph/place.ts'
import { viewDraft } from '../paragraph/view-draft.ts'
import { revisionNamed, summaryOf } from '../revision/store.ts'
import { viewRevision } from '../revision/view-revision.ts'
import { operatorIn } from './operator.ts'

export interface ExportedText extends Pick<DraftView, 'id' | 'title' | 'language'> {
  paragraphs: (Omit<ParagraphView, 'position' | 'unnumbered' | 'room' | 'can'> & { hash?: string })[]
  /** Null for a working text, which nothing seals. */
  revision: RevisionSummary | null
}

/** [EXP2] Exactly what was published, whatever has become of the draft since. */
async function readRevision(queries: Queries, name: string): Promise<ExportedText | null> {
  const row = await revisionNamed(queries, name)
  if (!row) return null
  const { paragraphs } = await viewRevision(queries, row)
  return {
    id: row.draftId,
    title: row.title,
    language: row.language,
    paragraphs: paragraphs.map(({ paragraphId, flags: _, unnumbered: __, ...each }) => ({
      ...each,
      id: paragraphId,
    })),
    revision: summaryOf(row),
  }
}

/** A draft by its id, or a revision by its id, hash or symbol. */
export async function readText(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  name: string,
): Promise<ExportedText | null> {
  if (!(await draftById(database, name))) return readRevision(database, comparable(name))
  const seen = async () => {
    const places = found(await draftPlaces(database, name))
    return { places, actor: operatorIn(places.draft.processId) }
  }
  return { ...(await viewDraft(database, name, seen, clock.now())), revision: null }
}
