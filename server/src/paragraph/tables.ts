/** Paragraphs: structure and the projection of their words. The words themselves live in the log of their room. */
import type { Content } from '@plenary/shared/content'
import type { ParagraphKind, ParagraphStatus } from '@plenary/shared/paragraph'
import type { ProblemCode } from '@plenary/shared/problems'
import { bytes, flag, index, instant, json, table, whole, word } from '../database/columns.ts'
import { drafts } from '../draft/tables.ts'

export const paragraphs = table(
  'paragraphs',
  {
    id: word('id').primaryKey(),
    draftId: word('draft_id')
      .notNull()
      .references(() => drafts.id),
    /** A fractional key: ordered bytewise by (position, id). */
    position: word('position').notNull(),
    kind: word('kind').$type<ParagraphKind>().notNull(),
    level: whole('level').notNull(),
    status: word('status').$type<ParagraphStatus>().notNull(),
    unnumbered: flag('unnumbered').notNull(),
    content: json<Content>('content').notNull(),
    text: word('text').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The words were last seen to change. */
    changedAt: instant('changed_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [index('paragraphs_of_draft').on(t.draftId, t.position)],
)

/** A paragraph of a text that everyone had: its words, its place, and the last row of its room's log in it. */
export interface KeptParagraph {
  id: string
  kind: ParagraphKind
  level: number
  status: ParagraphStatus
  unnumbered: boolean
  content: Content
  seq: number
}

/** [REL2] The text of a draft as it was last readable, whole: what everyone but the pen-holder has until the next release. */
export const keptTexts = table('kept_texts', {
  draftId: word('draft_id')
    .primaryKey()
    .references(() => drafts.id),
  /** Tells one such text from those before it. */
  as: word('as').notNull(),
  at: instant('at').notNull(),
  paragraphs: json<KeptParagraph[]>('paragraphs').notNull(),
})

/** Where a paragraph came from or went: split, merged, moved. Identity is never guessed from numbers. */
export const lineage = table(
  'paragraph_lineage',
  {
    id: word('id').primaryKey(),
    draftId: word('draft_id')
      .notNull()
      .references(() => drafts.id),
    type: word('type').$type<'split' | 'merged' | 'moved'>().notNull(),
    fromId: word('from_id').notNull(),
    toId: word('to_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('lineage_of_draft').on(t.draftId)],
)

/** Words that came too late, as their author would have had the paragraph. One per participant, paragraph and closing. */
export const returnedWords = table(
  'returned_words',
  {
    id: word('id').primaryKey(),
    processId: word('process_id').notNull(),
    draftId: word('draft_id')
      .notNull()
      .references(() => drafts.id),
    paragraphId: word('paragraph_id').notNull(),
    participantId: word('participant_id').notNull(),
    stageId: word('stage_id'),
    reason: word('reason').$type<ProblemCode>().notNull(),
    baseText: word('base_text').notNull(),
    base: json<Content>('base').notNull(),
    content: json<Content>('content').notNull(),
    text: word('text').notNull(),
    /** What came late, as the live text carries it, so that more of it can follow. */
    update: bytes('update').notNull(),
    at: instant('at').notNull(),
    dismissedAt: instant('dismissed_at'),
  },
  (t) => [index('returned_words_of').on(t.participantId, t.draftId, t.at)],
)
