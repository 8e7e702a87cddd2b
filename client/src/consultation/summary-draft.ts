/** The chair's summary as it is being written: kept on the device, and joined with what others saved meanwhile. */
import { z } from 'zod'
import { type DeviceStorage, type KeptDraft, keptDraft } from '../api/kept-draft.ts'

const keptSummarySchema = z.object({
  version: z.number(),
  /** What mine began from. */
  began: z.string(),
  mine: z.string(),
})
export type KeptSummary = z.infer<typeof keptSummarySchema>

/**
 * [CPG4] Two who write the same summary: where one of them changed nothing, the other's stands; otherwise mine stands and
 * theirs is shown beside it until a person has chosen. No word is dropped by the page.
 */
export function joinSummary(
  began: string,
  theirs: string,
  mine: string,
): { text: string; theirs: string | null } {
  if (mine === theirs || theirs === began) return { text: mine, theirs: null }
  if (mine === began) return { text: theirs, theirs: null }
  return { text: mine, theirs }
}

/** [CPG4] What is kept on the device of the summary of this stage. */
export const keptSummary = (stageId: string, storage?: DeviceStorage): KeptDraft<KeptSummary> =>
  keptDraft(`summary.${stageId}`, keptSummarySchema, storage)
