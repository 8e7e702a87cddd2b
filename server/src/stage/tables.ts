/** Stages of a calendar. Local dates stay as they were announced; the window is computed from them once. */
import type { RightRule, Sitting, StageKind } from '@plenary/shared/stage'
import { flag, index, instant, json, table, uniqueIndex, whole, word } from '../database/columns.ts'
import { ofProcess } from '../process/tables.ts'

export const stages = table(
  'stages',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    code: word('code').notNull(),
    kind: word('kind').$type<StageKind>().notNull(),
    order: whole('order').notNull(),
    title: word('title').notNull(),
    theme: word('theme'),
    place: word('place'),
    timeZone: word('time_zone').notNull(),
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    cancelledAt: instant('cancelled_at'),
    sittings: json<Sitting[]>('sittings').notNull(),
    textCode: word('text_code'),
    scope: json<string[] | null>('scope'),
    /** Rights as codes of the outline; resolved to ids of headings when a draft is put on the table. */
    rules: json<RightRule[]>('rules').notNull(),
    note: word('note'),
    /** What came of it, told once it is over. */
    outcome: word('outcome'),
    verified: flag('verified').notNull(),
    sources: json<string[]>('sources').notNull(),
    /** Consequences already done, so that doing them again changes nothing. */
    openedFactAt: instant('opened_fact_at'),
    closedFactAt: instant('closed_fact_at'),
    /** The text it left is published. */
    publishedAt: instant('published_at'),
  },
  (t) => [uniqueIndex('stages_code').on(t.processId, t.code), index('stages_order').on(t.processId, t.order)],
)
