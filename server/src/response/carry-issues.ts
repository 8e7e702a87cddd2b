/** Carries what earlier stages left open into a round, and says what a round has to take up. */
import { can } from '@plenary/shared/abilities'
import type { AnswerOf } from '@plenary/shared/api'
import { ensure, Refusal } from '@plenary/shared/problems'
import { actorIn } from '../participant/view.ts'
import { placeOfStage } from '../stage/place.ts'
import { stageById, stagesOf } from '../stage/store.ts'
import type { Tools } from '../words.ts'
import { carriedTo, insertCarried } from './issue-store.ts'
import { knownIssues } from './issues.ts'
import { viewIssues } from './view-issues.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'accounts' | 'subjects'>

/**
 * [STK4] The secretariat carries open threads of earlier stages into a round. What was carried stays carried when it
 * is settled later; carrying it again changes nothing.
 */
export async function carryIssues(
  { database, clock, facts, subjects }: Deps,
  userId: string,
  stageId: string,
  threadIds: string[],
): Promise<{ carried: number }> {
  return database.transaction(
    async (tx) => {
      const now = clock.now()
      const stage = await stageById(tx, stageId)
      const actor = stage && (await actorIn(tx, userId, stage.processId))
      if (!actor) throw new Refusal('not-found')
      const { processId } = stage
      ensure(can(actor, 'issue.carry', placeOfStage(stage), now))
      if (stage.kind !== 'round') throw new Refusal('invalid-input', 'Issues are carried into a round.')
      if (stage.cancelledAt) throw new Refusal('stage-cancelled')
      const ids = [...new Set(threadIds)]
      const issues = await knownIssues({ queries: tx, subjects }, ids)
      const orders = new Map((await stagesOf(tx, [processId])).map(({ id, order }) => [id, order]))
      const isEarlier = (of: string | null): boolean =>
        of === null || (orders.get(of) ?? stage.order) < stage.order
      if (
        issues.length !== ids.length ||
        issues.some(({ row, of }) => row.processId !== processId || !isEarlier(of.stageId))
      )
        throw new Refusal('not-found')
      let carried = 0
      for (const { row } of issues) {
        const { id, status } = row
        const already = !(await insertCarried(tx, {
          threadId: id,
          stageId,
          carriedBy: actor.id,
          carriedAt: now,
        }))
        if (already) continue
        if (status === 'resolved') throw new Refusal('thread-resolved')
        carried += 1
        await facts.record(tx, {
          type: 'issue.carried',
          processId,
          stageId,
          actorId: actor.id,
          at: now,
          data: { threadId: id, stageId },
        })
      }
      return { carried }
    },
    { lock: `stage:${stageId}` },
  )
}

/** [STK5] For those who take part: threads are theirs to read. Others find none. */
export async function listCarried(
  { database, clock, accounts, subjects }: Deps,
  stageId: string,
  userId: string | undefined,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AnswerOf<'listCarried'>> {
  const stage = await stageById(database, stageId)
  if (!stage) throw new Refusal('not-found')
  const actor = await actorIn(database, userId, stage.processId)
  if (!actor) return { items: [], next: null }
  const ids = await carriedTo(database, stageId)
  const from = cursor === undefined ? 0 : ids.indexOf(cursor) + 1
  if (cursor !== undefined && from === 0) throw new Refusal('invalid-input', 'cursor: unknown.')
  const page = ids.slice(from, from + limit)
  const issues = await knownIssues({ queries: database, subjects }, page)
  const byId = new Map(issues.map((issue) => [issue.row.id, issue]))
  const reader = { queries: database, subjects, namesOf: accounts.userNames, actor, now: clock.now() }
  return {
    items: await viewIssues(
      reader,
      page.flatMap((id) => byId.get(id) ?? []),
    ),
    next: ids.length > from + limit ? (page.at(-1) ?? null) : null,
  }
}
