/** [THR6] Ends a thread with its outcome, opens it again, or sorts it under topics. */
import { can } from '@plenary/shared/abilities'
import { type Actor, asOwner, isSelf } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Thread } from '@plenary/shared/thread'
import { topics as knownTopics } from '@plenary/shared/topic'
import type { Transaction } from '../database/port.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { inThread, type Turn } from './find-thread.ts'
import { toldOf } from './standing.ts'
import { deleteSupport, insertSupport, supportsOf, type ThreadRow, updateThread } from './store.ts'
import { threadHeads, threadView } from './view-threads.ts'

export interface ThreadChange {
  status?: 'open' | 'resolved' | undefined
  outcome?: string | undefined
  topics?: string[] | undefined
}

export async function changeThread(
  deps: ThreadDeps,
  userId: string,
  id: string,
  { status, outcome, topics }: ThreadChange,
): Promise<Thread> {
  if (topics?.some((topic) => !knownTopics.includes(topic)))
    throw new Refusal('invalid-input', 'topics: not a topic.')
  if (outcome) ensureReadable(outcome)
  return inThread(deps, userId, id, async ({ tx, actor, seen, row, place, at }) => {
    if (status !== undefined) ensure(can(actor, 'thread.resolve', place, at))
    if (topics !== undefined) ensure(can(actor, 'thread.sort', place, at))
    // An outcome belongs to an ending; one without the other says nothing.
    if (outcome !== undefined && status !== 'resolved')
      throw new Refusal('invalid-input', 'outcome: given with the status "resolved" alone.')
    const ended =
      status === 'resolved'
        ? { status, outcome: outcome || null, resolvedBy: actor.id, resolvedAt: at }
        : { status: 'open' as const, outcome: null, resolvedBy: null, resolvedAt: null }
    // [THR6] Ending what is ended changes nothing: the first outcome stands until the thread is opened again.
    const turns = status !== undefined && status !== row.status
    const sorts = topics !== undefined && JSON.stringify(topics) !== JSON.stringify(row.topics)
    if (!turns && !sorts) return threadView(tx, deps, seen(row), actor)
    const changes = { ...(turns ? ended : {}), ...(sorts ? { topics: [...new Set(topics)] } : {}) }
    return rewrite(deps, tx, row, changes, { actor, at, seen })
  })
}

/** Writes what changed about a thread itself, tells of it, and answers the thread as the actor may have it. */
export async function rewrite(
  deps: ThreadDeps,
  tx: Transaction,
  row: ThreadRow,
  changes: Partial<ThreadRow>,
  { actor, at, seen = (each) => each }: { actor: Actor | null; at: Date; seen?: Turn['seen'] },
): Promise<Thread> {
  const next = { ...row, ...changes, changedAt: at }
  await updateThread(tx, row.id, { ...changes, changedAt: at })
  const [thread] = await threadHeads(tx, deps, [next])
  await deps.facts.record(tx, {
    ...(await toldOf(deps.subjects, tx, next)),
    type: 'thread.changed',
    actorId: actor?.id ?? null,
    at,
    data: { thread: thread as NonNullable<typeof thread> },
  })
  return threadView(tx, deps, seen(next), actor)
}

/** [THR8] Supports a thread, once however often it is asked, or no longer. */
export async function supportThread(
  deps: ThreadDeps,
  userId: string,
  id: string,
  supports: boolean,
): Promise<Thread> {
  return inThread(deps, userId, id, async ({ tx, actor, seen, row, place, at }) => {
    ensure(can(actor, 'thread.support', place, at))
    const before = (await supportsOf(tx, [id])).find(({ participantId }) => isSelf(actor, participantId))
    if ((before !== undefined) === supports) return threadView(tx, deps, seen(row), actor)
    const owner = asOwner(actor, before?.participantId ?? null)
    if (supports) await insertSupport(tx, { threadId: id, participantId: owner.id, at })
    else await deleteSupport(tx, id, [owner.id])
    return rewrite(deps, tx, row, {}, { actor: owner, at, seen })
  })
}
