/** Between an instant and what the clock on the wall of a place shows, for fields in which people enter deadlines. */
import { Temporal } from 'temporal-polyfill'

/** "2018-02-14T18:00" in the zone, as a field of date and time takes it; empty for none. */
export function wallTimeOf(iso: string | null, timeZone: string): string {
  if (!iso) return ''
  const zoned = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/**
 * The instant, or null when the field does not hold a time. [RUI4] A time that the clocks skip in spring is the
 * one after the gap, and of two in autumn the earlier: RFC 5545's reading.
 */
export function instantOf(wallTime: string, timeZone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone).toInstant().toString()
  } catch {
    return null
  }
}
