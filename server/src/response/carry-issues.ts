/** Carries what earlier stages left open into a round, and says what a round has to take up. */
import type { AnswerOf } from '@plenary/shared/api'
import type { PlaceWith } from '@plenary/shared/place'
import { found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { command, type Target } from '../participant/command.ts'
import { placeOfStage } from '../stage/place.ts'
import { type StageRow, stageById, stagesOf } from '../stage/store.ts'
import type { Subjects } from '../subject/registry.ts'
import { carriedTo, insertCarried } from './issue-store.ts'
import { knownIssues } from './issues.ts'
import { type ReadDeps, readerIn } from './reader.ts'
import { viewIssues } from './view-issues.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'subjects'>

const takingUp: Target<StageRow, PlaceWith<'stage'>> = {
  find: stageById,
  acting: ({ processId }) => processId,
  place: (_, stage) => placeOfStage(stage),
  stranger: 'not-found',
  concerns: ({ id }) => ({ stageId: id }),
}

/** Open threads of earlier stages of the process. Throws not-found where one of them is not. */
async function earlierIssues(queries: Queries, subjects: Subjects, stage: StageRow, threadIds: string[]) {
  const ids = [...new Set(threadIds)]
  const issues = await knownIssues({ queries, subjects }, ids)
  const orders = new Map((await stagesOf(queries, [stage.processId])).map(({ id, order }) => [id, order]))
  const isEarlier = (of: string | null): boolean =>
    of === null || (orders.get(of) ?? stage.order) < stage.order
  const earlier = issues.filter(({ row, of }) => row.processId === stage.processId && isEarlier(of.stageId))
  return found(earlier.length === ids.length ? earlier : null)
}

/**
 * [STK4] The secretariat carries open threads of earlier stages into a round. What was carried stays carried when it
 * is settled later; carrying it again changes nothing.
 */
const carry = command({
  subject: takingUp,
  action: 'issue.carry',
  lock: ({ id }) => `stage:${id}`,
  async work({ subjects }: Deps, { tx, row: stage, actor, now, record }, threadIds: string[]) {
    if (stage.kind !== 'round') throw new Refusal('invalid-input', 'Issues are carried into a round.')
    if (stage.cancelledAt) throw new Refusal('stage-cancelled')
    const stageId = stage.id
    let carried = 0
    for (const { row } of await earlierIssues(tx, subjects, stage, threadIds)) {
      const threadId = row.id
      const isNew = await insertCarried(tx, { threadId, stageId, carriedBy: actor.id, carriedAt: now })
      if (!isNew) continue
      if (row.status === 'resolved') throw new Refusal('thread-resolved')
      carried += 1
      await record('issue.carried', { threadId, stageId })
    }
    return { carried }
  },
})

export const carryIssues = (
  deps: Deps,
  userId: string,
  stageId: string,
  threadIds: string[],
): Promise<{ carried: number }> => carry(deps, userId, stageId, threadIds)

/** [STK5] For those who take part: threads are theirs to read. Others find none. */
export async function listCarried(
  deps: ReadDeps,
  stageId: string,
  userId: string | undefined,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AnswerOf<'listCarried'>> {
  const { database, subjects } = deps
  const { processId } = found(await stageById(database, stageId))
  const reader = await readerIn(deps, userId, processId)
  if (!reader.actor) return { items: [], next: null }
  const ids = await carriedTo(database, stageId)
  const from = cursor === undefined ? 0 : ids.indexOf(cursor) + 1
  if (cursor !== undefined && from === 0) throw new Refusal('invalid-input', 'cursor: unknown.')
  const page = ids.slice(from, from + limit)
  const issues = await knownIssues({ queries: database, subjects }, page)
  const byId = new Map(issues.map((issue) => [issue.row.id, issue]))
  return {
    items: await viewIssues(
      reader,
      page.flatMap((id) => byId.get(id) ?? []),
    ),
    next: ids.length > from + limit ? (page.at(-1) ?? null) : null,
  }
}
