/** [THR1] Opens a thread on a thing of any kind, or on some of its words. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { Language } from '@plenary/shared/language'
import { type Actor, isSelf } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Quote, Thread, ThreadKind, Visibility } from '@plenary/shared/thread'
import { audienceFor } from '@plenary/shared/thread-abilities'
import type { Queries, Transaction } from '../database/port.ts'
import { actorIn } from '../participant/view.ts'
import type { Subject, SubjectRef } from '../subject/subject.ts'
import { anchorOn, onTheWhole } from './anchor.ts'
import { commentById, insertComment, newComment } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { mentionedIn } from './mentions.ts'
import { placeWith } from './place.ts'
import { toldOf } from './standing.ts'
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

export async function openThread(
  deps: ThreadDeps,
  userId: string,
  subject: Subject | null,
  input: NewThread,
): Promise<Thread> {
  const { database, clock, subjects } = deps
  const actor = subject && (await actorIn(database, userId, subject.acting))
  const ground = actor && subject.place(actor)
  if (!subject || !actor || !ground) throw new Refusal('not-found')
  const known = input.id ? await threadById(database, input.id) : null
  if (known) return openedBefore(deps, database, actor, subject, known)
  ensureReadable(input.body)
  const draft = rowOf(actor, subject, input, clock.now())
  const place = placeWith(ground, draft)
  ensure(can(actor, 'thread.open', place, clock.now()))
  deps.budget.spend(userId)
  const anchored = await anchorOn(deps, subject, input.quote, actor)
  const mentions = await mentionedIn(deps, draft, input.mentions)
  return database.transaction(
    async (tx) => {
      // Of two that were sent at once, one has opened it.
      const twin = await threadById(tx, draft.id)
      if (twin) return openedBefore(deps, tx, actor, subject, twin)
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
      const thread = await threadView(tx, deps, row, actor)
      await deps.facts.record(tx, {
        ...(await toldOf(subjects, tx, row)),
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

/** The first comment goes by the id of its thread, which nobody else can have made. */
async function firstCommentId(tx: Transaction, threadId: string): Promise<string> {
  return (await commentById(tx, threadId)) ? randomUUID() : threadId
}

function rowOf(actor: Actor, subject: Subject, input: NewThread, at: Date): ThreadRow {
  const audience = audienceFor(input.visibility, actor)
  if (!audience) throw new Refusal('no-delegation')
  return {
    id: input.id ?? randomUUID(),
    processId: subject.processId,
    subjectType: subject.type,
    subjectId: subject.id,
    wholeId: subject.wholeId,
    standsOn: subject.id,
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
    topics: subject.topics,
    openedAt: at,
    changedAt: at,
  }
}

/**
 * [THR5] The id comes from the client: what is sent again is answered again. An id that is somebody else's, or that of
 * another thread of mine, is refused without a word about it [THR5].
 */
async function openedBefore(
  deps: ThreadDeps,
  queries: Queries,
  actor: Actor,
  { type, id }: SubjectRef,
  row: ThreadRow,
): Promise<Thread> {
  if (row.subjectType !== type || row.subjectId !== id || !isSelf(actor, row.authorId))
    throw new Refusal('already-exists')
  return threadView(queries, deps, row, actor)
}
