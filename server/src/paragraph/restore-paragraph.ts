/** [HIS12] Restores an earlier state as a new change of the person who asks, by the right to edit now. Nothing is rewritten. */
import { can } from '@plenary/shared/abilities'
import { textOf } from '@plenary/shared/content'
import { ensure, found } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Context } from '../context.ts'
import type { CloseOverdue } from './overdue.ts'
import { pastOf } from './paragraph-history.ts'
import { toldOf } from './pen-facts.ts'
import { draftPlaces } from './place.ts'
import { projectWords } from './project-words.ts'
import { paragraphById } from './store.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'accounts' | 'collab'>

export async function restoreParagraph(
  deps: Deps,
  closeOverdue: CloseOverdue,
  userId: string,
  paragraphId: string,
  { seq, reason }: { seq: number; reason?: string | undefined },
): Promise<{ text: string }> {
  const { clock, facts, collab } = deps
  const { row: known, actor, history } = await pastOf(deps, userId, paragraphId)
  found(seq <= history.seq ? seq : null)
  // What a row left does not change any more: it is read before anything is held still.
  const content = history.contentAt(seq)
  const text = textOf(content)
  await closeOverdue(known.draftId)
  const room = roomOfParagraph(paragraphId)
  await collab().withRooms(
    [room],
    actor.id,
    async (tx, edits) => {
      const places = found(await draftPlaces(tx, known.draftId))
      const row = found(await paragraphById(tx, paragraphId))
      ensure(can(actor, 'paragraph.edit', places.placeOf(row), clock.now()))
      // What it holds now nobody can say; which state it is set back to is not for everybody to choose.
      if (edits.isStopped(room)) ensure(actor.role === 'secretariat' ? 'yes' : 'secretariat-only')
      else if (JSON.stringify(await edits.contentOf(room)) === JSON.stringify(content)) return
      await edits.replace(room, content, { kind: 'restored', seq })
      await projectWords(deps, tx, [{ room, content, text, seq, lastParticipantId: actor.id }])
      await facts.record(tx, {
        ...(await toldOf(tx, row.draftId, clock.now())),
        type: 'paragraph.restored',
        processId: places.draft.processId,
        draftId: row.draftId,
        paragraphId,
        actorId: actor.id,
        at: clock.now(),
        data: { draftId: row.draftId, paragraphId, seq, reason: reason ?? null },
      })
    },
    { lock: `draft:${known.draftId}` },
  )
  return { text }
}
