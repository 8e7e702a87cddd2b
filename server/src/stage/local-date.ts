/** The day it is at a place, by the calendar on its walls. */
import { Temporal } from 'temporal-polyfill'

/** "2018-03-05": the day of a moment in a time zone. Throws RangeError where there is no such zone. */
export const localDateOf = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
