/** From what a clock on a wall says to the instant it means, with the time zone data of the platform alone. */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const part = '2-digit' as const
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: part,
    day: part,
    hour: part,
    minute: part,
    second: part,
  })
  formats.set(timeZone, format)
  return format
}

/** Milliseconds by which the clocks of a zone are ahead of UTC at this instant. Throws RangeError for no such zone. */
function offsetAt(instantMs: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instantMs)
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return wall - Math.floor(instantMs / 1000) * 1000
}

const dayMs = 86_400_000

/**
 * [STG2] The instant at which clocks in `timeZone` say this date ("2018-03-25") and time ("18:00"). A time
 * that comes twice when clocks are set back is its first coming; one that is skipped when they are set
 * forward is as much later (RFC 5545 3.3.5). Throws RangeError for a date, time or zone that does not exist.
 */
export function instantOf(date: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${date}T${time}:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(wall) || !sameDay(wall, date))
    throw new RangeError(`No such local time: ${date} ${time}`)
  // No zone changes its clocks twice within two days: the offset is the one before or the one after.
  const before = offsetAt(wall - dayMs, timeZone)
  const after = offsetAt(wall + dayMs, timeZone)
  const candidates = [wall - before, wall - after].sort((a, b) => a - b)
  const found = candidates.find((instant) => instant + offsetAt(instant, timeZone) === wall)
  return new Date(found ?? wall - before)
}

/** False for the thirtieth of February, which Date.parse carries over into March. */
const sameDay = (wall: number, date: string): boolean => new Date(wall).toISOString().startsWith(date)
