/** Moments, days and durations in the reader's language, always with Latin digits and the place they belong to. */
import i18next from 'i18next'
import { townOfZone } from './zone-towns.ts'

/** A language with Latin digits, and the Gregorian calendar whatever the region's habit. */
const localeOf = (language: string): string =>
  `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`

const formats = new Map<string, Intl.DateTimeFormat>()
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options])
  const made = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options)
  formats.set(key, made)
  return made
}

/** Zones in which this platform's people meet elsewhere than in the town the zone is named after. */
const meetingPlaces: Record<string, string> = { 'Europe/Zurich': 'Geneva' }

/** "America/New_York" → "New York": whose clocks a time zone means, where no place is given. */
export const placeOfZone = (timeZone: string): string => meetingPlaces[timeZone] ?? townOfZone(timeZone)

/** "Palais des Nations, Geneva" → "Geneva": whose time it is needs the town alone. */
export const townOf = (place: string): string => place.split(',').at(-1)?.trim() || place

const dayParts = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const
const plainDay = (text: string): string => text.replace(/^([^\s,،]+),/, '$1')

/** "Wed 14 February 2018, 18:00 Geneva". The time is that of the zone; the place says whose time it is. */
export function formatMoment(iso: string, timeZone: string, language: string, place?: string | null): string {
  const comma = language === 'ar' ? '،' : ','
  const day = plainDay(format(language, { ...dayParts, timeZone }).format(new Date(iso)))
  const time = format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  return `${day}${comma} ${time.format(new Date(iso))} ${place ? townOf(place) : placeOfZone(timeZone)}`
}

/** "18:00": the hour of a moment in a zone, where its day and its place stand beside it. */
export const formatTime = (iso: string, timeZone: string, language: string): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(iso))

/** "Wed 14 February 2018", of a moment in its zone or of a plain date ("2018-02-14", in no zone at all). */
export function formatDay(isoOrDate: string, language: string, timeZone = 'UTC'): string {
  const zone = isoOrDate.length === 10 ? 'UTC' : timeZone
  return plainDay(format(language, { ...dayParts, timeZone: zone }).format(new Date(isoOrDate)))
}

/** "14 February 2018": a day without its weekday, for lists of many. */
export function formatDate(isoOrDate: string, language: string, timeZone = 'UTC'): string {
  const zone = isoOrDate.length === 10 ? 'UTC' : timeZone
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const
  return format(language, parts).format(new Date(isoOrDate))
}

/** "8–14 February 2018": from a day to a day, said as shortly as the language allows. */
export function formatRange(from: string, to: string, language: string, timeZone = 'UTC'): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const
  return format(language, parts).formatRange(new Date(from), new Date(to))
}

/** A month over the calendar: "Feb", in January "Jan 2018" is said by the year apart. */
export function formatMonth(iso: string, language: string): string {
  return format(language, { month: 'short', timeZone: 'UTC' }).format(new Date(iso))
}

/** The reader's own time of a moment, with the short name of their zone. */
export function formatOwnTime(iso: string, language: string): string {
  const parts = {
    ...dayParts,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  } as const
  return format(language, parts).format(new Date(iso))
}

/** The two largest units of a duration that are not nothing: 115 200 000 ms are [1 day, 8 hours]. */
export function unitsOf(ms: number): { unit: 'days' | 'hours' | 'minutes'; count: number }[] {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  const units = [
    { unit: 'days' as const, count: Math.floor(minutes / 1440) },
    { unit: 'hours' as const, count: Math.floor(minutes / 60) % 24 },
    { unit: 'minutes' as const, count: minutes % 60 },
  ]
  const first = units.findIndex(({ count }) => count > 0)
  if (first < 0) return []
  // From ten days on hours say nothing any more.
  const wanted = first === 0 && (units[0]?.count ?? 0) >= 10 ? 1 : 2
  return units.slice(first, first + wanted).filter(({ count }) => count > 0)
}

/** "1 day 8 hours"; "less than a minute" at the end. */
export function timeLeft(ms: number, language: string): string {
  const t = i18next.getFixedT(language)
  const units = unitsOf(ms)
  if (units.length === 0) return t('common.duration.moment')
  return units
    .map(({ unit, count }) => t(`common.duration.${unit}`, { count }))
    .join(t('common.duration.join'))
}
