/** Links a passage of what was said to a paragraph, and undoes a link that has no answer yet. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { ParsedOf } from '@plenary/shared/api'
import { type Actor, isSelf } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Passage } from '@plenary/shared/response'
import type { Queries, Transaction } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { draftPlaces } from '../paragraph/place.ts'
import { paragraphById } from '../paragraph/store.ts'
import { inStage } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { standsIn } from './excerpt.ts'
import {
  foundByIds,
  insertPassage,
  markUnlinked,
  type PassageRow,
  passageById,
  sameLink,
} from './passage-store.ts'
import { placeOfPassage, placeOfSource } from './place.ts'
import { type Source, sourceOf } from './source-store.ts'
import { factOf, viewPassages } from './view-passage.ts'

export type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'accounts' | 'subjects'>

/**
 * Whoever said it acts as who they were when they said it: under a pseudonym somebody has another id in every stage,
 * and a link must not join two of them.
 */
async function actorFor(queries: Queries, userId: string, source: Source, now: Date): Promise<Actor | null> {
  const { processId, stageId, on, of } = source
  const onDraft = on ? inDraft({ id: on.draftId, processId }, now) : processId
  const here = stageId ? inStage({ id: stageId, processId }) : onDraft
  const actor = await actorIn(queries, userId, here)
  return actor && of.authorId && isSelf(actor, of.authorId)
    ? { ...actor, id: of.authorId, also: [actor.id, ...(actor.also ?? [])] }
    : actor
}

/** The block the quoted words stand in. Refuses words that stand nowhere in the source. */
function blockOf({ blocks }: Source, blockId: string | null, exact: string | null): string | null {
  if (blockId !== null && !blocks.some(({ id }) => id === blockId)) throw new Refusal('quote-not-found')
  if (exact === null) return blockId
  const block = blocks.find(({ id, text }) => (blockId === null || id === blockId) && standsIn(text, exact))
  if (!block) throw new Refusal('quote-not-found')
  return block.id
}

/** [RSP1] [RSP2] [RSP3] Sending it twice under one id links once. */
export async function linkPassage(
  { database, clock, facts, accounts, subjects }: Deps,
  userId: string,
  paragraphId: string,
  input: ParsedOf<'linkPassage', 'body'>,
): Promise<{ passage: Passage }> {
  return database.transaction(
    async (tx) => {
      const now = clock.now()
      const paragraph = await paragraphById(tx, paragraphId)
      const source = paragraph && (await sourceOf(tx, subjects, input.source.type, input.source.id))
      const actor = source && (await actorFor(tx, userId, source, now))
      const working = paragraph && (await draftPlaces(tx, paragraph.draftId))
      const places = actor && (await working?.seenBy(actor, now))
      // [REL2] What came into being while the pen has the text is not there for anybody else.
      const isThere = places?.kept ? places.kept.seqs.has(paragraphId) : true
      if (!actor || !places || !isThere || places.draft.processId !== source.processId)
        throw new Refusal('not-found')
      ensure(can(actor, 'draft.read', places.placeOf(paragraph), now))
      if (!(await mayKnow(tx, source, actor, now))) throw new Refusal('not-found')
      ensure(can(actor, 'passage.link', placeOfSource(source), now))
      const known = input.id ? await passageById(tx, input.id) : null
      const namesOf = (userIds: string[]) => accounts.userNames(userIds, tx)
      const reader = { queries: tx, subjects, namesOf, actor, now }
      if (known) {
        if (known.paragraphId !== paragraphId || known.subjectId !== input.source.id)
          throw new Refusal('already-exists')
        const [again] = await viewPassages(reader, await foundByIds(tx, [known.id]))
        if (!again) throw new Refusal('already-exists')
        return { passage: again }
      }
      if (paragraph.deletedAt) throw new Refusal('paragraph-deleted')
      const row: PassageRow = {
        id: input.id ?? randomUUID(),
        processId: source.processId,
        subjectType: input.source.type,
        subjectId: input.source.id,
        blockId: blockOf(source, input.source.blockId, input.quote?.exact ?? null),
        quote: input.quote,
        draftId: paragraph.draftId,
        paragraphId,
        note: input.note || null,
        linkedBy: actor.id,
        linkedAt: now,
        ...{ unlinkedAt: null, outcome: null, reason: null, revisionId: null },
        ...{ words: null, answeredBy: null, answeredAt: null },
      }
      if (await sameLink(tx, row)) throw new Refusal('already-exists')
      await insertPassage(tx, row)
      const [passage] = (await viewPassages(reader, await foundByIds(tx, [row.id]))) as [Passage]
      await facts.record(tx, {
        type: 'passage.linked',
        processId: row.processId,
        draftId: row.draftId,
        paragraphId,
        ...(source.stageId ? { stageId: source.stageId } : {}),
        actorId: actor.id,
        at: now,
        data: { passage: factOf(passage) },
      })
      return { passage }
    },
    { lock: `paragraph:${paragraphId}` },
  )
}

/** Who may not read the paragraph a thread stands on does not know of the thread. */
async function mayKnow(tx: Transaction, { on }: Source, actor: Actor, now: Date): Promise<boolean> {
  if (!on) return true
  const places = await (await draftPlaces(tx, on.draftId))?.seenBy(actor, now)
  const row = places?.rows.find(({ id }) => id === on.paragraphId)
  return places != null && row !== undefined && can(actor, 'draft.read', places.placeOf(row), now) === 'yes'
}

export async function unlinkPassage(
  { database, clock, facts, subjects }: Deps,
  userId: string,
  id: string,
): Promise<{ id: string }> {
  return database.transaction(
    async (tx) => {
      const now = clock.now()
      const row = await passageById(tx, id)
      if (!row || row.unlinkedAt) throw new Refusal('not-found')
      // What a source that is gone was linked to is for the secretariat to clear away.
      const source = (await sourceOf(tx, subjects, row.subjectType, row.subjectId)) ?? {
        ...{ id: row.subjectId, processId: row.processId, stageId: null, blocks: [], on: null },
        of: { authorId: null, delegationId: null },
      }
      const actor = await actorFor(tx, userId, source, now)
      if (!actor) throw new Refusal('not-found')
      ensure(can(actor, 'passage.unlink', placeOfPassage(row, source.of), now))
      await markUnlinked(tx, id, now)
      await facts.record(tx, {
        type: 'passage.unlinked',
        processId: row.processId,
        draftId: row.draftId,
        paragraphId: row.paragraphId,
        actorId: actor.id,
        at: now,
        data: { id, paragraphId: row.paragraphId },
      })
      return { id }
    },
    { lock: `passage:${id}` },
  )
}
