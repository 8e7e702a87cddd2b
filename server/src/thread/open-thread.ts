/** [THR1] Opens a thread: on a paragraph or some of its words, a published paragraph, a question, a contribution. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { Language } from '@plenary/shared/language'
import { type Actor, isSelf } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Quote, Thread, ThreadKind, Visibility } from '@plenary/shared/thread'
import { audienceFor } from '@plenary/shared/thread-abilities'
import type { Queries, Transaction } from '../database/port.ts'
import type { ActingPlace } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import { commentById, insertComment, newComment } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { mentionedIn } from './mentions.ts'
import { type Ground, placeWith } from './place.ts'
import { insertThread, type ThreadRow, threadById } from './store.ts'
import { threadView } from './view-threads.ts'

export interface NewThread {
  id?: string | undefined
  kind: ThreadKind
  visibility: Visibility
  body: string
  language: Language
  mentions: string[]
  quote?: Quote | undefined
}

type Subject = Pick<
  ThreadRow,
  | 'subjectType'
  | 'draftId'
  | 'revisionId'
  | 'stageId'
  | 'questionId'
  | 'contributionId'
  | 'paragraphId'
  | 'homeParagraphId'
>
export type Anchored = Pick<ThreadRow, 'quote' | 'startsAt' | 'endsAt' | 'anchor'> &
  Partial<Pick<ThreadRow, 'keptAs' | 'keptPlace'>>

/** What a thread is to stand on, found for whoever opens it. */
export interface Base extends Partial<Subject> {
  subjectType: ThreadRow['subjectType']
  processId: string
  acting: ActingPlace
  ground(actor: Actor): Promise<Ground | null>
  /** Pins the quote in the words as they stand. Throws quote-not-found where they are not there. */
  anchor(quote: Quote | undefined, actor: Actor): Promise<Anchored>
  topics: string[]
}

/** The anchor of a thread on something as a whole. */
export const onTheWhole: Anchored = {
  quote: null,
  startsAt: null,
  endsAt: null,
  anchor: { state: 'exact', exact: null, now: null, from: null, to: null },
}

export async function openThread(
  deps: ThreadDeps,
  userId: string,
  base: Base | null,
  input: NewThread,
): Promise<Thread> {
  const { database, clock, accounts } = deps
  const actor = base && (await actorIn(database, userId, base.acting))
  const ground = actor && (await base.ground(actor))
  if (!base || !actor || !ground) throw new Refusal('not-found')
  const known = input.id ? await threadById(database, input.id) : null
  if (known) return openedBefore(deps, database, actor, base, known)
  ensureReadable(input.body)
  const draft = rowOf(actor, base, input, clock.now())
  const place = placeWith(ground, draft)
  ensure(can(actor, 'thread.open', place, clock.now()))
  deps.budget.spend(userId)
  const anchored = await base.anchor(input.quote, actor)
  const mentions = await mentionedIn(deps, draft, input.mentions)
  return database.transaction(
    async (tx) => {
      // Of two that were sent at once, one has opened it.
      const twin = await threadById(tx, draft.id)
      if (twin) return openedBefore(deps, tx, actor, base, twin)
      const at = clock.now()
      ensure(can(actor, 'thread.open', place, at))
      const row: ThreadRow = { ...draft, ...anchored, openedAt: at, changedAt: at }
      await insertThread(tx, row)
      await insertComment(
        tx,
        newComment({
          id: await firstCommentId(tx, row.id),
          threadId: row.id,
          parentId: null,
          depth: 0,
          authorId: actor.id,
          body: input.body,
          language: input.language,
          mentions,
          at,
        }),
      )
      const thread = await threadView(tx, accounts, row, actor)
      await deps.facts.record(tx, {
        ...factOf(row),
        type: 'thread.opened',
        actorId: actor.id,
        at,
        data: { thread },
      })
      return thread
    },
    { lock: `thread:${draft.id}` },
  )
}

/** Where a fact about a thread belongs, and whom it is for. */
export const factOf = ({ processId, draftId, stageId, paragraphId, audience }: ThreadRow) => ({
  processId,
  audience,
  ...(draftId ? { draftId } : {}),
  ...(stageId ? { stageId } : {}),
  ...(paragraphId ? { paragraphId } : {}),
})

/** The first comment goes by the id of its thread, which nobody else can have made. */
async function firstCommentId(tx: Transaction, threadId: string): Promise<string> {
  return (await commentById(tx, threadId)) ? randomUUID() : threadId
}

function rowOf(actor: Actor, base: Base, input: NewThread, at: Date): ThreadRow {
  const audience = audienceFor(input.visibility, actor)
  if (!audience) throw new Refusal('no-delegation')
  return {
    id: input.id ?? randomUUID(),
    processId: base.processId,
    subjectType: base.subjectType,
    draftId: base.draftId ?? null,
    revisionId: base.revisionId ?? null,
    stageId: base.stageId ?? null,
    questionId: base.questionId ?? null,
    contributionId: base.contributionId ?? null,
    paragraphId: base.paragraphId ?? null,
    homeParagraphId: base.homeParagraphId ?? null,
    kind: input.kind,
    visibility: input.visibility,
    audience,
    status: 'open',
    outcome: null,
    resolvedBy: null,
    resolvedAt: null,
    authorId: actor.id,
    delegationId: actor.delegationId,
    ...onTheWhole,
    keptAs: null,
    keptPlace: null,
    topics: base.topics,
    openedAt: at,
    changedAt: at,
  }
}

/**
 * [THR5] The id comes from the client: what is sent again is answered again. An id that is somebody else's, or that of
 * another thread of mine, is refused without a word about it [THR5].
 */
async function openedBefore(
  { accounts }: ThreadDeps,
  queries: Queries,
  actor: Actor,
  base: Base,
  row: ThreadRow,
): Promise<Thread> {
  const parts = ['homeParagraphId', 'draftId', 'revisionId', 'questionId', 'contributionId'] as const
  const same =
    row.subjectType === base.subjectType && parts.every((part) => row[part] === (base[part] ?? null))
  if (!same || !isSelf(actor, row.authorId)) throw new Refusal('already-exists')
  return threadView(queries, accounts, row, actor)
}
