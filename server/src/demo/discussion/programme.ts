/** The programme of a meeting: each day it sits, by the hours of its hall. */
import { randomUUID } from 'node:crypto'
import type { ProgrammeRow } from '../../consultation/store.ts'
import { instantOf } from '../../preset/local-time.ts'
import type { StageRow } from '../../stage/store.ts'

type Hours = [from: string, to: string, kind: ProgrammeRow['kind'], title: string]

const firstDay: Hours[] = [
  ['10:00', '10:30', 'opening', 'Opening remarks'],
  ['10:30', '12:00', 'panel', 'Panel'],
  ['12:00', '13:00', 'interventions', 'Statements from the floor'],
]
const everyDay: Hours[] = [['15:00', '17:00', 'dialogue', 'Guiding questions, one by one']]
const lastDay: Hours[] = [['17:00', '17:30', 'closing', 'Closing remarks of the chair']]
const laterDays: Hours[] = [['10:00', '13:00', 'interventions', 'Statements from the floor']]

export function programmeFor({ id: stageId, sittings, timeZone }: StageRow): ProgrammeRow[] {
  return sittings.flatMap(({ date }, nth) =>
    [...(nth === 0 ? firstDay : laterDays), ...everyDay, ...(nth === sittings.length - 1 ? lastDay : [])].map(
      ([from, to, kind, title]) => ({
        id: randomUUID(),
        stageId,
        startsAt: instantOf(date, from, timeZone),
        endsAt: instantOf(date, to, timeZone),
        kind,
        title,
      }),
    ),
  )
}
