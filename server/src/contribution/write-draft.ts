/** Those who write a contribution change what is said about it and the paragraphs of its body, while it is a draft. */
import type { ParsedOf } from '@plenary/shared/api'
import { found, Refusal } from '@plenary/shared/problems'
import { roomOfBlock } from '@plenary/shared/rooms'
import { generateKeyBetween } from 'fractional-indexing'
import type { Seal } from '../collab/ports.ts'
import type { Transaction } from '../database/port.ts'
import { enteredFor, wishedFor } from '../participant/attribution.ts'
import { command, decidedContext } from '../participant/command.ts'
import { ensureNoBody } from '../participant/names.ts'
import type { ActDeps } from './begin.ts'
import { type BlockRow, blockById, blocksOf, insertBlocks, removeBlockRow } from './block-store.ts'
import { blockOf, contentOfText, mostBlocks, seedsOf } from './body.ts'
import { roomsOf } from './decide.ts'
import { onContribution } from './place.ts'
import { type ContributionRow, updateContribution } from './store.ts'
import { tell, writersOf } from './tell.ts'
import { blockView } from './view.ts'

/** Only what was given changes. */
const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>

export const changeContribution = command({
  ...onContribution,
  action: 'contribution.edit',
  async work(deps: ActDeps, turn, input: ParsedOf<'changeContribution', 'body'>) {
    const { tx, row, actor, now } = turn
    const { topics, facilitation, onBehalfOf, entered, attributedTo: _, ...rest } = input
    if (facilitation !== undefined && (facilitation !== null) !== (row.form === 'facilitated'))
      throw new Refusal('invalid-input', 'Only facilitated input says which group it is of.')
    const namesOf = (userIds: string[]) => deps.accounts.userNames(userIds, tx)
    const { delegation, ...target } = await enteredFor(tx, namesOf, actor, entered ?? null, now)
    const speaksFor = (entered === undefined ? row.enteredFor : delegation?.id) ?? actor.delegationId
    const wish = await wishedFor(tx, row.processId, speaksFor, onBehalfOf ?? null)
    if (facilitation) await ensureNoBody(tx, row.processId, facilitation.people, 'facilitation.people')
    const changes = {
      ...given(rest),
      ...(onBehalfOf === undefined ? {} : wish),
      ...(entered === undefined ? {} : { ...target, kind: delegation?.kind ?? actor.kind }),
      ...(topics ? { topics: [...new Set(topics)] } : {}),
      ...(facilitation ? { facilitation, kind: facilitation.kind } : {}),
      changedAt: now,
    } as Partial<ContributionRow>
    const next = await updateContribution(tx, row, changes)
    if (!next) throw new Refusal('already-submitted')
    await tell(deps, turn, 'contribution.changed', next)
  },
})

/** [CTB12] Its writers hear of every paragraph: its words when typing pauses, and where it stands. */
export async function tellBlock(
  { facts }: Pick<ActDeps, 'facts'>,
  tx: Transaction,
  row: ContributionRow,
  block: { id: string; row: BlockRow | null; after: string | null },
  actorId: string | null,
  at: Date,
): Promise<void> {
  await facts.record(tx, {
    type: 'contribution.block',
    processId: row.processId,
    stageId: row.stageId,
    // Only the newest about a paragraph is kept.
    paragraphId: block.id,
    actorId,
    at,
    audience: writersOf(row),
    data: {
      contributionId: row.id,
      blockId: block.id,
      block: block.row && blockView(block.row, row.status === 'draft'),
      after: block.after,
    },
  })
}

/** The block a block follows, within the whole body; null for the first. */
export const blockBefore = (blocks: BlockRow[], id: string): string | null =>
  blocks[blocks.findIndex((block) => block.id === id) - 1]?.id ?? null

/** Its place: behind `after`, else before everything of its own part. */
function positionFor(blocks: BlockRow[], after: string | null, part: BlockRow['part']): string {
  const first = blocks.findIndex((block) => block.part === part)
  const at =
    after === null ? (first < 0 ? blocks.length : first) - 1 : blocks.findIndex(({ id }) => id === after)
  if (after !== null && at < 0) throw new Refusal('structure-conflict')
  return generateKeyBetween(blocks[at]?.position ?? null, blocks[at + 1]?.position ?? null)
}

/** The id comes from the client: a command sent again has happened already. */
export const addBlock = command({
  ...onContribution,
  action: 'contribution.edit',
  once: {
    known: ({ queries }, { id }: ParsedOf<'addBlock', 'body'>) => blockById(queries, id),
    isSame: ({ contributionId }, { row }) => contributionId === row.id,
    answer: async () => undefined,
  },
  async work(deps: ActDeps, turn, { id, part, after, text }: ParsedOf<'addBlock', 'body'>) {
    const { tx, row, actor, now } = turn
    if ((part === 'body') !== (row.form !== 'facilitated'))
      throw new Refusal('invalid-input', 'This form has no such part.')
    const blocks = await blocksOf(tx, row.id)
    if (blocks.length >= mostBlocks) throw new Refusal('too-large')
    const block = blockOf({ id, contributionId: row.id, part }, contentOfText(text), {
      ...{ position: positionFor(blocks, after, part), at: now },
    })
    await insertBlocks(tx, [block])
    await deps.collab().seed(tx, seedsOf([block]), actor.id)
    const before = blockBefore(await blocksOf(tx, row.id), id)
    await tellBlock(deps, tx, row, { id, row: block, after: before }, actor.id, now)
  },
})

/** [CTB13] Its room is held still meanwhile: words that were taken are in its log, later ones are refused. */
export const removeBlock = command({
  ...onContribution,
  action: 'contribution.edit',
  through(
    { collab }: ActDeps,
    _,
    work: (tx: Transaction, seal: Seal) => Promise<void>,
    options,
    { blockId }: { blockId: string },
  ) {
    const rooms = [roomOfBlock(blockId)]
    return collab().sealRooms(rooms, work, { ...options, closes: () => [{ rooms }] })
  },
  async work(deps: ActDeps, turn, { blockId: id }: { blockId: string }) {
    const { tx, row, actor, now } = turn
    const known = await blockById(tx, id)
    const block = found(known?.contributionId === row.id ? known : null)
    if (block.removedAt) return
    const blocks = await blocksOf(tx, row.id)
    if (blocks.filter(({ part }) => part === block.part).length === 1)
      throw new Refusal('structure-conflict', 'A body keeps a paragraph to write in.')
    await removeBlockRow(tx, id, now)
    await tellBlock(deps, tx, row, { id, row: null, after: blockBefore(blocks, id) }, actor.id, now)
  },
})

/** The committed state of every room of the body, for editors that open before their socket is there. */
export async function statesOfBody(
  { database, clock, collab }: Pick<ActDeps, 'database' | 'clock' | 'collab'>,
  userId: string,
  id: string,
): Promise<Record<string, string>> {
  await decidedContext(onContribution.subject, 'contribution.edit', database, userId, id, clock.now())
  const states = await collab().statesOf(await roomsOf(database, id))
  return Object.fromEntries([...states].map(([room, state]) => [room, Buffer.from(state).toString('base64')]))
}
