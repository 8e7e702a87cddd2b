/** Those who write a contribution change what is said about it and the paragraphs of its body, while it is a draft. */
import type { ParsedOf } from '@plenary/shared/api'
import { Refusal } from '@plenary/shared/problems'
import { roomOfBlock } from '@plenary/shared/rooms'
import { generateKeyBetween } from 'fractional-indexing'
import type { Transaction } from '../database/port.ts'
import { enteredFor, wishedFor } from '../participant/attribution.ts'
import { ensureNoBody } from '../participant/names.ts'
import type { ActDeps } from './begin.ts'
import { type BlockRow, blockById, blocksOf, insertBlocks, removeBlockRow } from './block-store.ts'
import { contentOfText, mostBlocks, seedsOf } from './body.ts'
import { ensureOn } from './place.ts'
import { type ContributionRow, contributionById, updateContribution } from './store.ts'
import { tell, writersOf } from './tell.ts'
import { blockView, type FilePorts } from './view.ts'

/** Only what was given changes. */
const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>

export async function changeContribution(
  deps: ActDeps,
  files: FilePorts,
  userId: string,
  id: string,
  {
    topics,
    facilitation,
    onBehalfOf,
    entered,
    attributedTo: _,
    ...rest
  }: ParsedOf<'changeContribution', 'body'>,
): Promise<void> {
  await deps.database.transaction(
    async (tx) => {
      const now = deps.clock.now()
      const { row, actor } = await ensureOn(tx, userId, id, 'contribution.edit', now)
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
      await tell(deps, files, tx, 'contribution.changed', next, actor.id, now)
    },
    { lock: `contribution:${id}` },
  )
}

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

export async function addBlock(
  deps: ActDeps,
  userId: string,
  contributionId: string,
  { id, part, after, text }: ParsedOf<'addBlock', 'body'>,
): Promise<void> {
  await deps.database.transaction(
    async (tx) => {
      const now = deps.clock.now()
      const { row, actor } = await ensureOn(tx, userId, contributionId, 'contribution.edit', now)
      const known = await blockById(tx, id)
      // The id comes from the client: a command sent again has happened already.
      if (known?.contributionId === contributionId) return
      if (known) throw new Refusal('already-exists')
      if ((part === 'body') !== (row.form !== 'facilitated'))
        throw new Refusal('invalid-input', 'This form has no such part.')
      const blocks = await blocksOf(tx, contributionId)
      if (blocks.length >= mostBlocks) throw new Refusal('too-large')
      const content = contentOfText(text)
      const block: BlockRow = {
        id,
        contributionId,
        part,
        position: positionFor(blocks, after, part),
        content,
        text: content.map((run) => (run.type === 'text' ? run.text : '')).join(''),
        changedAt: now,
        removedAt: null,
      }
      await insertBlocks(tx, [block])
      await deps.collab().seed(tx, seedsOf([block]), actor.id)
      const before = blockBefore(await blocksOf(tx, contributionId), id)
      await tellBlock(deps, tx, row, { id, row: block, after: before }, actor.id, now)
    },
    { lock: `contribution:${contributionId}` },
  )
}

/** [CTB13] Its room is held still meanwhile: words that were taken are in its log, later ones are refused. */
export async function removeBlock(
  deps: ActDeps,
  userId: string,
  contributionId: string,
  blockId: string,
): Promise<void> {
  const room = roomOfBlock(blockId)
  await deps.collab().sealRooms(
    [room],
    async (tx) => {
      const now = deps.clock.now()
      const { row, actor } = await ensureOn(tx, userId, contributionId, 'contribution.edit', now)
      const block = await blockById(tx, blockId)
      if (block?.contributionId !== contributionId) throw new Refusal('not-found')
      if (block.removedAt) return
      const blocks = await blocksOf(tx, contributionId)
      if (blocks.filter(({ part }) => part === block.part).length === 1)
        throw new Refusal('structure-conflict', 'A body keeps a paragraph to write in.')
      await removeBlockRow(tx, blockId, now)
      await tellBlock(
        deps,
        tx,
        row,
        { id: blockId, row: null, after: blockBefore(blocks, blockId) },
        actor.id,
        now,
      )
    },
    { lock: `contribution:${contributionId}`, closes: () => [{ rooms: [room] }] },
  )
}

/** The committed state of every room of the body, for editors that open before their socket is there. */
export async function statesOfBody(
  { database, clock, collab }: Pick<ActDeps, 'database' | 'clock' | 'collab'>,
  userId: string,
  id: string,
): Promise<Record<string, string>> {
  await ensureOn(database, userId, id, 'contribution.edit', clock.now())
  const row = await contributionById(database, id)
  const blocks = row ? await blocksOf(database, id) : []
  const states = await collab().statesOf(blocks.map((block) => roomOfBlock(block.id)))
  return Object.fromEntries([...states].map(([room, state]) => [room, Buffer.from(state).toString('base64')]))
}
