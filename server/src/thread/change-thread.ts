/** [THR6] Ends a thread with its outcome, opens it again, or sorts it under topics. */
import { type Actor, asOwner, isSelf } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Thread } from '@plenary/shared/thread'
import { topics as knownTopics } from '@plenary/shared/topic'
import type { Transaction } from '../database/port.ts'
import { type CommandContext, command } from '../participant/command.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { inIt, type Standing, seenBy } from './find-thread.ts'
import { toldOf } from './standing.ts'
import { deleteSupport, insertSupport, supportsOf, type ThreadRow, updateThread } from './store.ts'
import { threadHeads, threadView } from './view-threads.ts'

export interface ThreadChange {
  status?: 'open' | 'resolved' | undefined
  outcome?: string | undefined
  topics?: string[] | undefined
}

export const changeThread = command({
  ...inIt,
  action: (_, { status, topics }: ThreadChange) => [
    ...(status === undefined ? [] : (['thread.resolve'] as const)),
    ...(topics === undefined ? [] : (['thread.sort'] as const)),
  ],
  async work(deps: ThreadDeps, turn, { status, outcome, topics }: ThreadChange): Promise<Thread> {
    const { row, actor, now: at } = turn
    const { thread } = row
    if (topics?.some((topic) => !knownTopics.includes(topic)))
      throw new Refusal('invalid-input', 'topics: not a topic.')
    if (outcome) ensureReadable(outcome)
    // An outcome belongs to an ending; one without the other says nothing.
    if (outcome !== undefined && status !== 'resolved')
      throw new Refusal('invalid-input', 'outcome: given with the status "resolved" alone.')
    const ended =
      status === 'resolved'
        ? { status, outcome: outcome || null, resolvedBy: actor.id, resolvedAt: at }
        : { status: 'open' as const, outcome: null, resolvedBy: null, resolvedAt: null }
    // [THR6] Ending what is ended changes nothing: the first outcome stands until the thread is opened again.
    const turns = status !== undefined && status !== thread.status
    const sorts = topics !== undefined && JSON.stringify(topics) !== JSON.stringify(thread.topics)
    if (!turns && !sorts) return threadView(turn.tx, deps, seenBy(turn, thread), actor)
    const changes = { ...(turns ? ended : {}), ...(sorts ? { topics: [...new Set(topics)] } : {}) }
    return rewriteBy(deps, turn, changes)
  },
})

/** The same, for somebody who does it: answers the thread as they have it. */
const rewriteBy = (
  deps: ThreadDeps,
  turn: Pick<CommandContext<Standing, unknown>, 'tx' | 'row' | 'actor' | 'now'>,
  changes: Partial<ThreadRow>,
): Promise<Thread> =>
  rewrite(deps, turn.tx, turn.row.thread, changes, {
    ...{ actor: turn.actor, at: turn.now, seen: (each) => seenBy(turn, each) },
  })

/** Writes what changed about a thread itself, tells of it, and answers the thread as the actor may have it. */
export async function rewrite(
  deps: ThreadDeps,
  tx: Transaction,
  row: ThreadRow,
  changes: Partial<ThreadRow>,
  {
    actor,
    at,
    seen = (each) => each,
  }: { actor: Actor | null; at: Date; seen?: (row: ThreadRow) => ThreadRow },
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
export const supportThread = command({
  ...inIt,
  action: 'thread.support',
  async work(deps: ThreadDeps, turn, { supports }: { supports: boolean }): Promise<Thread> {
    const { tx, row, actor, now: at } = turn
    const { id: threadId } = row.thread
    const before = (await supportsOf(tx, [threadId])).find((each) => isSelf(actor, each.participantId))
    if ((before !== undefined) === supports) return threadView(tx, deps, seenBy(turn, row.thread), actor)
    const owner = asOwner(actor, before?.participantId ?? null)
    if (supports) await insertSupport(tx, { threadId, participantId: owner.id, at })
    else await deleteSupport(tx, threadId, [owner.id])
    return rewriteBy(deps, { ...turn, actor: owner }, {})
  },
})
