/** Files people brought. Their bytes lie in the data directory under the row's id, never under a name of theirs. */
import type { FileKind, FileNote } from '@plenary/shared/file'
import { index, instant, json, table, whole, word } from '../database/columns.ts'
import { ofProcess } from '../process/tables.ts'

export const files = table(
  'files',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    /** What it belongs to; who may have the file is asked of the owner. */
    subjectType: word('subject_type').notNull(),
    subjectId: word('subject_id').notNull(),
    name: word('name').notNull(),
    kind: word('kind').$type<FileKind>().notNull(),
    bytes: whole('bytes').notNull(),
    sha256: word('sha256').notNull(),
    notes: json<FileNote[]>('notes').notNull(),
    uploadedBy: word('uploaded_by').notNull(),
    at: instant('at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [index('files_of_subject').on(t.subjectType, t.subjectId)],
)
