/** Threads and their comments. What a comment said before is kept, and so is the mark of one that was taken back. */
import type { Audience } from '@plenary/shared/audience'
import type { Language } from '@plenary/shared/language'
import type { Anchor, Quote, ThreadKind, Visibility } from '@plenary/shared/thread'
import {
  bytes,
  index,
  instant,
  json,
  primaryKey,
  table,
  uniqueIndex,
  whole,
  word,
} from '../database/columns.ts'
import { ofProcess } from '../process/tables.ts'

export const threads = table(
  'threads',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    /** The thing it was opened on. */
    subjectType: word('subject_type').notNull(),
    subjectId: word('subject_id').notNull(),
    /** What it is listed with: the draft of a paragraph, the stage of a question, a contribution itself. */
    wholeId: word('whole_id').notNull(),
    /** The thing of the same type on which it stands now; a split, a merge or a move may part the two. */
    standsOn: word('stands_on').notNull(),
    kind: word('kind').$type<ThreadKind>().notNull(),
    visibility: word('visibility').$type<Visibility>().notNull(),
    /** Who may know of it, from its visibility and its author; the same string its facts carry. */
    audience: word('audience').$type<Audience>().notNull(),
    status: word('status').$type<'open' | 'resolved'>().notNull(),
    outcome: word('outcome'),
    resolvedBy: word('resolved_by'),
    resolvedAt: instant('resolved_at'),
    authorId: word('author_id').notNull(),
    delegationId: word('delegation_id'),
    quote: json<Quote | null>('quote'),
    /** Relative positions in the live text of the paragraph, as Yjs encodes them. */
    startsAt: bytes('starts_at'),
    endsAt: bytes('ends_at'),
    anchor: json<Anchor>('anchor').notNull(),
    /** While the pen has the text: where it stood in the text everyone else has, and of which such text that is [REL4]. */
    keptAs: word('kept_as'),
    keptPlace: json<{ standsOn: string; anchor: Anchor } | null>('kept_place'),
    topics: json<string[]>('topics').notNull(),
    openedAt: instant('opened_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    index('threads_of_whole').on(t.subjectType, t.wholeId, t.openedAt, t.id),
    index('threads_on').on(t.subjectType, t.standsOn),
    index('threads_of_process').on(t.processId, t.openedAt, t.id),
  ],
)

export const comments = table(
  'comments',
  {
    id: word('id').primaryKey(),
    threadId: word('thread_id')
      .notNull()
      .references(() => threads.id),
    parentId: word('parent_id'),
    depth: whole('depth').notNull(),
    authorId: word('author_id').notNull(),
    body: word('body').notNull(),
    language: word('language').$type<Language>().notNull(),
    mentions: json<string[]>('mentions').notNull(),
    at: instant('at').notNull(),
    editedAt: instant('edited_at'),
    deletedAt: instant('deleted_at'),
    hiddenAt: instant('hidden_at'),
    hiddenBy: word('hidden_by'),
    hiddenReason: word('hidden_reason'),
    appeal: word('appeal'),
    appealedAt: instant('appealed_at'),
  },
  (t) => [
    index('comments_of_thread').on(t.threadId, t.at, t.id),
    index('comments_of_author').on(t.authorId, t.at),
  ],
)

export const commentVersions = table(
  'comment_versions',
  {
    id: word('id').primaryKey(),
    commentId: word('comment_id')
      .notNull()
      .references(() => comments.id),
    body: word('body').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('versions_of_comment').on(t.commentId, t.at)],
)

export const supports = table(
  'supports',
  {
    threadId: word('thread_id')
      .notNull()
      .references(() => threads.id),
    participantId: word('participant_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.participantId] })],
)

export const commentReports = table(
  'comment_reports',
  {
    id: word('id').primaryKey(),
    commentId: word('comment_id')
      .notNull()
      .references(() => comments.id),
    participantId: word('participant_id').notNull(),
    reason: word('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [uniqueIndex('one_report_each').on(t.commentId, t.participantId)],
)
