/** Open issues with what they are on: on nothing that was taken back, and of the stages that are asked about. */
import type { Queries } from '../database/port.ts'
import type { Subjects } from '../subject/registry.ts'
import type { Named } from '../subject/subject.ts'
import { refOf } from '../thread/standing.ts'
import { type IssueRow, knownThreads, openIssues } from './issue-store.ts'

interface Deps {
  queries: Queries
  subjects: Subjects
}

export interface Issue {
  row: IssueRow
  /** What it was opened on, and what it stands on now. */
  of: Named
  on: Named
}

/** What stages bring: threads of their own, and those on drafts and published texts that were opened by then. */
export interface Until {
  stageIds: string[]
  /** Not later than this; null where the last of the stages has no end yet. */
  openedBefore: Date | null
}

async function withSubjects({ queries, subjects }: Deps, rows: IssueRow[]): Promise<Issue[]> {
  const opened = ({ subjectType: type, subjectId: id }: IssueRow) => ({ type, id })
  const names = await subjects.named(queries, [...rows.map(opened), ...rows.map(refOf)])
  return rows.flatMap((row) => {
    const [of, on] = [names(opened(row)), names(refOf(row))]
    return of?.isOut && on?.isOut ? [{ row, of, on }] : []
  })
}

/** [STK6] A thread on a text belongs to no stage: what counts is when it was opened. */
const upTo =
  ({ stageIds, openedBefore }: Until) =>
  ({ row, of }: Issue): boolean =>
    of.stageId === null ? openedBefore === null || row.openedAt < openedBefore : stageIds.includes(of.stageId)

/** [STK2] The oldest first: up to a stage, or under a topic. */
export async function issuesOf(
  deps: Deps,
  processId: string,
  { until, topic }: { until?: Until; topic?: string },
): Promise<Issue[]> {
  const issues = await withSubjects(deps, await openIssues(deps.queries, processId, topic))
  return until ? issues.filter(upTo(until)) : issues
}

/** Of these threads those that everyone in the process may know of. */
export const knownIssues = async (deps: Deps, ids: string[]): Promise<Issue[]> =>
  withSubjects(deps, await knownThreads(deps.queries, ids))
