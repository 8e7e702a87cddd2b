/** A revision as it is served: what was published, with its safe HTML and what in it is not what it looks like. */
import { htmlOf } from '@plenary/shared/content'
import { flagsIn } from '@plenary/shared/plain-sight'
import type { RevisionView } from '@plenary/shared/revision'
import type { Queries } from '../database/port.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { paragraphsOfRevision, type RevisionRow, summaryOf } from './store.ts'

/** Everything but HTML and flags was written with the revision; these two follow from its content alone. */
export async function viewRevision(queries: Queries, row: RevisionRow): Promise<RevisionView> {
  const [process, paragraphs] = await Promise.all([
    processById(queries, row.processId),
    paragraphsOfRevision(queries, row.id),
  ])
  const { id, slug, title } = process as ProcessRow
  const labels = new Map(paragraphs.map(({ paragraphId, label }) => [paragraphId, label]))
  return {
    ...summaryOf(row),
    process: { id, slug, title },
    paragraphs: paragraphs.map(({ revisionId: _, order: __, seq: ___, ...paragraph }) => ({
      ...paragraph,
      html: htmlOf(paragraph.content, (note) => labels.get(note) ?? null),
      flags: flagsIn(paragraph.text),
    })),
  }
}
