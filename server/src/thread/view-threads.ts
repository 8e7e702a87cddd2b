/** Threads and comments as they are served: joined from a few queries however many there are, each as its reader may have it. */
import { type Actor, isSelf, type ParticipantView } from '@plenary/shared/participant'
import type { Comment, Thread, ThreadHead } from '@plenary/shared/thread'
import type { Queries } from '../database/port.ts'
import { participantsByIds } from '../participant/store.ts'
import { viewsOf } from '../participant/view.ts'
import type { NamedSubjects } from '../subject/registry.ts'
import { type CommentRow, commentsOf } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { refOf } from './standing.ts'
import { type SupportRow, supportsOf, type ThreadRow } from './store.ts'

/** Who reads. Null for a fact, which goes out once to many: it carries what all of them may have. */
export type Reader = Pick<Actor, 'id' | 'role' | 'also'> | null

type Accounts = Pick<ThreadDeps['accounts'], 'userNames'>
type Views = { accounts: Accounts } & Pick<ThreadDeps, 'subjects'>
type People = Map<string, ParticipantView>

/** What threads stand on and were opened on, as an answer names it. */
const namesOf = (queries: Queries, { subjects }: Views, rows: ThreadRow[]): Promise<NamedSubjects> =>
  subjects.named(queries, [
    ...rows.map(refOf),
    ...rows.map(({ subjectType: type, subjectId: id }) => ({ type, id })),
  ])

/** [MOD2] Hidden words are shown to their author and to the secretariat; words taken back to nobody. */
const mayHaveWords = (row: CommentRow, reader: Reader): boolean =>
  row.deletedAt === null && (row.hiddenAt === null || isConcerned(row, reader))

const isConcerned = (row: CommentRow, reader: Reader): boolean =>
  reader !== null && (reader.role === 'secretariat' || isSelf(reader, row.authorId))

/** A row whose participant is gone: it never happens while rows are kept, and a list is not lost over one. */
const unknown = (id: string): ParticipantView => ({
  id,
  name: '—',
  kind: 'expert',
  role: 'observer',
  delegation: null,
  colour: '#37474f',
})
const personIn = (people: People, id: string): ParticipantView => people.get(id) ?? unknown(id)

/** What depends on who reads, of a comment that was shown in another way before. */
export function commentAsOf(row: CommentRow, comment: Comment, reader: Reader): Comment {
  const shown = mayHaveWords(row, reader)
  return {
    ...comment,
    body: shown ? row.body : '',
    mentions: shown ? row.mentions : [],
    deletedAt: row.deletedAt?.toISOString() ?? null,
    hidden:
      row.hiddenAt && !row.deletedAt
        ? {
            at: row.hiddenAt.toISOString(),
            reason: row.hiddenReason ?? '',
            appeal: isConcerned(row, reader) ? row.appeal : null,
          }
        : null,
  }
}

export const commentView = (row: CommentRow, people: People, reader: Reader): Comment =>
  commentAsOf(
    row,
    {
      id: row.id,
      threadId: row.threadId,
      parentId: row.parentId,
      author: personIn(people, row.authorId),
      body: '',
      language: row.language,
      mentions: [],
      at: row.at.toISOString(),
      editedAt: row.editedAt?.toISOString() ?? null,
      deletedAt: null,
      hidden: null,
    },
    reader,
  )

function headView(
  row: ThreadRow,
  supporters: SupportRow[],
  { people, names }: { people: People; names: NamedSubjects },
): ThreadHead {
  const { subjectType: type, subjectId: id } = row
  return {
    id: row.id,
    processId: row.processId,
    subject: names({ type, id })?.subject ?? { type: 'thing', kind: type, id, link: '' },
    paragraphId: names(refOf(row))?.paragraphId ?? null,
    anchor: row.anchor,
    kind: row.kind,
    visibility: row.visibility,
    status: row.status,
    outcome: row.outcome,
    resolvedBy: row.resolvedBy === null ? null : personIn(people, row.resolvedBy),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    author: personIn(people, row.authorId),
    openedAt: row.openedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    supporters: supporters.map(({ participantId }) => {
      const { id, name, delegation } = personIn(people, participantId)
      return { id, name, delegation: delegation?.name ?? null }
    }),
    topics: row.topics,
  }
}

export async function peopleOf(queries: Queries, accounts: Accounts, ids: string[]): Promise<People> {
  const rows = await participantsByIds(queries, [...new Set(ids)])
  const views = await viewsOf(rows, (userIds) => accounts.userNames(userIds, queries))
  return new Map(views.map((view) => [view.id, view]))
}

const groupedBy = <T extends { threadId: string }>(rows: T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.threadId)
    if (group) group.push(row)
    else groups.set(row.threadId, [row])
  }
  return groups
}

/** [THR10] As many queries, whether there is one thread or two hundred. */
async function join(queries: Queries, views: Views, rows: ThreadRow[], withComments: boolean) {
  const ids = rows.map(({ id }) => id)
  const supporters = await supportsOf(queries, ids)
  const comments = withComments ? await commentsOf(queries, ids) : []
  const people = await peopleOf(queries, views.accounts, [
    ...rows.flatMap(({ authorId, resolvedBy }) => (resolvedBy ? [authorId, resolvedBy] : [authorId])),
    ...supporters.map(({ participantId }) => participantId),
    ...comments.map(({ authorId }) => authorId),
  ])
  const names = await namesOf(queries, views, rows)
  return { supporters: groupedBy(supporters), comments: groupedBy(comments), people, names }
}

export async function threadViews(
  queries: Queries,
  views: Views,
  rows: ThreadRow[],
  reader: Reader,
): Promise<Thread[]> {
  const { supporters, comments, ...known } = await join(queries, views, rows, true)
  return rows.map((row) => ({
    ...headView(row, supporters.get(row.id) ?? [], known),
    comments: (comments.get(row.id) ?? []).map((comment) => commentView(comment, known.people, reader)),
  }))
}

export async function threadView(
  queries: Queries,
  views: Views,
  row: ThreadRow,
  reader: Reader,
): Promise<Thread> {
  return (await threadViews(queries, views, [row], reader))[0] as Thread
}

/** Threads without their comments, for facts about themselves. */
export async function threadHeads(queries: Queries, views: Views, rows: ThreadRow[]): Promise<ThreadHead[]> {
  const { supporters, ...known } = await join(queries, views, rows, false)
  return rows.map((row) => headView(row, supporters.get(row.id) ?? [], known))
}
