/** [COL8] A structural command: decided, carried out and recorded in one transaction, with the rooms it touches held still. */
import { can } from '@plenary/shared/abilities'
import type { StructureCommand } from '@plenary/shared/paragraph'
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Queries } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { placeOfDraft } from '../draft/place.ts'
import { draftById } from '../draft/store.ts'
import { lastSeq } from '../events/record.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { type CloseOverdue, isOverdue } from './overdue.ts'
import { toldOf } from './pen-facts.ts'
import { draftPlaces } from './place.ts'
import { paragraphById, paragraphsOf, stateOf } from './store.ts'
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

/** Rooms held still besides, because their rights may change with the command: everything after a heading, for one. */
const stillRooms = async (
  queries: Queries,
  draftId: string,
  command: StructureCommand,
): Promise<string[]> => {
  switch (command.type) {
    case 'insert':
    case 'split':
    case 'merge':
      return []
    case 'lock':
      return [roomOfParagraph(command.paragraph)]
    default:
      return (await paragraphsOf(queries, draftId)).map(({ id }) => roomOfParagraph(id))
  }
}

const run = (ground: Ground, command: StructureCommand): Promise<Outcome> =>
  (commands[command.type] as (ground: Ground, command: StructureCommand) => Promise<Outcome>)(ground, command)

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'collab'>

/** A round of the draft is past its deadline and not closed yet. */
class ClosingFirst extends Error {}

export async function restructure(
  deps: Deps,
  closeOverdue: CloseOverdue,
  userId: string,
  draftId: string,
  command: StructureCommand,
): Promise<{ seq: number }> {
  const { database, clock } = deps
  const draft = await draftById(database, draftId)
  const actor: Actor | null = draft && (await actorIn(database, userId, inDraft(draft, clock.now())))
  if (!draft || !actor) throw new Refusal('not-found')
  ensure(can(actor, 'draft.restructure', placeOfDraft(draft), clock.now()))
  for (;;)
    try {
      return await carryOut(deps, actor, draftId, command)
    } catch (error) {
      if (!(error instanceof ClosingFirst)) throw error
      await closeOverdue(draftId)
    }
}

async function carryOut(
  { database, clock, facts, collab }: Deps,
  actor: Actor,
  draftId: string,
  command: StructureCommand,
): Promise<{ seq: number }> {
  const { processId } = actor
  const { seq } = await collab().withRooms(
    roomsOf(command),
    actor.id,
    async (tx, edits) => {
      // [HST8] The id comes from the client: a command sent again has happened already.
      if ('id' in command && (await paragraphById(tx, command.id)))
        return { seq: await lastSeq(tx, processId), judgeAgain: [] }
      const places = await draftPlaces(tx, draftId)
      const at = clock.now()
      // [RND6] The order of a text has no log to be read back from: what a deadline seals is sealed before it changes.
      if (places?.tablings.some(({ stage }) => isOverdue(stage, at))) throw new ClosingFirst()
      const outcome = await run({ tx, edits, draftId, rows: places?.rows ?? [], at }, command)
      const seq = await facts.record(tx, {
        ...(await toldOf(tx, draftId, at)),
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
      return { seq, judgeAgain: outcome.judgeAgain }
    },
    {
      lock: `draft:${draftId}`,
      still: await stillRooms(database, draftId, command),
      closes: ({ judgeAgain }) => (judgeAgain.length > 0 ? [{ draftId, rooms: judgeAgain }] : []),
    },
  )
  return { seq }
}
