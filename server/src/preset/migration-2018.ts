/** The global compact on migration: facilitated by Mexico and Switzerland, negotiated in six rounds, endorsed in December 2018. */
import { migrationRegions, migrationStakeholders } from './migration-consultations.ts'
import { migrationNegotiations } from './migration-negotiations.ts'
import { migrationMandate, migrationSessions, migrationStocktaking } from './migration-preparation.ts'
import { migrationTexts } from './migration-texts.ts'
import { newYorkZone } from './places.ts'
import { inCalendarOrder, type Preset } from './preset.ts'

export const migration2018: Preset = {
  slug: 'migration-2018',
  title: 'Global Compact for Safe, Orderly and Regular Migration',
  description:
    'How States cooperate on migration in all its dimensions. Two co-facilitators hold the pen; after consultations by theme, by region and with all stakeholders in 2017, Governments negotiate six rounds in New York in 2018 and adopt the text in Marrakech.',
  language: 'en',
  timeZone: newYorkZone,
  stages: inCalendarOrder([
    ...migrationMandate,
    ...migrationSessions,
    ...migrationRegions,
    ...migrationStakeholders,
    ...migrationStocktaking,
    ...migrationNegotiations,
  ]),
  texts: migrationTexts,
}
