/** Facts about a contribution, to those who may know of it at that moment. */

import type { Audience } from '@plenary/shared/audience'
import { isPublic } from '@plenary/shared/contribution-abilities'
import type { FactType } from '@plenary/shared/events'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import type { Recorder } from '../events/facts.ts'
import type { ContributionRow } from './store.ts'
import { type FilePorts, headsOf } from './view.ts'

export type TellDeps = Pick<Context, 'accounts'> & { files: FilePorts }

/** Those who write it: its delegation, or its author alone. */
export const writersOf = ({ delegationId, authorId }: ContributionRow): Audience =>
  delegationId === null ? `participant:${authorId}` : `delegation:${delegationId}`

/** [CTB6] While it is a draft its writers; once received the secretariat too; everyone once posted. */
export const audienceOf = (row: ContributionRow): Audience =>
  isPublic(row) ? 'participants' : row.receivedAt === null ? writersOf(row) : `${writersOf(row)}+secretariat`

type ContributionFact = Extract<FactType, `contribution.${string}`>

/** The head as others may have it: a fact outlives whoever hears it. */
export async function tell(
  { accounts, files }: TellDeps,
  { tx, record }: { tx: Transaction; record: Recorder },
  type: Exclude<ContributionFact, 'contribution.block'>,
  row: ContributionRow,
): Promise<void> {
  const namesOf = (userIds: string[]) => accounts.userNames(userIds, tx)
  const [contribution] = await headsOf(tx, namesOf, files, [row], null)
  if (contribution) await record(type, { contribution }, { stageId: row.stageId, audience: audienceOf(row) })
}
