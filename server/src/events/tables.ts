/** Facts, numbered within their process. */
import type { Audience } from '@plenary/shared/audience'
import type { FactType } from '@plenary/shared/events'
import { index, instant, json, primaryKey, table, whole, word } from '../database/columns.ts'

export const facts = table(
  'facts',
  {
    processId: word('process_id').notNull(),
    seq: whole('seq').notNull(),
    type: word('type').$type<FactType>().notNull(),
    draftId: word('draft_id'),
    stageId: word('stage_id'),
    paragraphId: word('paragraph_id'),
    actorId: word('actor_id'),
    audience: word('audience').$type<Audience>().notNull(),
    at: instant('at').notNull(),
    data: json<Record<string, unknown>>('data').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.processId, t.seq] }),
    index('facts_of_paragraph').on(t.paragraphId, t.type),
    index('facts_of_draft').on(t.draftId, t.seq),
  ],
)

/** The last number given in each process. Its row lock orders writers where there are several. */
export const factCounters = table('fact_counters', {
  processId: word('process_id').primaryKey(),
  seq: whole('seq').notNull(),
})

/** The record: every fact of weight, linked to the one before it. Rows are never changed; what they say may be shredded. */
export const recordEntries = table(
  'record_entries',
  {
    number: whole('number').primaryKey(),
    type: word('type').notNull(),
    at: instant('at').notNull(),
    processId: word('process_id'),
    seq: whole('seq'),
    actorId: word('actor_id'),
    draftId: word('draft_id'),
    stageId: word('stage_id'),
    paragraphId: word('paragraph_id'),
    /** Who may see what it says; the entry itself is public. */
    audience: word('audience').$type<Audience>().notNull(),
    digest: word('digest').notNull(),
    previous: word('previous').notNull(),
    hash: word('hash').notNull(),
    /** What the digest covers: gone when it was shredded. `data` is canonical JSON, kept as it was hashed. */
    salt: word('salt'),
    data: word('data'),
  },
  (t) => [index('record_of_process').on(t.processId, t.number), index('record_of_type').on(t.type, t.number)],
)

/** How far lasting work has come in the facts of each process [FCT6]. */
export const reactionCursors = table(
  'reaction_cursors',
  {
    name: word('name').notNull(),
    processId: word('process_id').notNull(),
    seq: whole('seq').notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.processId] })],
)
