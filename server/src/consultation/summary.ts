/** The chair's summary of a stage: written by the secretariat, published once, with a hash that the record keeps. */
import type { ParsedOf } from '@plenary/shared/api'
import { hashOf } from '@plenary/shared/canonical'
import { found, Refusal } from '@plenary/shared/problems'
import { command } from '../participant/command.ts'
import { noteChange } from './note-change.ts'
import { lockOfStage, stagePage } from './page-command.ts'
import { type SummaryRow, sealSummary, summaryOf, writeSummary } from './store.ts'

const summary = { subject: stagePage, action: 'consultation.keep', lock: lockOfStage } as const

/** [CNS6] What is published is these words in this language for this stage, and nothing else. */
export const summaryHash = ({
  stageId,
  language,
  text,
}: Pick<SummaryRow, 'stageId' | 'language' | 'text'>): string => hashOf({ stageId, language, text })

/** [CNS5] Whoever saves says which version they saw; nobody writes over words they have not read. */
export const saveSummary = command({
  ...summary,
  async work(_: object, turn, { version, language, text }: ParsedOf<'saveSummary', 'body'>) {
    const { tx, row: stage, actor, now } = turn
    if ((await summaryOf(tx, stage.id))?.publishedAt) throw new Refusal('already-published')
    const row = { stageId: stage.id, text, language, savedBy: actor.id, savedAt: now }
    if (!(await writeSummary(tx, version, row))) throw new Refusal('version-conflict')
    await noteChange(turn, 'summary', 'secretariat')
  },
})

/** [CNS6] Published once, as the version that was read; an empty summary says nothing and is not published. */
export const publishSummary = command({
  ...summary,
  async work(_: object, turn, { version }: ParsedOf<'publishSummary', 'body'>) {
    const { tx, row: stage, now, record } = turn
    const row = found(await summaryOf(tx, stage.id))
    if (row.publishedAt) throw new Refusal('already-published')
    if (row.text.trim() === '') throw new Refusal('contribution-empty', 'There are no words in it.')
    const hash = summaryHash(row)
    const sealed = await sealSummary(tx, { stageId: stage.id, version }, now, hash)
    if (!sealed) throw new Refusal('version-conflict')
    await record('summary.published', { stageId: stage.id, hash })
    await noteChange(turn, 'summary')
  },
})
