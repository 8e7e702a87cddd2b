/** [THR10] Threads in pages, the oldest first: only those somebody may know of are looked at, so that no count tells of others. */
import { can } from '@plenary/shared/abilities'
import { type Actor, stakeholderKind } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Thread } from '@plenary/shared/thread'
import { topics } from '@plenary/shared/topic'
import type { KeptText } from '../paragraph/kept-store.ts'
import { actorIn } from '../participant/view.ts'
import { revisionById } from '../revision/store.ts'
import { stageById } from '../stage/store.ts'
import type { ThreadDeps } from './deps.ts'
import { asSeen } from './kept-place.ts'
import { placeOfParagraph } from './place.ts'
import {
  type ListOf,
  type ShownParagraphs,
  type ThreadFilter,
  type ThreadRow,
  threadsAfter,
} from './store.ts'
import { threadViews } from './view-threads.ts'

export interface ThreadQuery extends Omit<ThreadFilter, 'stakeholder'> {
  stakeholder?: string | undefined
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

const filterOf = ({ stakeholder, topic, ...query }: ThreadQuery): ThreadFilter => {
  const kind = stakeholderKind.optional().safeParse(stakeholder)
  if (!kind.success) throw new Refusal('invalid-input', 'stakeholder: no such kind.')
  if (topic !== undefined && !topics.includes(topic))
    throw new Refusal('invalid-input', 'topic: not a topic.')
  return { ...query, topic, stakeholder: kind.data }
}

async function listOf(
  deps: ThreadDeps,
  actor: Actor,
  list: ListOf,
  query: ThreadQuery,
  kept: KeptText | null = null,
): Promise<Page<Thread>> {
  const { database, accounts } = deps
  const cursor = query.cursor === undefined ? null : placeIn(query.cursor)
  const after = cursor && { openedAt: cursor.at, id: cursor.id }
  const rows = await threadsAfter(database, actor, list, filterOf(query), after, query.limit + 1)
  const seen = rows.slice(0, query.limit).map((row) => asSeen(row, kept) ?? row)
  const views = await threadViews(database, accounts, seen, actor)
  return paged(rows, views, query.limit, ({ openedAt, id }: ThreadRow) => cursorOf(openedAt, id))
}

export async function listDraftThreads(
  deps: ThreadDeps,
  userId: string,
  draftId: string,
  query: ThreadQuery,
): Promise<Page<Thread>> {
  const now = deps.clock.now()
  const working = await deps.placesOf(draftId)
  const actor = working && (await actorIn(deps.database, userId, working.draft.processId))
  const places = actor && (await working.seenBy(actor, now))
  if (!places) throw new Refusal('not-found')
  const reads = (id: string): boolean => can(actor, 'draft.read', placeOfParagraph(places, id), now) === 'yes'
  const ids = places.rows.map(({ id }) => id)
  // Threads of paragraphs that are gone are for those who read the whole draft.
  const shown: ShownParagraphs =
    can(actor, 'draft.readAll', places.place, now) === 'yes'
      ? { allBut: ids.filter((id) => !reads(id)) }
      : { only: ids.filter(reads) }
  const { kept } = places
  return listOf(deps, actor, { draftId, shown, keptAs: kept?.as ?? null }, query, kept)
}

export async function listRevisionThreads(
  deps: ThreadDeps,
  userId: string,
  id: string,
  query: ThreadQuery,
): Promise<Page<Thread>> {
  const revision = await revisionById(deps.database, id)
  const actor = revision && (await actorIn(deps.database, userId, revision.processId))
  if (!revision || !actor) throw new Refusal('not-found')
  return listOf(deps, actor, { revisionId: revision.id }, query)
}

export async function listStageThreads(
  deps: ThreadDeps,
  userId: string,
  stageId: string,
  query: ThreadQuery,
): Promise<Page<Thread>> {
  const stage = await stageById(deps.database, stageId)
  const actor = stage && (await actorIn(deps.database, userId, stage.processId))
  if (!stage || !actor) throw new Refusal('not-found')
  return listOf(deps, actor, { stageId }, query)
}

export async function listContributionThreads(
  deps: ThreadDeps,
  userId: string,
  contributionId: string,
  query: ThreadQuery,
): Promise<Page<Thread>> {
  const found = await deps.contribution(deps.database, contributionId)
  const actor = found && (await actorIn(deps.database, userId, found.processId))
  if (!found || !actor || !found.seenBy(actor)) throw new Refusal('not-found')
  return listOf(deps, actor, { contributionId }, query)
}
