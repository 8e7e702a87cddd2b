/** Links a passage of what was said to a paragraph, and undoes a link that has no answer yet. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { ParsedOf } from '@plenary/shared/api'
import type { Actor } from '@plenary/shared/participant'
import type { PlaceWith } from '@plenary/shared/place'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Passage } from '@plenary/shared/response'
import type { Context } from '../context.ts'
import type { Lock } from '../database/port.ts'
import { draftPlaces } from '../paragraph/place.ts'
import { type ParagraphRow, paragraphById } from '../paragraph/store.ts'
import { command, type Target } from '../participant/command.ts'
import type { Subject, SubjectRef } from '../subject/subject.ts'
import { standsIn } from './excerpt.ts'
import {
  insertPassage,
  markUnlinked,
  type PassageRow,
  passageById,
  refOf,
  sameLink,
  unanswered,
} from './passage-store.ts'
import { placeOfPassage } from './place.ts'
import { ensureSource, readerOf } from './reader.ts'
import { placeOfFound, type SourceFound, sourceAt } from './source.ts'
import { factOf, passagesById } from './view-passage.ts'

export type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'accounts' | 'subjects'>
type Input = ParsedOf<'linkPassage', 'body'>

interface Link extends SourceFound {
  paragraph: ParagraphRow
}

/** [REL2] What came into being while the pen has the text is not there for anybody else. Throws why they may not read it. */
async function hasParagraph(
  ...[queries, { paragraph, subject }, actor, now]: Parameters<Target<Link, PlaceWith<'source'>>['place']>
): Promise<boolean> {
  const places = await (await draftPlaces(queries, paragraph.draftId))?.seenBy(actor, now)
  const isThere = places?.kept ? places.kept.seqs.has(paragraph.id) : true
  if (!places || !isThere || places.draft.processId !== subject.processId) return false
  ensure(can(actor, 'draft.read', places.placeOf(paragraph), now))
  return true
}

/** Who may not read a thing does not know of it. */
const knowsOf = (actor: Actor, { place }: Subject, now: Date): boolean =>
  place(actor)?.subject.may('read', actor, now) === 'yes'

/** A paragraph and what is to be linked to it. One acts where that is, as who one was there [PSE6]. */
const linkTo = (
  deps: Deps,
): Target<Link, PlaceWith<'source'>, { paragraphId: string; source: SubjectRef }> => ({
  async find(queries, { paragraphId, source }) {
    const paragraph = await paragraphById(queries, paragraphId)
    const found = paragraph && (await sourceAt(deps, queries, source))
    return found && { paragraph, ...found }
  },
  ownerId: ({ said }) => said.of.authorId,
  acting: ({ subject }) => subject.acting,
  async place(queries, link, actor, now) {
    const isThere = (await hasParagraph(queries, link, actor, now)) && knowsOf(actor, link.subject, now)
    return isThere ? placeOfFound(link) : null
  },
  stranger: 'not-found',
  concerns: ({ paragraph: { id, draftId }, said: { stageId } }) => ({
    ...{ draftId, paragraphId: id },
    ...(stageId ? { stageId } : {}),
  }),
})

type Pieces = Awaited<ReturnType<Subject['text']>>

/** The piece the quoted words stand in. Refuses words that stand nowhere in the source. */
function pieceOf(pieces: Pieces, blockId: string | null, exact: string | null): string | null {
  if (blockId !== null && !pieces.some(({ id }) => id === blockId)) throw new Refusal('quote-not-found')
  if (exact === null) return blockId
  const piece = pieces.find(({ id, text }) => (blockId === null || id === blockId) && standsIn(text, exact))
  if (!piece) throw new Refusal('quote-not-found')
  return piece.id
}

/** [RSP1] [RSP2] [RSP3] Sending it twice under one id links once. */
const link = command({
  subject: linkTo,
  action: 'passage.link',
  lock: ({ paragraph }): Lock => `paragraph:${paragraph.id}`,
  once: {
    known: ({ queries }, { id }: Input): Promise<PassageRow | null> =>
      id ? passageById(queries, id) : Promise.resolve(null),
    isSame: (known, { row: { paragraph, subject } }) =>
      known.paragraphId === paragraph.id && known.subjectId === subject.id && known.unlinkedAt === null,
    async answer(deps: Deps, asked, _, { id }) {
      const [passage] = (await passagesById(readerOf(deps, asked), [id])) as [Passage]
      return { passage }
    },
  },
  async work(deps: Deps, turn, input: Input) {
    const {
      tx,
      row: { paragraph, subject },
      actor,
      now,
      record,
    } = turn
    if (paragraph.deletedAt) throw new Refusal('paragraph-deleted')
    const exact = input.quote?.exact ?? null
    const row: PassageRow = {
      ...unanswered,
      id: input.id ?? randomUUID(),
      processId: subject.processId,
      subjectType: subject.type,
      subjectId: subject.id,
      blockId: pieceOf(await subject.text(tx), input.source.blockId, exact),
      quote: input.quote,
      draftId: paragraph.draftId,
      paragraphId: paragraph.id,
      note: input.note || null,
      linkedBy: actor.id,
      linkedAt: now,
    }
    if (await sameLink(tx, row)) throw new Refusal('already-exists')
    await insertPassage(tx, row)
    const reader = readerOf(deps, { ...turn, queries: tx })
    const [passage] = (await passagesById(reader, [row.id])) as [Passage]
    await record('passage.linked', { passage: factOf(reader, passage) })
    return { passage }
  },
})

export async function linkPassage(
  deps: Deps,
  userId: string,
  paragraphId: string,
  input: Input,
): Promise<{ passage: Passage }> {
  const { type, id } = input.source
  ensureSource(deps, type)
  return link(deps, userId, { paragraphId, source: { type, id } }, input)
}

/** A link that stands. What its source says is gone with it: then it is for the secretariat to clear away. */
interface Linked {
  row: PassageRow
  source: SourceFound | null
}

/** Links of a process are undone and answered one after another, so that none is undone while it is answered. */
export const lockOfAnswers = ({ processId }: { processId: string }): Lock => `answers:${processId}`

const linkThatStands = (deps: Deps): Target<Linked, PlaceWith<'source' | 'passage'>> => ({
  async find(queries, id) {
    const row = await passageById(queries, id)
    return row && !row.unlinkedAt ? { row, source: await sourceAt(deps, queries, refOf(row)) } : null
  },
  acting: ({ row, source }) => source?.subject.acting ?? row.processId,
  ownerId: ({ source }) => source?.said.of.authorId ?? null,
  place: (_, { row, source }) => placeOfPassage(row, source?.said.of ?? null),
  stranger: 'not-found',
  concerns: ({ row: { draftId, paragraphId } }) => ({ draftId, paragraphId }),
})

const unlink = command({
  subject: linkThatStands,
  action: 'passage.unlink',
  lock: ({ row }): Lock => lockOfAnswers(row),
  async work(_: Deps, { tx, row: { row }, now, record }) {
    const { id, paragraphId } = row
    await markUnlinked(tx, id, now)
    await record('passage.unlinked', { id, paragraphId })
    return { id }
  },
})

export const unlinkPassage = (deps: Deps, userId: string, id: string): Promise<{ id: string }> =>
  unlink(deps, userId, id)
