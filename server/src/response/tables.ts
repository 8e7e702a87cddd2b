/** Passages of what was said, linked to paragraphs, with the answer to each; topics of paragraphs; what is carried on. */
import type { Outcome } from '@plenary/shared/response'
import type { Quote } from '@plenary/shared/thread'
import { index, instant, json, primaryKey, table, word } from '../database/columns.ts'
import { drafts } from '../draft/tables.ts'
import { ofProcess } from '../process/tables.ts'

export const passages = table(
  'passages',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    /** The thing the words are taken from. */
    subjectType: word('subject_type').notNull(),
    subjectId: word('subject_id').notNull(),
    blockId: word('block_id'),
    quote: json<Quote | null>('quote'),
    draftId: word('draft_id')
      .notNull()
      .references(() => drafts.id),
    paragraphId: word('paragraph_id').notNull(),
    note: word('note'),
    linkedBy: word('linked_by').notNull(),
    linkedAt: instant('linked_at').notNull(),
    unlinkedAt: instant('unlinked_at'),
    outcome: word('outcome').$type<Outcome>(),
    reason: word('reason'),
    revisionId: word('revision_id'),
    words: word('words'),
    answeredBy: word('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('passages_of_process').on(t.processId, t.linkedAt, t.id),
    index('passages_of_paragraph').on(t.paragraphId),
    index('passages_of_subject').on(t.subjectType, t.subjectId),
    // All that outcomes are counted by, in the order in which they are: no row is looked up for it.
    index('passages_counted').on(t.processId, t.unlinkedAt, t.subjectType, t.subjectId, t.blockId, t.outcome),
  ],
)

export const paragraphTopics = table(
  'paragraph_topics',
  {
    paragraphId: word('paragraph_id').notNull(),
    topic: word('topic').notNull(),
    draftId: word('draft_id')
      .notNull()
      .references(() => drafts.id),
  },
  (t) => [primaryKey({ columns: [t.paragraphId, t.topic] }), index('topics_of_draft').on(t.draftId, t.topic)],
)

/** What an earlier stage left open and a later one takes up. */
export const carriedIssues = table(
  'carried_issues',
  {
    threadId: word('thread_id').notNull(),
    stageId: word('stage_id').notNull(),
    carriedBy: word('carried_by').notNull(),
    carriedAt: instant('carried_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.stageId] })],
)
