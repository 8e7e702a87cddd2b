/** [THR1] Opens a thread on a thing of any kind, or on some of its words. */
import { randomUUID } from 'node:crypto'
import type { Language } from '@plenary/shared/language'
import { type Actor, isSelf } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Quote, Thread, ThreadKind, Visibility } from '@plenary/shared/thread'
import { audienceFor } from '@plenary/shared/thread-abilities'
import type { Transaction } from '../database/port.ts'
import { command, type Target } from '../participant/command.ts'
import type { Subject, SubjectRef } from '../subject/subject.ts'
import { anchorOn, onTheWhole } from './anchor.ts'
import { commentById, insertComment, newComment } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { mentionedIn } from './mentions.ts'
import { type InThread, placeWith } from './place.ts'
import { toldOn } from './standing.ts'
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

/** A thread about to be opened, and on what. */
interface Opening extends NewThread {
  id: string
  on: SubjectRef
}

interface About {
  subject: Subject
  opening: Opening
}

/** [SUB2] On what is not there for somebody, nothing is opened, and they hear nothing of it. */
const toBeOpened = ({ subjects }: ThreadDeps): Target<About, InThread, Opening> => ({
  async find(queries, opening) {
    const subject = await subjects.find(queries, opening.on)
    return subject && { subject, opening }
  },
  acting: ({ subject }) => subject.acting,
  place(_, about, actor, now) {
    const ground = about.subject.place(actor)
    return ground && placeWith(ground, rowOf(actor, about, now))
  },
  stranger: 'not-found',
})

const open = command({
  subject: toBeOpened,
  action: 'thread.open',
  lock: ({ opening }) => `thread:${opening.id}`,
  /**
   * [THR5] The id comes from the client: what is sent again is answered again. An id that is somebody else's, or that of
   * another thread of mine, is refused without a word about it.
   */
  once: {
    known: ({ queries, row: { opening } }) => threadById(queries, opening.id),
    isSame: ({ subjectType, subjectId, authorId }, { row: { subject }, actor }) =>
      subjectType === subject.type && subjectId === subject.id && isSelf(actor, authorId),
    answer: (deps: ThreadDeps, { queries, actor }, _, known) => threadView(queries, deps, known, actor),
    outlivesRight: true,
  },
  async prepare(deps: ThreadDeps, { row, actor, userId, now }) {
    const { subject, opening } = row
    ensureReadable(opening.body)
    deps.budget.spend(userId)
    const anchored = await anchorOn(deps, subject, opening.quote, actor)
    return { anchored, mentions: await mentionedIn(deps, rowOf(actor, row, now), opening.mentions) }
  },
  async work(deps: ThreadDeps, turn, _, { anchored, mentions }): Promise<Thread> {
    const { tx, actor, now: at } = turn
    const row: ThreadRow = { ...rowOf(actor, turn.row, at), ...anchored }
    await insertThread(tx, row)
    await insertComment(
      tx,
      newComment({
        id: await firstCommentId(tx, row.id),
        threadId: row.id,
        parentId: null,
        depth: 0,
        authorId: actor.id,
        body: turn.row.opening.body,
        language: turn.row.opening.language,
        mentions,
        at,
      }),
    )
    const thread = await threadView(tx, deps, row, actor)
    await turn.record('thread.opened', { thread }, toldOn(turn.row.subject, row))
    return thread
  },
})

export const openThread = (
  deps: ThreadDeps,
  userId: string,
  on: SubjectRef,
  { id = randomUUID(), ...asked }: NewThread,
): Promise<Thread> => open(deps, userId, { ...asked, id, on }, undefined)

/** The first comment goes by the id of its thread, which nobody else can have made. */
async function firstCommentId(tx: Transaction, threadId: string): Promise<string> {
  return (await commentById(tx, threadId)) ? randomUUID() : threadId
}

/** Throws no-delegation where it is for a delegation of somebody who is of none. */
function rowOf(actor: Actor, { subject, opening }: About, at: Date): ThreadRow {
  const audience = audienceFor(opening.visibility, actor)
  if (!audience) throw new Refusal('no-delegation')
  return {
    id: opening.id,
    processId: subject.processId,
    subjectType: subject.type,
    subjectId: subject.id,
    wholeId: subject.wholeId,
    standsOn: subject.id,
    kind: opening.kind,
    visibility: opening.visibility,
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
