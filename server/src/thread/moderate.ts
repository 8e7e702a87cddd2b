/** Order in threads: reporting, hiding with a reason, appealing and showing again, all of it in the record. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { Audience } from '@plenary/shared/audience'
import type { FactType } from '@plenary/shared/events'
import { type Comment, commentActions, type ReportedComment } from '@plenary/shared/thread'
import { type CommandContext, command, decidedContext } from '../participant/command.ts'
import { everyoneIn } from '../participant/people.ts'
import { tellOfComment } from './add-comment.ts'
import { type CommentRow, insertReport, judgedComments, reportsOf, updateComment } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { type CommentStanding, onComment } from './find-thread.ts'
import { cursorOf, type Page, paged, placeIn } from './list-threads.ts'
import { type InThread, placeOnComment } from './place.ts'
import { standingOf } from './standing.ts'
import { threadsByIds } from './store.ts'
import { commentView, peopleOf, threadHeads } from './view-threads.ts'

type Judged = Pick<CommandContext<CommentStanding, unknown>, 'tx' | 'row' | 'actor' | 'now' | 'record'>
type Moderation = Extract<FactType, `comment.${'reported' | 'hidden' | 'shown' | 'appealed'}`>

interface Reasoned {
  reason: string
}

/** [MOD3] Enters the act in the record by opaque ids and its reason; the words are in no entry. */
async function enter(
  { row: { thread, comment }, record }: Judged,
  type: Moderation,
  { reason }: Reasoned,
  audience: Audience,
): Promise<void> {
  await record(type, { threadId: thread.id, commentId: comment.id, reason }, { audience })
}

/** [MOD1] Once per person; the reason is for the secretariat alone. */
export const reportComment = command({
  ...onComment,
  action: 'comment.report',
  async work(deps: ThreadDeps, turn, input: Reasoned): Promise<{ id: string }> {
    ensureReadable(input.reason)
    const { id } = turn.row.comment
    const report = { id: randomUUID(), commentId: id, participantId: turn.actor.id, ...input, at: turn.now }
    if (await insertReport(turn.tx, report)) {
      deps.budget.spend(turn.userId)
      await enter(turn, 'comment.reported', input, 'secretariat')
    }
    return { id }
  },
})

/** An act that changes what is shown of a comment: it enters why, for whom it concerns, and tells of the comment. */
const judging = (
  action: 'comment.hide' | 'comment.show' | 'comment.appeal',
  type: Moderation,
  made: (turn: Judged, input: Reasoned) => { changes: Partial<CommentRow>; audience: Audience },
) =>
  command({
    ...onComment,
    action,
    async work(deps: ThreadDeps, turn, input: Reasoned): Promise<Comment> {
      ensureReadable(input.reason)
      // [THR12] An appeal is written as fast as anything else that is said; keeping order is not counted.
      if (action === 'comment.appeal') deps.budget.spend(turn.userId)
      const { changes, audience } = made(turn, input)
      const comment = await updateComment(turn.tx, turn.row.comment, changes)
      await enter(turn, type, input, audience)
      return tellOfComment(deps, turn, 'comment.changed', comment)
    },
  })

const unappealed = { appeal: null, appealedAt: null }

/** [MOD2] Hides a comment from everyone but its author and the secretariat. Everyone is told why, so that it can be judged. */
export const hideComment = judging('comment.hide', 'comment.hidden', ({ row, actor, now }, { reason }) => ({
  changes: { hiddenAt: now, hiddenBy: actor.id, hiddenReason: reason, ...unappealed },
  audience: row.thread.audience,
}))

/** [MOD2] Shows it again, for everyone, with the reason. */
export const showComment = judging('comment.show', 'comment.shown', ({ row }) => ({
  changes: { hiddenAt: null, hiddenBy: null, hiddenReason: null, ...unappealed },
  audience: row.thread.audience,
}))

/** [MOD5] Its author asks for another look; author and secretariat see the appeal. */
export const appealComment = judging('comment.appeal', 'comment.appealed', ({ row, now }, { reason }) => ({
  changes: { appeal: reason, appealedAt: now },
  audience: `secretariat+participant:${row.comment.authorId}`,
}))

/** [MOD4] What was reported or hidden and is still there, for the secretariat, with every report. */
export async function listReports(
  deps: ThreadDeps,
  userId: string,
  processId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<ReportedComment>> {
  const { database, accounts } = deps
  const now = deps.clock.now()
  const { actor } = await decidedContext(everyoneIn, 'reports.read', database, userId, processId, now)
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
