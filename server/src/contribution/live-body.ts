/** The rooms of contributions' bodies: who may enter one, and where its words are written when typing pauses. */
import { can } from '@plenary/shared/abilities'
import { owns } from '@plenary/shared/contribution-abilities'
import { blockOfRoom } from '@plenary/shared/rooms'
import type { CollabPorts, Words } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { participationOf } from '../participant/view.ts'
import { blockById, blocksOf, updateBlockWords } from './block-store.ts'
import { contributionThing } from './place.ts'
import { contributionById } from './store.ts'
import { blockBefore, tellBlock } from './write-draft.ts'

/** [CTB6] Only those who write it learn that the room exists. */
export const admitToBlock =
  ({ database, accounts }: Pick<Context, 'database' | 'accounts'>): CollabPorts['admit'] =>
  async (room, { userId }) => {
    const block = await blockById(database, blockOfRoom(room) ?? '')
    const row = block && !block.removedAt ? await contributionById(database, block.contributionId) : null
    if (!row || row.status === 'withdrawn') return 'not-found'
    const place = await contributionThing.placeOf(database, row)
    const acting = contributionThing.acting(row)
    const participation = await participationOf(database, accounts.userNames, userId, acting)
    if (!participation || !owns(participation.actor, row)) return 'not-found'
    const { actor, view } = participation
    return {
      participantId: actor.id,
      processId: row.processId,
      // What sockets of one text are closed by: a contribution is a text of its own.
      draftId: row.id,
      presence: { name: view.name, delegation: view.delegation?.name ?? null, colour: view.colour },
      read: () => 'yes',
      // Whoever submits or withdraws it closes its sockets, so that the status is always the one of now.
      edit: (now) => can(actor, 'contribution.edit', place, now),
    }
  }

export const projectBlocks =
  (context: Pick<Context, 'clock' | 'facts'>): CollabPorts['project'] =>
  async (tx, several) => {
    for (const words of several) await projectBlock(context, tx, words)
  }

async function projectBlock(
  { clock, facts }: Pick<Context, 'clock' | 'facts'>,
  tx: Transaction,
  { room, content, text, lastParticipantId }: Words,
): Promise<void> {
  const block = await blockById(tx, blockOfRoom(room) ?? '')
  if (!block || JSON.stringify(block.content) === JSON.stringify(content)) return
  const at = clock.now()
  await updateBlockWords(tx, block.id, { content, text, changedAt: at })
  const row = await contributionById(tx, block.contributionId)
  if (!row || block.removedAt) return
  const after = blockBefore(await blocksOf(tx, row.id), block.id)
  const written = { ...block, content, text, changedAt: at }
  await tellBlock({ facts }, tx, row, { id: block.id, row: written, after }, lastParticipantId, at)
}
