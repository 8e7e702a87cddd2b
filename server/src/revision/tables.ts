/** Revisions: published texts. Rows are written once, with the transaction that publishes, and never changed. */
import type { Content } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import type { ParagraphKind, ParagraphStatus } from '@plenary/shared/paragraph'
import type { RevisionKind } from '@plenary/shared/revision'
import {
  flag,
  index,
  instant,
  json,
  localDate,
  primaryKey,
  table,
  uniqueIndex,
  whole,
  word,
} from '../database/columns.ts'
import { drafts } from '../draft/tables.ts'
import { ofProcess } from '../process/tables.ts'
import { stages } from '../stage/tables.ts'

export const revisions = table(
  'revisions',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    draftId: word('draft_id')
      .notNull()
      .references(() => drafts.id),
    /** 1, 2, 3 … within the draft. */
    number: whole('number').notNull(),
    kind: word('kind').$type<RevisionKind>().notNull(),
    stageId: word('stage_id').references(() => stages.id),
    textCode: word('text_code'),
    symbol: word('symbol').notNull(),
    title: word('title').notNull(),
    language: word('language').$type<Language>().notNull(),
    dated: localDate('dated'),
    issued: localDate('issued'),
    note: word('note'),
    publishedAt: instant('published_at').notNull(),
    /** The participant who published; null when a deadline did. */
    publishedBy: word('published_by'),
    logPosition: whole('log_position').notNull(),
    /** Hash over the heads of the logs of its rooms at that position. */
    logRoot: word('log_root').notNull(),
    hash: word('hash').notNull(),
    paragraphs: whole('paragraphs').notNull(),
  },
  (t) => [
    uniqueIndex('revisions_number').on(t.draftId, t.number),
    uniqueIndex('revisions_symbol').on(t.processId, t.symbol),
    index('revisions_hash').on(t.hash),
    index('revisions_of_process').on(t.processId, t.publishedAt),
  ],
)

export const revisionParagraphs = table(
  'revision_paragraphs',
  {
    revisionId: word('revision_id')
      .notNull()
      .references(() => revisions.id),
    paragraphId: word('paragraph_id').notNull(),
    order: whole('order').notNull(),
    kind: word('kind').$type<ParagraphKind>().notNull(),
    level: whole('level').notNull(),
    label: word('label'),
    status: word('status').$type<ParagraphStatus>().notNull(),
    unnumbered: flag('unnumbered').notNull(),
    content: json<Content>('content').notNull(),
    text: word('text').notNull(),
    hash: word('hash').notNull(),
    /** Last row of the room's log in it; 0 where the text came as a file. */
    seq: whole('seq').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.revisionId, t.paragraphId] }),
    index('revision_paragraphs_of').on(t.paragraphId),
  ],
)

/** Where a paragraph of a text that came as a file comes from: written with its revision. */
export const alignments = table(
  'revision_alignments',
  {
    revisionId: word('revision_id')
      .notNull()
      .references(() => revisions.id),
    type: word('type').$type<'split' | 'merged'>().notNull(),
    fromId: word('from_id').notNull(),
    toId: word('to_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.fromId, t.toId] })],
)
