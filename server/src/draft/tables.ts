/** Drafts, and which rounds have them on the table. */
import type { Language } from '@plenary/shared/language'
import type { RightRule } from '@plenary/shared/stage'
import { index, instant, json, primaryKey, table, word } from '../database/columns.ts'
import { ofProcess } from '../process/tables.ts'
import { stages } from '../stage/tables.ts'

export const drafts = table(
  'drafts',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    title: word('title').notNull(),
    language: word('language').$type<Language>().notNull(),
    textCode: word('text_code'),
    createdBy: word('created_by'),
    createdAt: instant('created_at').notNull(),
    /** The working text may be read from then on, between rounds too; a closing takes it back [REL1]. */
    releasedAt: instant('released_at'),
    /** That moment has come and everyone was told. */
    releasedFactAt: instant('released_fact_at'),
  },
  (t) => [index('drafts_of_process').on(t.processId, t.createdAt)],
)

/** A draft on the table of a round; sections in the rules are ids of headings. */
export const tablings = table(
  'tablings',
  {
    draftId: word('draft_id')
      .notNull()
      .references(() => drafts.id),
    stageId: word('stage_id')
      .notNull()
      .references(() => stages.id),
    rules: json<RightRule[]>('rules').notNull(),
    tabledAt: instant('tabled_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.stageId] }), index('tablings_of_stage').on(t.stageId)],
)
