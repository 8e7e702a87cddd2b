/** A process and the texts of its calendar. */
import type { Language } from '@plenary/shared/language'
import {
  flag,
  instant,
  json,
  localDate,
  primaryKey,
  table,
  uniqueIndex,
  whole,
  word,
} from '../database/columns.ts'

export const processes = table(
  'processes',
  {
    id: word('id').primaryKey(),
    slug: word('slug').notNull(),
    title: word('title').notNull(),
    description: word('description').notNull(),
    language: word('language').$type<Language>().notNull(),
    /** IANA name of the zone of its home. */
    timeZone: word('time_zone').notNull().default('UTC'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('processes_slug').on(t.slug)],
)

/** The process that a row of another table is of. */
export const ofProcess = () =>
  word('process_id')
    .notNull()
    .references(() => processes.id)

/** A text of the calendar: zero draft, draft 1 … A draft may work on it; a revision publishes it. */
export const texts = table(
  'texts',
  {
    processId: ofProcess(),
    code: word('code').notNull(),
    order: whole('order').notNull(),
    title: word('title').notNull(),
    symbol: word('symbol'),
    dated: localDate('dated'),
    issued: localDate('issued'),
    paragraphs: whole('paragraphs'),
    note: word('note'),
    verified: flag('verified').notNull(),
    sources: json<string[]>('sources').notNull(),
  },
  (t) => [primaryKey({ columns: [t.processId, t.code] })],
)

/** Who may begin processes. They are no participants by it, and stand in no record. */
export const conveners = table('conveners', {
  userId: word('user_id').primaryKey(),
  /** The convener who named them; null where it was done on the machine. */
  by: word('by_user_id'),
  since: instant('since').notNull(),
})

/** Links that make somebody a convener, each for one address and good once. */
export const convenerLinks = table(
  'convener_links',
  {
    id: word('id').primaryKey(),
    email: word('email').notNull(),
    tokenHash: word('token_hash').notNull(),
    by: word('by_user_id'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('convener_links_token').on(t.tokenHash)],
)
