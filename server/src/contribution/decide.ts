/** What becomes of a contribution that was received: posted, declined with its reason, or withdrawn by its own. */
import { Refusal } from '@plenary/shared/problems'
import { roomOfBlock } from '@plenary/shared/rooms'
import type { Lock, Transaction } from '../database/port.ts'
import type { ActDeps } from './begin.ts'
import { blocksOf } from './block-store.ts'
import { type ContributionAction, ensureOn } from './place.ts'
import { type ContributionRow, updateContribution } from './store.ts'
import { tell } from './tell.ts'
import type { FilePorts } from './view.ts'

type Ended =
  | 'contribution.posted'
  | 'contribution.declined'
  | 'contribution.withdrawn'
  | 'contribution.changed'

/** Decided on the row as it stands: whoever comes second is judged by what the first has made. */
async function turn(
  deps: ActDeps,
  files: FilePorts,
  tx: Transaction,
  { userId, id, action }: { userId: string; id: string; action: ContributionAction },
  into: (row: ContributionRow, now: Date) => { fact: Ended; changes: Partial<ContributionRow> },
): Promise<void> {
  const now = deps.clock.now()
  const { row, actor } = await ensureOn(tx, userId, id, action, now)
  const { fact, changes } = into(row, now)
  const next = await updateContribution(tx, row, { ...changes, changedAt: now })
  if (!next) throw new Refusal('version-conflict')
  await tell(deps, files, tx, fact, next, actor.id, now)
}

const lockOf = (id: string): { lock: Lock } => ({ lock: `contribution:${id}` })

/** [CTB10] */
export const postContribution = (
  deps: ActDeps,
  files: FilePorts,
  userId: string,
  id: string,
): Promise<void> =>
  deps.database.transaction(
    (tx) =>
      turn(deps, files, tx, { userId, id, action: 'contribution.post' }, (_, now) => ({
        fact: 'contribution.posted',
        changes: { status: 'posted', postedAt: now },
      })),
    lockOf(id),
  )

/** [CTB14] Declined with a reason, which those who wrote it read. */
export const declineContribution = (
  deps: ActDeps,
  files: FilePorts,
  userId: string,
  id: string,
  reason: string,
): Promise<void> =>
  deps.database.transaction(
    (tx) =>
      turn(deps, files, tx, { userId, id, action: 'contribution.decide' }, (_, now) => ({
        fact: 'contribution.declined',
        changes: { status: 'declined', declinedAt: now, declinedReason: reason },
      })),
    lockOf(id),
  )

/**
 * [CTB7] Withdrawn at any time. What was posted leaves a mark; a draft that is put away was never anybody else's
 * business, so nothing of it is entered in the record, and its rooms close.
 */
export async function withdrawContribution(
  deps: ActDeps,
  files: FilePorts,
  userId: string,
  id: string,
): Promise<void> {
  const rooms = (await blocksOf(deps.database, id)).map((block) => roomOfBlock(block.id))
  await deps.collab().sealRooms(
    rooms,
    (tx) =>
      turn(deps, files, tx, { userId, id, action: 'contribution.withdraw' }, (row, now) => ({
        fact: row.status === 'draft' ? 'contribution.changed' : 'contribution.withdrawn',
        changes: { status: 'withdrawn', withdrawnAt: now },
      })),
    { ...lockOf(id), closes: () => [{ rooms }] },
  )
}
