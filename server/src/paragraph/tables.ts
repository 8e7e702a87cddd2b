/** Paragraphs: structure and the projection of their words. The words themselves live in the log of their room. */
import type { Content } from '@plenary/shared/content'
import type { ParagraphKind, ParagraphStatus } from '@plenary/shared/paragraph'
import { flag, index, instant, json, table, whole, word } from '../database/columns.ts'
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
