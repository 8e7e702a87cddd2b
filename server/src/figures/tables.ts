/** Registers of those who came to a stage, without any name: what figures count. */
import type { StakeholderKind } from '@plenary/shared/participant'
import { flag, index, instant, table, word } from '../database/columns.ts'
import { ofProcess } from '../process/tables.ts'
import { stages } from '../stage/tables.ts'

/** One row for each person of a loaded register. */
export const registrations = table(
  'registrations',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    stageId: word('stage_id')
      .notNull()
      .references(() => stages.id),
    country: word('country'),
    organisation: word('organisation'),
    organisationKind: word('organisation_kind').$type<
      'state' | 'national-ngo' | 'international-ngo' | 'intergovernmental' | 'other'
    >(),
    kind: word('kind').$type<StakeholderKind>(),
    /** Of a group whose small numbers could point at persons. */
    atRisk: flag('at_risk').notNull(),
    loadedAt: instant('loaded_at').notNull(),
  },
  (t) => [index('registrations_of_stage').on(t.stageId), index('registrations_of_process').on(t.processId)],
)
