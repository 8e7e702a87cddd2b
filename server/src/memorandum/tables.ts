/** Notes of changes: one row for a revision, written anew until it is published. */
import type { MemorandumSection } from '@plenary/shared/memorandum'
import { instant, json, table, whole, word } from '../database/columns.ts'
import { revisions } from '../revision/tables.ts'

/** The note of changes of a revision: what was written about each section. */
export const memoranda = table('memoranda', {
  revisionId: word('revision_id')
    .primaryKey()
    .references(() => revisions.id),
  introduction: word('introduction').notNull(),
  /** Id of the heading ("" for none) → text. */
  texts: json<Record<string, string>>('texts').notNull(),
  version: whole('version').notNull(),
  savedAt: instant('saved_at').notNull(),
  savedBy: word('saved_by').notNull(),
  publishedAt: instant('published_at'),
  /** As published: the sections with their lists, whole, and the hash over all of it. */
  sections: json<MemorandumSection[]>('sections'),
  hash: word('hash'),
})
