/** Checkpoints that were given out. The entries themselves are kept by events/tables.ts. */
import { index, instant, table, whole, word } from '../database/columns.ts'

export const checkpoints = table(
  'record_checkpoints',
  {
    id: whole('id').primaryKey({ autoIncrement: true }),
    /** The last entry it covers; 0 for an empty record. */
    number: whole('number').notNull(),
    hash: word('hash').notNull(),
    at: instant('at').notNull(),
    logPosition: whole('log_position').notNull(),
    logRoot: word('log_root').notNull(),
    key: word('key').notNull(),
    signature: word('signature').notNull(),
  },
  (t) => [index('record_checkpoints_number').on(t.number)],
)
