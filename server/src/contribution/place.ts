/** A contribution as what is acted on: it is there for whoever may see it, with the stage it was brought to. */
import { maySee, maySeeWords } from '@plenary/shared/contribution-abilities'
import type { Actor } from '@plenary/shared/participant'
import { type Parts, type PlaceWith, part } from '@plenary/shared/place'
import { placeOfConsultation } from '../consultation/place.ts'
import type { Lock } from '../database/port.ts'
import type { CommandContext } from '../participant/command.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import { actedOn, type Reading, type Thing } from '../subject/thing.ts'
import { type ContributionRow, contributionById } from './store.ts'

export type ContributionPlace = PlaceWith<'stage' | 'input' | 'admission' | 'contribution'>
export type ContributionReading = Reading<ContributionRow, ContributionPlace>
export type ContributionCommand = CommandContext<ContributionRow, ContributionPlace, unknown>

/** A contribution as those have it who speak about it. */
export const sightPart = (row: ContributionRow, actor: Actor): Parts['sight'] =>
  part('sight', {
    contributionId: row.id,
    processId: row.processId,
    seen: maySeeWords(actor, row),
    posted: row.status === 'posted',
  })

/** [CTB6] What one may not see does not exist. */
export const contributionThing: Thing<ContributionRow, ContributionPlace> = {
  type: 'contribution',
  find: contributionById,
  acting: ({ processId, stageId }) => ({ processId, stage: stageId }),
  async placeOf(queries, row) {
    const stage = (await stageById(queries, row.stageId)) as StageRow
    return { ...(await placeOfConsultation(queries, stage)), contribution: part('contribution', row) }
  },
  isFor: maySee,
  heard: ({ stageId }) => ({ stageId }),
}

/** What every act on a contribution has in common: whoever comes second is judged by what the first has made. */
export const onContribution = {
  subject: actedOn(contributionThing),
  lock: ({ id }: ContributionRow): Lock => `contribution:${id}`,
} as const
