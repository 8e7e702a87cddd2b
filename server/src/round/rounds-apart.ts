/** [RND27] Keeps rounds of one process apart: a section of a draft is on one table at a time. */
import { Refusal } from '@plenary/shared/problems'
import type { RightRule } from '@plenary/shared/stage'
import type { Queries } from '../database/port.ts'
import { draftById, draftsOfStage, type TablingOfStage, tablingsOfStage, takeBack } from '../draft/store.ts'
import { keepText } from '../paragraph/kept-store.ts'
import { sealedText } from '../paragraph/sealed-text.ts'
import { paragraphsOf } from '../paragraph/store.ts'
import { underNewRights } from '../paragraph/under-new-rights.ts'
import type { StageTables } from '../stage/act-on-stage.ts'
import { type StageRow, stagesOf } from '../stage/store.ts'
import type { Tools } from '../words.ts'
import { scopesMeet, sectionsMeet, sectionsTaken, windowsMeet } from './overlap.ts'

type Lying = Pick<TablingOfStage, 'draftId' | 'rules'>

const rulesFor = (tablings: Lying[], draftId: string): RightRule[] | undefined =>
  tablings.find((each) => each.draftId === draftId)?.rules

/** A round without a draft takes the one before it when it opens: until then its announced scope counts. */
const awaitsText = (round: StageRow, tablings: Lying[]): boolean =>
  tablings.length === 0 && round.textCode !== null

async function share(
  queries: Queries,
  [stage, own]: [StageRow, Lying[]],
  [other, theirs]: [StageRow, Lying[]],
): Promise<boolean> {
  if (awaitsText(stage, own) || awaitsText(other, theirs)) {
    const both = [own, theirs].every((each, nth) => each.length > 0 || [stage, other][nth]?.textCode != null)
    return both && scopesMeet(stage.scope, other.scope)
  }
  for (const { draftId, rules } of own) {
    const opposite = rulesFor(theirs, draftId)
    if (!opposite) continue
    const rows = await paragraphsOf(queries, draftId)
    const taken = sectionsTaken(stage.scope, rules, rows)
    if (sectionsMeet(taken, sectionsTaken(other.scope, opposite, rows), rows)) return true
  }
  return false
}

/** `own`: what lies, or is to lie, on the table of the stage. */
export async function ensureRoundsApart(
  queries: Queries,
  stage: StageRow,
  own: Lying[],
  now: Date,
): Promise<void> {
  if (stage.kind !== 'round') return
  for (const other of await stagesOf(queries, [stage.processId])) {
    if (other.id === stage.id || other.kind !== 'round' || !windowsMeet(stage, other, now)) continue
    const theirs = await tablingsOfStage(queries, other.id)
    if (await share(queries, [stage, own], [other, theirs])) throw new Refusal('rounds-overlap', other.title)
  }
}

/** What the life of stages asks of the drafts on their tables. */
export const stageTables = (tools: Pick<Tools, 'database' | 'clock' | 'collab'>): StageTables => ({
  underNewRights: (stageId, work, options) =>
    underNewRights(tools, (queries) => draftsOfStage(queries, stageId), work, options),
  // [REL2] What stood at that moment is what everyone but the pen-holder has from there on.
  async cutShort(tx, seal, stage, now) {
    for (const draftId of await draftsOfStage(tx, stage.id)) {
      const draft = await draftById(tx, draftId)
      if (!draft) continue
      await takeBack(tx, draft, now)
      const { paragraphs } = await sealedText(tx, seal, draftId, null)
      await keepText(tx, draftId, { as: `cancelled:${stage.id}`, at: now, paragraphs })
    }
  },
  ensureApart: async (tx, stage) =>
    ensureRoundsApart(tx, stage, await tablingsOfStage(tx, stage.id), tools.clock.now()),
})
