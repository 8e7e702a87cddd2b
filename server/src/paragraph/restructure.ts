/** [STR3] A structural command: decided, carried out and recorded in one transaction, with the rooms it touches held still. */
import { can } from '@plenary/shared/abilities'
import type { StructureCommand } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import { closeCode, roomOfParagraph } from '@plenary/shared/rooms'
import { draftById } from '../draft/store.ts'
import { lastSeq } from '../events/record.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { draftPlaces } from './place.ts'
import { paragraphById, stateOf } from './store.ts'
import { commands, type Ground, type Outcome } from './structure.ts'

/** Rooms whose words a command reads or writes. */
const roomsOf = (command: StructureCommand): string[] => {
  switch (command.type) {
    case 'split':
      return [roomOfParagraph(command.paragraph)]
    case 'merge':
      return [roomOfParagraph(command.paragraph), roomOfParagraph(command.into)]
    default:
      return []
  }
}

const run = (ground: Ground, command: StructureCommand): Promise<Outcome> =>
  (commands[command.type] as (ground: Ground, command: StructureCommand) => Promise<Outcome>)(ground, command)

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'collab'>

export async function restructure(
  { database, clock, facts, collab }: Deps,
  userId: string,
  draftId: string,
  command: StructureCommand,
): Promise<{ seq: number }> {
  const draft = await draftById(database, draftId)
  const actor: Actor | null = draft && (await actorIn(database, userId, draft.processId))
  if (!draft || !actor) throw new Refusal('not-found')
  const { processId } = draft
  ensure(can(actor, 'draft.restructure', { processId, tablings: [] }, clock.now()))
  let judgeAgain: string[] = []
  const seq = await collab().withRooms(
    roomsOf(command),
    actor.id,
    async (tx, edits) => {
      // [STR4] The id comes from the client: a command sent again has happened already.
      if ('id' in command && (await paragraphById(tx, command.id))) return lastSeq(tx, processId)
      const places = await draftPlaces(tx, draftId)
      const at = clock.now()
      const outcome = await run({ tx, edits, draftId, rows: places?.rows ?? [], at }, command)
      judgeAgain = outcome.judgeAgain
      return facts.record(tx, {
        type: outcome.fact as 'paragraph.changed',
        processId,
        draftId,
        ...('paragraph' in command ? { paragraphId: command.paragraph } : {}),
        actorId: actor.id,
        at,
        data: {
          draftId,
          upserted: outcome.upserted.map(stateOf),
          removed: outcome.removed,
          lineage: outcome.lineage,
        },
      })
    },
    { lock: `draft:${draftId}` },
  )
  if (judgeAgain.length > 0) collab().closeSockets({ draftId, rooms: judgeAgain }, closeCode.rightsChanged)
  return { seq }
}
