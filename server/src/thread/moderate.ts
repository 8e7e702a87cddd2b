/** Order in threads: reporting, hiding with a reason, appealing and showing again, all of it in the record. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { Audience } from '@plenary/shared/audience'
import type { FactType } from '@plenary/shared/events'
import { ensure, Refusal } from '@plenary/shared/problems'
import { type Comment, commentActions, type ReportedComment } from '@plenary/shared/thread'
import { actorIn } from '../participant/view.ts'
import { tellOfComment } from './add-comment.ts'
import { type CommentRow, insertReport, judgedComments, reportsOf, updateComment } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { type Turn, withComment } from './find-thread.ts'
import { cursorOf, type Page, paged, placeIn } from './list-threads.ts'
import { type InThread, placeOnComment } from './place.ts'
import { standingOf, toldOf } from './standing.ts'
import { threadsByIds } from './store.ts'
import { commentView, peopleOf, threadHeads } from './view-threads.ts'

type Judged = Turn & { comment: CommentRow }
type Moderation = Extract<FactType, `comment.${'reported' | 'hidden' | 'shown' | 'appealed'}`>

/** [MOD3] Enters the act in the record by opaque ids and its reason; the words are in no entry. */
async function enter(
  { facts, subjects }: ThreadDeps,
  { tx, actor, row, comment, at }: Judged,
  type: Moderation,
  reason: string,
  audience: Audience,
): Promise<void> {
  const data = { threadId: row.id, commentId: comment.id, reason }
  const told = { ...(await toldOf(subjects, tx, row)), audience }
  await facts.record(tx, { ...told, type, actorId: actor.id, at, data })
}

/** [MOD1] Once per person; the reason is for the secretariat alone. */
export async function reportComment(
  deps: ThreadDeps,
  userId: string,
  id: string,
  reason: string,
): Promise<{ id: string }> {
  ensureReadable(reason)
  return withComment(deps, userId, id, async (turn) => {
    const { tx, actor, place, at } = turn
    ensure(can(actor, 'comment.report', place, at))
    const report = { id: randomUUID(), commentId: id, participantId: actor.id, reason, at }
    if (await insertReport(tx, report)) {
      deps.budget.spend(userId)
      await enter(deps, turn, 'comment.reported', reason, 'secretariat')
    }
    return { id }
  })
}

/** [MOD2] Hides a comment from everyone but its author and the secretariat. Everyone is told why, so that it can be judged. */
export async function hideComment(
  deps: ThreadDeps,
  userId: string,
  id: string,
  reason: string,
): Promise<Comment> {
  ensureReadable(reason)
  return withComment(deps, userId, id, async (turn) => {
    const { tx, actor, row, place, at } = turn
    ensure(can(actor, 'comment.hide', place, at))
    const hidden = {
      hiddenAt: at,
      hiddenBy: actor.id,
      hiddenReason: reason,
      appeal: null,
      appealedAt: null,
    }
    const comment = await updateComment(tx, turn.comment, hidden)
    await enter(deps, turn, 'comment.hidden', reason, row.audience)
    return tellOfComment(deps, tx, row, comment, { type: 'comment.changed', actor, at })
  })
}

/** [MOD2] Shows it again, for everyone, with the reason. */
export async function showComment(
  deps: ThreadDeps,
  userId: string,
  id: string,
  reason: string,
): Promise<Comment> {
  ensureReadable(reason)
  return withComment(deps, userId, id, async (turn) => {
    const { tx, actor, row, place, at } = turn
    ensure(can(actor, 'comment.show', place, at))
    const shown = { hiddenAt: null, hiddenBy: null, hiddenReason: null, appeal: null, appealedAt: null }
    const comment = await updateComment(tx, turn.comment, shown)
    await enter(deps, turn, 'comment.shown', reason, row.audience)
    return tellOfComment(deps, tx, row, comment, { type: 'comment.changed', actor, at })
  })
}

/** [MOD5] Its author asks for another look; author and secretariat see the appeal. */
export async function appealComment(
  deps: ThreadDeps,
  userId: string,
  id: string,
  reason: string,
): Promise<Comment> {
  ensureReadable(reason)
  return withComment(deps, userId, id, async (turn) => {
    const { tx, actor, row, place, at } = turn
    ensure(can(actor, 'comment.appeal', place, at))
    deps.budget.spend(userId)
    const comment = await updateComment(tx, turn.comment, { appeal: reason, appealedAt: at })
    await enter(deps, turn, 'comment.appealed', reason, `secretariat+participant:${comment.authorId}`)
    return tellOfComment(deps, tx, row, comment, { type: 'comment.changed', actor, at })
  })
}

/** [MOD4] What was reported or hidden and is still there, for the secretariat, with every report. */
export async function listReports(
  deps: ThreadDeps,
  userId: string,
  processId: string | null,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<ReportedComment>> {
  const { database, accounts } = deps
  const actor = processId && (await actorIn(database, userId, processId))
  if (!processId || !actor) throw new Refusal('not-found')
  if (actor.role !== 'secretariat') throw new Refusal('secretariat-only')
  const after = query.cursor === undefined ? null : placeIn(query.cursor)
  const rows = await judgedComments(database, processId, after, query.limit + 1)
  const shown = rows.slice(0, query.limit)
  const threads = await threadsByIds(
    database,
    shown.map(({ threadId }) => threadId),
  )
  const heads = new Map((await threadHeads(database, deps, threads)).map((head) => [head.id, head]))
  const reports = await reportsOf(
    database,
    shown.map(({ id }) => id),
  )
  const people = await peopleOf(database, accounts, [
    ...shown.map(({ authorId }) => authorId),
    ...reports.map(({ participantId }) => participantId),
  ])
  const places = new Map<string, InThread | null>()
  for (const each of threads) {
    const standing = await standingOf(deps.subjects, database, each)
    places.set(each.id, standing?.placeFor(each, actor) ?? null)
  }
  const now = deps.clock.now()
  const views = shown.flatMap((row): ReportedComment[] => {
    const thread = heads.get(row.threadId)
    const inThread = places.get(row.threadId)
    if (!thread || !inThread) return []
    const place = placeOnComment(inThread, row)
    const mine = reports.filter(({ commentId }) => commentId === row.id)
    return [
      {
        comment: commentView(row, people, actor),
        thread,
        reports: mine.flatMap(({ participantId, reason, at }) => {
          const by = people.get(participantId)
          return by ? [{ by, reason, at: at.toISOString() }] : []
        }),
        can: Object.fromEntries(
          commentActions.map((action) => [action, can(actor, action, place, now)]),
        ) as ReportedComment['can'],
      },
    ]
  })
  return paged(rows, views, query.limit, ({ at, id }) => cursorOf(at, id))
}
