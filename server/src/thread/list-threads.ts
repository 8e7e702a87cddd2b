/** [THR10] Threads in pages, the oldest first: only those somebody may know of are looked at, so that no count tells of others. */
import { stakeholderKind } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Thread } from '@plenary/shared/thread'
import { topics } from '@plenary/shared/topic'
import type { SubjectRef, Whole } from '../subject/subject.ts'
import { readWhole } from '../subject/thing.ts'
import type { ThreadDeps } from './deps.ts'
import { asSeen } from './kept-place.ts'
import { type ThreadFilter, type ThreadRow, threadsAfter } from './store.ts'
import { threadViews } from './view-threads.ts'

export interface ThreadQuery extends Omit<ThreadFilter, 'stakeholder' | 'on'> {
  stakeholder?: string | undefined
  paragraph?: string | undefined
  question?: string | undefined
  on?: string[]
  cursor?: string | undefined
  limit: number
}

export interface Page<T> {
  items: T[]
  next: string | null
}

/** A place in a list ordered by moment and id. */
export const cursorOf = (at: Date, id: string): string => `${at.getTime()}.${id}`
export function placeIn(cursor: string): { at: Date; id: string } {
  const [moment, id] = cursor.split(/\.(.*)/s)
  if (!moment || !/^\d{1,15}$/.test(moment) || !id) throw new Refusal('invalid-input', 'cursor: unknown.')
  return { at: new Date(Number(moment)), id }
}

export const paged = <R, T>(rows: R[], views: T[], limit: number, cursor: (row: R) => string): Page<T> => {
  const last = rows[limit - 1]
  return { items: views, next: rows.length > limit && last ? cursor(last) : null }
}

function filterOf(
  { idOf = (name) => name }: Whole,
  { stakeholder, topic, paragraph, question, on: ids = [], ...query }: ThreadQuery,
): ThreadFilter {
  const kind = stakeholderKind.optional().safeParse(stakeholder)
  if (!kind.success) throw new Refusal('invalid-input', 'stakeholder: no such kind.')
  if (topic !== undefined && !topics.includes(topic))
    throw new Refusal('invalid-input', 'topic: not a topic.')
  const names = [paragraph, question].flatMap((name) => (name === undefined ? [] : [idOf(name)]))
  return { ...query, topic, stakeholder: kind.data, on: [...ids, ...names] }
}

/** The threads of things that are listed together; not-found where there is nothing of them for whoever asks. */
export async function listThreads(
  deps: ThreadDeps,
  userId: string,
  ref: SubjectRef,
  query: ThreadQuery,
): Promise<Page<Thread>> {
  const { database } = deps
  const { whole, actor, listing } = await readWhole(deps, database, userId, ref)
  const cursor = query.cursor === undefined ? null : placeIn(query.cursor)
  const after = cursor && { openedAt: cursor.at, id: cursor.id }
  const list = { type: ref.type, wholeId: whole.id, ...listing }
  const rows = await threadsAfter(database, actor, list, filterOf(whole, query), after, query.limit + 1)
  const seen = rows.slice(0, query.limit).map((row) => asSeen(row, listing.kept) ?? row)
  const views = await threadViews(database, deps, seen, actor)
  return paged(rows, views, query.limit, ({ openedAt, id }: ThreadRow) => cursorOf(openedAt, id))
}
