/** Facts about a contribution, to those who may know of it at that moment. */

import type { Audience } from '@plenary/shared/audience'
import { isPublic } from '@plenary/shared/contribution-abilities'
import type { FactType } from '@plenary/shared/events'
import type { Transaction } from '../database/port.ts'
import type { Tools } from '../words.ts'
import type { ContributionRow } from './store.ts'
import { type FilePorts, headsOf } from './view.ts'

export type TellDeps = Pick<Tools, 'facts' | 'accounts'>

/** Those who write it: its delegation, or its author alone. */
export const writersOf = ({ delegationId, authorId }: ContributionRow): Audience =>
  delegationId === null ? `participant:${authorId}` : `delegation:${delegationId}`

/** [CTB6] While it is a draft its writers; once received the secretariat too; everyone once posted. */
export const audienceOf = (row: ContributionRow): Audience =>
  isPublic(row) ? 'participants' : row.receivedAt === null ? writersOf(row) : `${writersOf(row)}+secretariat`

type ContributionFact = Extract<FactType, `contribution.${string}`>

/** The head as others may have it: a fact outlives whoever hears it. */
export async function tell(
  { facts, accounts }: TellDeps,
  files: FilePorts,
  tx: Transaction,
  type: Exclude<ContributionFact, 'contribution.block'>,
  row: ContributionRow,
  actorId: string,
  at: Date,
): Promise<void> {
  const namesOf = (userIds: string[]) => accounts.userNames(userIds, tx)
  const [contribution] = await headsOf(tx, namesOf, files, [row], null)
  if (!contribution) return
  await facts.record(tx, {
    type,
    processId: row.processId,
    stageId: row.stageId,
    actorId,
    at,
    audience: audienceOf(row),
    data: { contribution },
  })
}
