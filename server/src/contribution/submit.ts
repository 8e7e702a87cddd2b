/** [CTB8] Submitting: the rooms of the body are held still, and their words are what was received, to the keystroke. */
import { textOf } from '@plenary/shared/content'
import { Refusal } from '@plenary/shared/problems'
import { roomOfBlock } from '@plenary/shared/rooms'
import type { Seal } from '../collab/ports.ts'
import type { Transaction } from '../database/port.ts'
import { asked } from '../participant/attribution.ts'
import { command } from '../participant/command.ts'
import { tellBehalfOf } from './answer-behalf.ts'
import type { ActDeps } from './begin.ts'
import { blocksOf, updateBlockWords } from './block-store.ts'
import { roomsOf } from './decide.ts'
import { onContribution } from './place.ts'
import { updateContribution } from './store.ts'
import { tell } from './tell.ts'

/** Answers the rooms that nobody writes in any more. */
export const submitContribution = command({
  ...onContribution,
  action: 'contribution.submit',
  async through(
    { collab, database }: ActDeps,
    { row },
    work: (tx: Transaction, seal: Seal) => Promise<string[]>,
    options,
  ) {
    const known = await roomsOf(database, row.id)
    return collab().sealRooms(known, work, { ...options, closes: (rooms) => [{ rooms }] })
  },
  async work(deps: ActDeps, turn): Promise<string[]> {
    const { tx, row, held: seal, now } = turn
    const blocks = await blocksOf(tx, row.id)
    const rooms = blocks.map((block) => roomOfBlock(block.id))
    const sealed = await seal(rooms, null, { projects: true })
    const words: string[] = []
    for (const block of blocks) {
      const content = sealed.rooms.get(roomOfBlock(block.id))?.content ?? block.content
      const text = textOf(content)
      words.push(text)
      if (content !== block.content) await updateBlockWords(tx, block.id, { content, text, changedAt: now })
    }
    const attached = (await deps.files.filesOf(tx, [row.id])).get(row.id) ?? []
    if (words.every((text) => text.trim() === '') && attached.length === 0)
      throw new Refusal('contribution-empty')
    const speaks = row.enteredFor ?? row.delegationId
    const next = await updateContribution(tx, row, {
      ...{ status: 'received', receivedAt: now, changedAt: now },
      ...(row.behalfOf ? await asked(tx, speaks, row.behalfOf, now) : {}),
    })
    if (!next) throw new Refusal('already-submitted')
    await tell(deps, turn, 'contribution.received', next)
    await tellBehalfOf(turn, next)
    return rooms
  },
})
