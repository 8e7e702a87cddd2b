/** What a fact or a reply of the server makes of the threads on the screen. Pure: the same twice changes nothing. */
import type { Fact } from '@plenary/shared/events'
import type { Comment, Thread, ThreadHead } from '@plenary/shared/thread'

/** A change of the discussion, from a fact or from the reply to one's own act: both come in by the same door. */
export type Told =
  | { type: 'thread'; thread: Thread }
  | { type: 'head'; thread: ThreadHead }
  | { type: 'comment'; comment: Comment }

/** What a fact tells of the discussion; null when it is about something else. */
export function toldBy(fact: Fact): Told | null {
  switch (fact.type) {
    case 'thread.opened':
      return { type: 'thread', thread: fact.data.thread }
    case 'thread.changed':
      return { type: 'head', thread: fact.data.thread }
    case 'comment.added':
    case 'comment.changed':
      return { type: 'comment', comment: fact.data.comment }
    default:
      return null
  }
}

/**
 * [MAR1] Replies and their echoes pass through here, in whatever order they come: what is older than what is known
 * changes nothing, and a list for which nothing is news stays the very same list.
 */
export function applyTold(threads: readonly Thread[], told: Told): readonly Thread[] {
  if (told.type === 'comment') return withComment(threads, told.comment)
  const nth = threads.findIndex(({ id }) => id === told.thread.id)
  const have = threads[nth]
  if (!have) return told.type === 'thread' ? inOrder([...threads, told.thread]) : threads
  const comments =
    told.type === 'thread' ? told.thread.comments.reduce(mergeComment, have.comments) : have.comments
  const isNews = told.thread.changedAt >= have.changedAt && !sameHead(have, told.thread)
  if (!isNews && comments === have.comments) return threads
  return threads.with(nth, isNews ? { ...have, ...told.thread, comments } : { ...have, comments })
}

const byAge = (a: { at: string; id: string }, b: { at: string; id: string }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1

const inOrder = (threads: Thread[]): Thread[] =>
  threads.sort((a, b) => byAge({ at: a.openedAt, id: a.id }, { at: b.openedAt, id: b.id }))

function withComment(threads: readonly Thread[], comment: Comment): readonly Thread[] {
  const nth = threads.findIndex(({ id }) => id === comment.threadId)
  const have = threads[nth]
  if (!have) return threads
  const comments = mergeComment(have.comments, comment)
  if (comments === have.comments) return threads
  const [, changedAt = comment.at] = [comment.at, have.changedAt].sort()
  return threads.with(nth, { ...have, changedAt, comments })
}

/** How often and how late a comment was changed: a later word about it wins over an earlier one. */
const ageOf = ({ editedAt, deletedAt, hidden }: Comment): string =>
  [deletedAt, editedAt, hidden?.at].reduce<string>((newest, at) => (at && at > newest ? at : newest), '')

function mergeComment(comments: Comment[], comment: Comment): Comment[] {
  const nth = comments.findIndex(({ id }) => id === comment.id)
  const have = comments[nth]
  if (!have) return [...comments, comment].sort(byAge)
  // What was deleted stays deleted, whatever arrives after it; a comment shown again has lost its hiding's moment.
  if (have.deletedAt && !comment.deletedAt) return comments
  if (ageOf(comment) < ageOf(have) && !(have.hidden && !comment.hidden)) return comments
  return same(have, comment) ? comments : comments.with(nth, comment)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function sameHead(have: Thread, told: Thread | ThreadHead): boolean {
  const { comments: _have, ...head } = have
  const { comments: _told, ...next } = { comments: null, ...told }
  return same(Object.entries(head).sort(), Object.entries(next).sort())
}
