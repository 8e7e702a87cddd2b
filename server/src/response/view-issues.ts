/** Contributions and open issues in lists of many, as one reader may have them. */
import type { Heard, OpenIssue } from '@plenary/shared/stocktaking'
import type { ThreadSubject } from '@plenary/shared/thread'
import { attributionsOf, type Told } from '../participant/attribution.ts'
import { stagesOf } from '../stage/store.ts'
import { beginningOf } from './excerpt.ts'
import { carriedInto, type IssueRow, type PostedRow, subjectsOf, supportersOf } from './issue-store.ts'
import { type DraftSight, sightOf } from './sight.ts'
import { commentsOf, type SaidComment } from './source-store.ts'
import { namesOfAuthors, type Reader } from './view-passage.ts'

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

function subjectOf(row: IssueRow): ThreadSubject {
  const id = (value: string | null): string => value ?? ''
  const paragraphId = id(row.paragraphId)
  switch (row.subjectType) {
    case 'paragraph':
      return { type: 'paragraph', draftId: id(row.draftId), paragraphId }
    case 'revision':
      return { type: 'revision', revisionId: id(row.revisionId), draftId: id(row.draftId), paragraphId }
    case 'question':
      return { type: 'question', stageId: id(row.stageId), questionId: id(row.questionId) }
    case 'contribution':
      return {
        type: 'contribution',
        contributionId: id(row.contributionId),
        stageId: id(row.stageId),
      }
  }
}

/** [STK3] A thread on a paragraph whose words the reader may not have is not there for them. */
export async function viewIssues(reader: Reader, rows: IssueRow[]): Promise<OpenIssue[]> {
  const { queries, namesOf, actor, now } = reader
  if (!actor) return []
  const sights = new Map<string, DraftSight | null>()
  for (const id of new Set(
    rows.flatMap(({ subjectType, draftId }) => (subjectType === 'paragraph' && draftId ? [draftId] : [])),
  ))
    sights.set(id, await sightOf(queries, actor, id, now))
  // [REL4] A thread on words that the reader does not have is not there for them either.
  const placeOf = (row: IssueRow) => {
    const sight = sights.get(row.draftId ?? '')
    const held = sight?.kept != null && row.keptAs === sight.kept
    const paragraphId = held ? (row.keptPlace?.paragraphId ?? null) : row.paragraphId
    return sight?.of(paragraphId ?? '') ?? null
  }
  const shown = rows.filter((row) => row.subjectType !== 'paragraph' || placeOf(row)?.mayRead)
  const ids = shown.map(({ id }) => id)
  const [names, subjects, supporters, carried, stages] = [
    await namesOfAuthors(
      queries,
      namesOf,
      shown.map(({ authorId }) => authorId),
    ),
    await subjectsOf(queries, shown),
    await supportersOf(queries, ids),
    await carriedInto(queries, ids),
    new Map((await stagesOf(queries, [actor.processId])).map(({ id, title }) => [id, { id, title }])),
  ]
  const first = new Map<string, SaidComment>()
  for (const said of await commentsOf(queries, ids))
    if (said.shown && !first.has(said.threadId)) first.set(said.threadId, said)
  return shown.map((row) => ({
    threadId: row.id,
    ...{ kind: row.kind, status: row.status, outcome: row.outcome, topics: row.topics },
    excerpt: beginningOf(first.get(row.id)?.body ?? '', 240),
    language: first.get(row.id)?.language ?? 'en',
    by: names.get(row.authorId) ?? '',
    subject: subjectOf(row),
    on: subjects.get(row.questionId ?? row.contributionId ?? '') ?? placeOf(row)?.label ?? '',
    stage: stages.get(row.stageId ?? '') ?? null,
    supporters: supporters.get(row.id) ?? 0,
    openedAt: row.openedAt.toISOString(),
    carriedInto: carried.get(row.id) ?? null,
  }))
}
