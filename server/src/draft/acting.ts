/** [PSE1] In which stage somebody acts who reads or changes a draft: who wears masks is resolved by it. */
import { type Moment, momentOf, phaseOf } from '@plenary/shared/stage'
import type { ActingPlace } from '../participant/masks.ts'
import { type DraftRow, type TablingRow, tablingsOf } from './store.ts'

/**
 * The open round that has the draft on its table, in the order of the calendar; where none is open, the one that closed
 * last, in which one only reads. A draft that no round has taken up yet is a place of its own.
 */
export function actingStage(draftId: string, tablings: Pick<TablingRow, 'stage'>[], now: Moment): string {
  const stages = tablings.map(({ stage }) => stage)
  const open = stages.find((stage) => phaseOf(stage, now) === 'open')
  const last = stages
    .filter((stage) => phaseOf(stage, now) === 'closed')
    .sort((a, b) => momentOf(a.closesAt as Date) - momentOf(b.closesAt as Date))
    .at(-1)
  return (open ?? last)?.id ?? draftId
}

/** Where somebody acts who does something with a draft now. */
export const inDraft = ({ id, processId }: Pick<DraftRow, 'id' | 'processId'>, now: Date): ActingPlace => ({
  processId,
  stage: async (queries) => actingStage(id, await tablingsOf(queries, id), now),
})
