/** [CTB8] Submitting: the rooms of the body are held still, and their words are what was received, to the keystroke. */
import { textOf } from '@plenary/shared/content'
import { Refusal } from '@plenary/shared/problems'
import { roomOfBlock } from '@plenary/shared/rooms'
import { asked } from '../participant/attribution.ts'
import { tellBehalf } from './answer-behalf.ts'
import type { ActDeps } from './begin.ts'
import { blocksOf, updateBlockWords } from './block-store.ts'
import { ensureOn } from './place.ts'
import { updateContribution } from './store.ts'
import { tell } from './tell.ts'
import type { FilePorts } from './view.ts'

export async function submitContribution(
  { database, clock, collab, facts, accounts }: ActDeps,
  files: FilePorts,
  userId: string,
  id: string,
): Promise<void> {
  // Asked before anything is held: whoever may not submit does not keep others from writing.
  await ensureOn(database, userId, id, 'contribution.submit', clock.now())
  const known = (await blocksOf(database, id)).map((block) => roomOfBlock(block.id))
  await collab().sealRooms(
    known,
    async (tx, seal) => {
      const now = clock.now()
      const { row, actor } = await ensureOn(tx, userId, id, 'contribution.submit', now)
      const blocks = await blocksOf(tx, id)
      const rooms = blocks.map((block) => roomOfBlock(block.id))
      const sealed = await seal(rooms, null, { projects: true })
      const words: string[] = []
      for (const block of blocks) {
        const content = sealed.rooms.get(roomOfBlock(block.id))?.content ?? block.content
        const text = textOf(content)
        words.push(text)
        if (content !== block.content) await updateBlockWords(tx, block.id, { content, text, changedAt: now })
      }
      const attached = (await files.filesOf(tx, [id])).get(id) ?? []
      if (words.every((text) => text.trim() === '') && attached.length === 0)
        throw new Refusal('contribution-empty')
      const speaks = row.enteredFor ?? row.delegationId
      const next = await updateContribution(tx, row, {
        ...{ status: 'received', receivedAt: now, changedAt: now },
        ...(row.behalfOf ? await asked(tx, speaks, row.behalfOf, now) : {}),
      })
      if (!next) throw new Refusal('already-submitted')
      await tell({ facts, accounts }, files, tx, 'contribution.received', next, actor.id, now)
      await tellBehalf({ facts }, tx, next, actor.id, now)
      return rooms
    },
    { lock: `contribution:${id}`, closes: (rooms) => [{ rooms }] },
  )
}
