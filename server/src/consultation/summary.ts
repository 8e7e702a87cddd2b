/** The chair's summary of a stage: written by the secretariat, published once, with a hash that the record keeps. */
import type { ParsedOf } from '@plenary/shared/api'
import { hashOf } from '@plenary/shared/canonical'
import { Refusal } from '@plenary/shared/problems'
import type { Tools } from '../words.ts'
import { noteChange } from './note-change.ts'
import { actInStage } from './scene.ts'
import { type SummaryRow, sealSummary, summaryOf, writeSummary } from './store.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts'>

/** [CNS6] What is published is these words in this language for this stage, and nothing else. */
export const summaryHash = ({
  stageId,
  language,
  text,
}: Pick<SummaryRow, 'stageId' | 'language' | 'text'>): string => hashOf({ stageId, language, text })

/** [CNS5] Whoever saves says which version they saw; nobody writes over words they have not read. */
export const saveSummary = (
  deps: Deps,
  userId: string,
  stageId: string,
  { version, language, text }: ParsedOf<'saveSummary', 'body'>,
): Promise<void> =>
  actInStage(deps, userId, stageId, 'consultation.keep', async (tx, scene) => {
    const { actor, now } = scene
    if ((await summaryOf(tx, stageId))?.publishedAt) throw new Refusal('already-published')
    const row = { stageId, text, language, savedBy: actor.id, savedAt: now }
    if (!(await writeSummary(tx, version, row))) throw new Refusal('version-conflict')
    await noteChange(deps, tx, scene, 'summary', 'secretariat')
  })

/** [CNS6] Published once, as the version that was read; an empty summary says nothing and is not published. */
export const publishSummary = (
  deps: Deps,
  userId: string,
  stageId: string,
  { version }: ParsedOf<'publishSummary', 'body'>,
): Promise<void> =>
  actInStage(deps, userId, stageId, 'consultation.keep', async (tx, scene) => {
    const { stage, actor, now } = scene
    const row = await summaryOf(tx, stageId)
    if (!row) throw new Refusal('not-found')
    if (row.publishedAt) throw new Refusal('already-published')
    if (row.text.trim() === '') throw new Refusal('contribution-empty', 'There are no words in it.')
    const hash = summaryHash(row)
    if (!(await sealSummary(tx, { stageId, version }, now, hash))) throw new Refusal('version-conflict')
    await deps.facts.record(tx, {
      type: 'summary.published',
      processId: stage.processId,
      stageId,
      actorId: actor.id,
      at: now,
      data: { stageId, hash },
    })
    await noteChange(deps, tx, scene, 'summary')
  })
