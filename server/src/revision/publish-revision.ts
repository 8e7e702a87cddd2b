/** [REV1] Publishing: the text as it stands becomes a revision, in the transaction of whatever publishes it. */
import { randomUUID } from 'node:crypto'
import { type Content, footnotesIn, textOf } from '@plenary/shared/content'
import { labelsOf } from '@plenary/shared/numbering'
import { Refusal } from '@plenary/shared/problems'
import { paragraphHash, type RevisionSummary, revisionHash } from '@plenary/shared/revision'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import type { DraftRow } from '../draft/store.ts'
import type { ParagraphRow } from '../paragraph/store.ts'
import { insertRevision, nextNumber, type RevisionRow, revisionBySymbol, summaryOf } from './store.ts'

/** A paragraph as it is to be published, and the last row of its log that is in it. */
type Publishable = Pick<ParagraphRow, 'id' | 'kind' | 'level' | 'status' | 'unnumbered'> & {
  content: Content
  seq: number
}

export interface NewRevision
  extends Pick<
    RevisionRow,
    'kind' | 'stageId' | 'textCode' | 'symbol' | 'title' | 'dated' | 'issued' | 'note' | 'publishedBy'
  > {
  draft: DraftRow
  /** In the order of the text. */
  paragraphs: Publishable[]
  /** Where the log of live text stood, and the hash over the heads of its rooms there. */
  log: { position: number; root: string }
}

/** Freezes the numbering, hashes every paragraph and the whole, writes and records. Refuses `symbol-taken`. */
export async function publishRevision(
  { clock, facts }: Pick<Context, 'clock' | 'facts'>,
  tx: Transaction,
  { draft, paragraphs, log, ...given }: NewRevision,
): Promise<RevisionSummary> {
  if (await revisionBySymbol(tx, draft.processId, given.symbol)) throw new Refusal('symbol-taken')
  const id = randomUUID()
  const labels = labelsOf(paragraphs.map((each) => ({ ...each, footnotes: footnotesIn(each.content) })))
  const rows = paragraphs.map(({ id: paragraphId, kind, level, status, unnumbered, content, seq }, order) => {
    const label = labels.get(paragraphId) ?? null
    return {
      revisionId: id,
      paragraphId,
      order,
      kind,
      level,
      label,
      status,
      unnumbered,
      content,
      text: textOf(content),
      hash: paragraphHash({ paragraphId, kind, level, label, content }),
      seq,
    }
  })
  const row: Omit<RevisionRow, 'hash'> = {
    ...given,
    id,
    processId: draft.processId,
    draftId: draft.id,
    number: await nextNumber(tx, draft.id),
    language: draft.language,
    publishedAt: clock.now(),
    logPosition: log.position,
    logRoot: log.root,
    paragraphs: rows.filter(({ kind }) => kind === 'paragraph').length,
  }
  const whole: RevisionRow = { ...row, hash: revisionHash(row, rows) }
  await insertRevision(tx, whole, rows)
  const revision = summaryOf(whole)
  await facts.record(tx, {
    type: 'revision.published',
    processId: draft.processId,
    draftId: draft.id,
    ...(given.stageId ? { stageId: given.stageId } : {}),
    actorId: given.publishedBy,
    at: row.publishedAt,
    data: { revision, logRoot: log.root },
  })
  return revision
}
