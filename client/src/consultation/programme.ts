/** The programme by days, as the clock on the wall of the meeting's place shows them. */
import type { Consultation } from '@plenary/shared/consultation'
import { wallTimeOf } from '../i18n/wall-time.ts'

export type ProgrammeItem = Consultation['programme'][number]

/** [CPG2] Items under the day they begin on in the place of the meeting, wherever the reader is. */
export function byDay(items: readonly ProgrammeItem[], timeZone: string): [day: string, ProgrammeItem[]][] {
  const days = new Map<string, ProgrammeItem[]>()
  for (const item of [...items].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const day = wallTimeOf(item.startsAt, timeZone).slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return [...days]
}

/** What is on now, if anything. */
export const isOn = ({ startsAt, endsAt }: ProgrammeItem, now: Date): boolean =>
  Date.parse(startsAt) <= +now && +now < Date.parse(endsAt)
