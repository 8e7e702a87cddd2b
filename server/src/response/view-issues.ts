/** Contributions and open issues in lists of many, as one reader may have them. */
import type { Heard, OpenIssue } from '@plenary/shared/stocktaking'
import type { ThreadSubject } from '@plenary/shared/thread'
import { attributionsOf, type Told } from '../participant/attribution.ts'
import { authorsOf } from '../participant/view.ts'
import { stagesOf } from '../stage/store.ts'
import type { Named } from '../subject/subject.ts'
import { type CommentRow, commentsOf } from '../thread/comment-store.ts'
import { beginningOf } from './excerpt.ts'
import { carriedInto, type PostedRow, supportersOf } from './issue-store.ts'
import type { Issue } from './issues.ts'
import type { Reader } from './sources.ts'
import { type DraftVisibility, visibilityOf } from './visibility.ts'

export async function viewHeard({ queries, namesOf }: Reader, rows: PostedRow[]): Promise<Heard[]> {
  const told = await attributionsOf(
    queries,
    namesOf,
    rows.map(({ contribution }) => contribution),
  )
  return rows.map(({ contribution: { id, title, form, kind, language, ...row }, stage }, nth) => ({
    ...{ id, title, form, kind, language, stage },
    attributedTo: (told[nth] as Told).names,
    postedAt: (row.postedAt as Date).toISOString(),
  }))
}

/** The paragraph to which an issue has moved is where it is looked for. */
const asNow = (subject: ThreadSubject, { paragraphId }: Named): ThreadSubject =>
  'paragraphId' in subject && paragraphId !== null ? { ...subject, paragraphId } : subject

/** [STK3] A thread on a paragraph whose words the reader may not have is not there for them. */
export async function viewIssues(reader: Reader, issues: Issue[]): Promise<OpenIssue[]> {
  const { queries, namesOf, actor, now } = reader
  if (!actor) return []
  const sights = new Map<string, DraftVisibility | null>()
  for (const id of new Set(
    issues.flatMap(({ of: { subject } }) => (subject.type === 'paragraph' ? [subject.draftId] : [])),
  ))
    sights.set(id, await visibilityOf(queries, actor, id, now))
  // [REL4] A thread on words that the reader does not have is not there for them either.
  const placeOf = ({ row, of: { subject } }: Issue) => {
    const sight = subject.type === 'paragraph' ? sights.get(subject.draftId) : null
    const held = sight?.kept != null && row.keptAs === sight.kept
    return sight?.of(held ? (row.keptPlace?.standsOn ?? '') : row.standsOn) ?? null
  }
  const shown = issues.filter((issue) => issue.of.subject.type !== 'paragraph' || placeOf(issue)?.mayRead)
  const ids = shown.map(({ row }) => row.id)
  const [authors, supporters, carried, stages] = [
    await authorsOf(
      queries,
      namesOf,
      shown.map(({ row }) => row.authorId),
    ),
    await supportersOf(queries, ids),
    await carriedInto(queries, ids),
    new Map((await stagesOf(queries, [actor.processId])).map(({ id, title }) => [id, { id, title }])),
  ]
  const first = new Map<string, CommentRow>()
  for (const said of await commentsOf(queries, ids)) {
    const isShown = said.deletedAt === null && said.hiddenAt === null
    if (isShown && !first.has(said.threadId)) first.set(said.threadId, said)
  }
  return shown.map(({ row, of, on }) => ({
    threadId: row.id,
    ...{ kind: row.kind, status: row.status, outcome: row.outcome, topics: row.topics },
    excerpt: beginningOf(first.get(row.id)?.body ?? '', 240),
    language: first.get(row.id)?.language ?? 'en',
    by: authors.get(row.authorId)?.name ?? '',
    subject: asNow(of.subject, on),
    on: of.title || (placeOf({ row, of, on })?.label ?? ''),
    stage: stages.get(of.stageId ?? '') ?? null,
    supporters: supporters.get(row.id) ?? 0,
    openedAt: row.openedAt.toISOString(),
    carriedInto: carried.get(row.id) ?? null,
  }))
}
