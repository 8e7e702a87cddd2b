/** What a stage of consultation holds besides its dates. */
import type { programmeKinds, speakerStates } from '@plenary/shared/consultation'
import type { Opened } from '@plenary/shared/floor'
import type { Language } from '@plenary/shared/language'
import { index, instant, json, primaryKey, table, whole, word } from '../database/columns.ts'
import { attribution } from '../participant/tables.ts'
import { stages } from '../stage/tables.ts'

const ofStage = () =>
  word('stage_id')
    .notNull()
    .references(() => stages.id)

/** Only for stages whose secretariat said something of its own; the others go by the calendar. */
export const consultations = table('consultations', {
  stageId: word('stage_id')
    .primaryKey()
    .references(() => stages.id),
  inputUntil: instant('input_until'),
  /** Kinds of participants it was opened to, besides those of its table; null for none. */
  opened: json<Opened | null>('opened'),
})

export const papers = table(
  'papers',
  {
    id: word('id').primaryKey(),
    stageId: ofStage(),
    title: word('title').notNull(),
    symbol: word('symbol'),
    language: word('language').$type<Language>().notNull(),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [index('papers_of_stage').on(t.stageId, t.addedAt)],
)

export const questions = table(
  'questions',
  {
    id: word('id').primaryKey(),
    stageId: ofStage(),
    order: whole('order').notNull(),
    text: word('text').notNull(),
  },
  (t) => [index('questions_of_stage').on(t.stageId, t.order)],
)

export const programmeItems = table(
  'programme_items',
  {
    id: word('id').primaryKey(),
    stageId: ofStage(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    kind: word('kind').$type<(typeof programmeKinds)[number]>().notNull(),
    title: word('title').notNull(),
  },
  (t) => [index('programme_of_stage').on(t.stageId, t.startsAt)],
)

export const speakers = table(
  'speakers',
  {
    id: word('id').primaryKey(),
    stageId: ofStage(),
    itemId: word('item_id'),
    order: whole('order').notNull(),
    /** A person entered by the secretariat; null for a participant, who is named as others see them. */
    name: word('name'),
    participantId: word('participant_id'),
    delegationId: word('delegation_id'),
    /** Free words from before attribution was a reference; shown nowhere. */
    onBehalfOf: word('on_behalf_of'),
    ...attribution(),
    status: word('status').$type<(typeof speakerStates)[number]>().notNull(),
    allottedSeconds: whole('allotted_seconds').notNull(),
    askedAt: instant('asked_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [index('speakers_of_stage').on(t.stageId, t.order)],
)

export const attendance = table(
  'attendance',
  { stageId: ofStage(), participantId: word('participant_id').notNull(), at: instant('at').notNull() },
  (t) => [primaryKey({ columns: [t.stageId, t.participantId] })],
)

export const summaries = table('summaries', {
  stageId: word('stage_id')
    .primaryKey()
    .references(() => stages.id),
  text: word('text').notNull(),
  language: word('language').$type<Language>().notNull(),
  version: whole('version').notNull(),
  savedBy: word('saved_by').notNull(),
  savedAt: instant('saved_at').notNull(),
  publishedAt: instant('published_at'),
  hash: word('hash'),
})
