import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { ar } from './ar.ts'
import { formatDay, formatMoment, formatRange, timeLeft, unitsOf } from './dates.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

const hourMs = 3_600_000
const closing = '2018-02-14T17:00:00.000Z'

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: en }, fr: { translation: fr }, ar: { translation: ar } },
  })
})

describe('dates', () => {
  it('[UI5] says a moment with its weekday, its date, and the time of its place', () => {
    expect(formatMoment(closing, 'Europe/Zurich', 'en', 'Palais des Nations, Geneva')).toBe(
      'Wed 14 February 2018, 18:00 Geneva',
    )
    expect(formatMoment(closing, 'America/New_York', 'en')).toBe('Wed 14 February 2018, 12:00 New York')
    expect(formatMoment(closing, 'Europe/Zurich', 'fr', 'Genève')).toContain('14 février 2018, 18:00 Genève')
  })

  it.each([
    ['Europe/Kyiv', 'Kyiv'],
    ['Asia/Kolkata', 'Kolkata'],
    ['Asia/Ho_Chi_Minh', 'Ho Chi Minh City'],
    ['Asia/Yangon', 'Yangon'],
    ['America/Nuuk', 'Nuuk'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['America/Sao_Paulo', 'São Paulo'],
    ['Africa/Kinshasa', 'Kinshasa'],
  ])('[UI21] calls the town of %s as its people do, whatever the browser answers', (zone, town) => {
    const answered = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
    expect(formatMoment(closing, answered, 'en')).toMatch(new RegExp(` ${town}$`))
    expect(formatMoment(closing, zone, 'en')).toMatch(new RegExp(` ${town}$`))
  })

  it('[UI5] writes Latin digits in Arabic too', () => {
    const said = formatMoment(closing, 'Europe/Zurich', 'ar', 'Geneva') + timeLeft(5 * hourMs, 'ar')
    expect(said).toMatch(/14 .+ 2018/)
    expect(said).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/)
  })

  it('[UI5] takes a plain date for the day it says, in whatever zone it is read', () => {
    expect(formatDay('2018-02-14', 'en', 'Pacific/Kiritimati')).toBe('Wed 14 February 2018')
  })

  it('[UI5] says a span as shortly as the language allows', () => {
    expect(formatRange('2018-02-13T09:00:00Z', '2018-02-14T17:00:00Z', 'en', 'Europe/Zurich')).toMatch(
      /^13\s?–\s?14 February 2018$/,
    )
  })
})

describe('time left', () => {
  it.each([
    [32.5 * hourMs, '1 day 8 hours'],
    [24 * hourMs, '1 day'],
    [12 * 24 * hourMs + hourMs, '12 days'],
    [90 * 60_000, '1 hour 30 minutes'],
    [61_000, '1 minute'],
    [59_000, 'less than a minute'],
    [-1, 'less than a minute'],
  ])('[UI5] %d ms are the two largest units that are something: %s', (ms, words) => {
    expect(timeLeft(ms, 'en')).toBe(words)
  })

  it('[UI5] says it in the words of the language', () => {
    expect(timeLeft(32.5 * hourMs, 'fr')).toBe('1 jour 8 heures')
    expect(timeLeft(50 * hourMs, 'ar')).toBe('يومان وساعتان')
  })

  it('[UI5] never counts a unit that is not full', () => {
    expect(unitsOf(2 * hourMs - 1)).toEqual([
      { unit: 'hours', count: 1 },
      { unit: 'minutes', count: 59 },
    ])
  })
})
