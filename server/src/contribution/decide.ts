/** What becomes of a contribution that was received: posted, declined with its reason, or withdrawn by its own. */
import { Refusal } from '@plenary/shared/problems'
import { roomOfBlock } from '@plenary/shared/rooms'
import type { Seal } from '../collab/ports.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { command } from '../participant/command.ts'
import type { ActDeps } from './begin.ts'
import { blocksOf } from './block-store.ts'
import { type ContributionCommand, onContribution } from './place.ts'
import { type ContributionRow, updateContribution } from './store.ts'
import { tell } from './tell.ts'

type Ended =
  | 'contribution.posted'
  | 'contribution.declined'
  | 'contribution.withdrawn'
  | 'contribution.changed'

async function turnInto(
  deps: ActDeps,
  turn: ContributionCommand,
  fact: Ended,
  changes: Partial<ContributionRow>,
): Promise<void> {
  const next = await updateContribution(turn.tx, turn.row, { ...changes, changedAt: turn.now })
  if (!next) throw new Refusal('version-conflict')
  await tell(deps, turn, fact, next)
}

/** [CTB10] */
export const postContribution = command({
  ...onContribution,
  action: 'contribution.post',
  work: (deps: ActDeps, turn) =>
    turnInto(deps, turn, 'contribution.posted', { status: 'posted', postedAt: turn.now }),
})

/** [CTB14] Declined with a reason, which those who wrote it read. */
export const declineContribution = command({
  ...onContribution,
  action: 'contribution.decide',
  work: (deps: ActDeps, turn, { reason }: { reason: string }) =>
    turnInto(deps, turn, 'contribution.declined', {
      ...{ status: 'declined', declinedAt: turn.now, declinedReason: reason },
    }),
})

/** The rooms in which its words are written. */
export const roomsOf = async (queries: Queries, id: string): Promise<string[]> =>
  (await blocksOf(queries, id)).map((block) => roomOfBlock(block.id))

/**
 * [CTB7] Withdrawn at any time. What was posted leaves a mark; a draft that is put away was never anybody else's
 * business, so nothing of it is entered in the record, and its rooms close.
 */
export const withdrawContribution = command({
  ...onContribution,
  action: 'contribution.withdraw',
  async through(
    { collab, database }: ActDeps,
    { row },
    work: (tx: Transaction, seal: Seal) => Promise<void>,
    options,
  ) {
    const rooms = await roomsOf(database, row.id)
    await collab().sealRooms(rooms, work, { ...options, closes: () => [{ rooms }] })
  },
  work: (deps: ActDeps, turn) =>
    turnInto(deps, turn, turn.row.status === 'draft' ? 'contribution.changed' : 'contribution.withdrawn', {
      ...{ status: 'withdrawn', withdrawnAt: turn.now },
    }),
})
