/** [RND27] Keeps rounds of one process apart: a section of a draft is on one table at a time. */
import { Refusal } from '@plenary/shared/problems'
import type { RightRule } from '@plenary/shared/stage'
import type { Queries } from '../database/port.ts'
import { type TablingOfStage, tablingsOfStage } from '../draft/store.ts'
import { paragraphsOf } from '../paragraph/store.ts'
import { type StageRow, stagesOf } from '../stage/store.ts'
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

/** Refuses `rounds-overlap` when a stage, with what lies on its table, takes up a section another round has at that time. */
export const ensureTableApart = async (queries: Queries, stage: StageRow, now: Date): Promise<void> =>
  ensureRoundsApart(queries, stage, await tablingsOfStage(queries, stage.id), now)
