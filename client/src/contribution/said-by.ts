/** How input of a group is shown: by how many of whom it was said, where and when; nobody in it is named. */
import type { ContributionHead } from '@plenary/shared/contribution'
import { formatDate } from '../i18n/dates.ts'
import type { Say } from '../i18n/use-translation.ts'

/** Keeps the direction of a word of another script to itself. */
const isolated = (word: string): string => `\u2068${word}\u2069`

/** [CPG10] "Said by a group of 14 women in Adjumani, Uganda, on 3 July 2017"; below five no number is told. */
export function saidBy(
  facilitation: NonNullable<ContributionHead['facilitation']>,
  t: Say,
  language: string,
): string {
  const { size, people, place, country, heldOn } = facilitation
  const words = {
    people: isolated(people),
    place: isolated(place),
    country: isolated(country),
    date: formatDate(heldOn, language),
  }
  return size === null
    ? t('contribution.group.fewSaid', words)
    : t('contribution.group.said', { ...words, count: size })
}
