/** From what a clock on a wall says to the instant it means. */
import { Temporal } from 'temporal-polyfill'

/**
 * [STG2] The instant at which clocks in `timeZone` say this date ("2018-03-25") and time ("18:00"). A time
 * that comes twice when clocks are set back is its first coming; one that is skipped when they are set
 * forward is as much later (RFC 5545 3.3.5). Throws RangeError for a date, time or zone that does not exist.
 */
export function instantOf(date: string, time: string, timeZone: string): Date {
  const [day, plainTime] = [Temporal.PlainDate.from(date), Temporal.PlainTime.from(time)]
  return new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds)
}
