/** [COL8] A structural command: decided, carried out and recorded in one transaction, with the rooms it touches held still. */
import type { StructureCommand } from '@plenary/shared/paragraph'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { RoomEdits } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { wholeDraft } from '../draft/whole-draft.ts'
import { lastSeq } from '../events/record.ts'
import { command } from '../participant/command.ts'
import { type CloseOverdue, isOverdue } from './overdue.ts'
import { toldOf } from './pen-facts.ts'
import { draftPlaces } from './place.ts'
import { paragraphById, paragraphsOf, stateOf } from './store.ts'
import { commands } from './structure.ts'
import type { Outcome, StructureContext } from './structure-context.ts'

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

const run = (ground: StructureContext, asked: StructureCommand): Promise<Outcome> =>
  (commands[asked.type] as (ground: StructureContext, asked: StructureCommand) => Promise<Outcome>)(
    ground,
    asked,
  )

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'collab'>

/** A round of the draft is past its deadline and not closed yet. */
class ClosingFirst extends Error {}

interface Done {
  seq: number
  judgeAgain: string[]
}

const carryOut = command({
  subject: wholeDraft,
  action: 'draft.restructure',
  lock: ({ id }) => `draft:${id}`,
  through: async (
    { database, collab }: Deps,
    { row: { id: draftId }, actor },
    work: (tx: Transaction, edits: RoomEdits) => Promise<Done>,
    options,
    asked: StructureCommand,
  ) =>
    collab().withRooms(roomsOf(asked), actor.id, work, {
      ...options,
      still: await stillRooms(database, draftId, asked),
      closes: ({ judgeAgain }) => (judgeAgain.length > 0 ? [{ draftId, rooms: judgeAgain }] : []),
    }),
  async work(_: Deps, turn, asked: StructureCommand): Promise<Done> {
    const { tx, row: draft, held: edits, now: at, record } = turn
    // [HST8] The id comes from the client: a command sent again has happened already.
    if ('id' in asked && (await paragraphById(tx, asked.id)))
      return { seq: await lastSeq(tx, draft.processId), judgeAgain: [] }
    const places = await draftPlaces(tx, draft.id)
    // [RND6] The order of a text has no log to be read back from: what a deadline seals is sealed before it changes.
    if (places?.tablings.some(({ stage }) => isOverdue(stage, at))) throw new ClosingFirst()
    const ground = { tx, edits, draftId: draft.id, rows: places?.rows ?? [], at }
    const { fact, upserted, removed, lineage, judgeAgain } = await run(ground, asked)
    const seq = await record(
      fact as 'paragraph.changed',
      { draftId: draft.id, upserted: upserted.map(stateOf), removed, lineage },
      {
        ...(await toldOf(tx, draft.id, at)),
        ...('paragraph' in asked ? { paragraphId: asked.paragraph } : {}),
      },
    )
    return { seq, judgeAgain }
  },
})

export async function restructure(
  deps: Deps,
  closeOverdue: CloseOverdue,
  userId: string,
  draftId: string,
  asked: StructureCommand,
): Promise<{ seq: number }> {
  for (;;)
    try {
      const { seq } = await carryOut(deps, userId, draftId, asked)
      return { seq }
    } catch (error) {
      if (!(error instanceof ClosingFirst)) throw error
      await closeOverdue(draftId)
    }
}
