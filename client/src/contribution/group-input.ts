/** What a facilitator enters about a group: as fields hold it, as it is kept on the device, as it is sent. */
import {
  type Facilitation,
  type groupKinds,
  groupRanges,
  type newContribution,
} from '@plenary/shared/contribution'
import { type Language, languages } from '@plenary/shared/language'
import { z } from 'zod'
import { type DeviceStorage, type KeptDraft, keptDraft } from '../api/kept-draft.ts'

export type GroupRange = (typeof groupRanges)[number]

export interface GroupInput {
  place: string
  country: string
  heldOn: string
  size: string
  people: string
  kind: (typeof groupKinds)[number]
  composition: Facilitation['composition']
  spokenLanguage: string
  consent: Facilitation['consent'] | ''
  verbatim: string
  translation: string
  translationLanguage: Language
  topics: string[]
  consentToPublish: boolean
}

export const emptyInput = (today: string, language: Language): GroupInput => ({
  place: '',
  country: '',
  heldOn: today,
  size: '',
  people: '',
  kind: 'refugee',
  composition: {
    women: groupRanges[0],
    men: groupRanges[0],
    children: groupRanges[0],
    youth: groupRanges[0],
    olderPersons: groupRanges[0],
    withDisabilities: groupRanges[0],
  },
  spokenLanguage: '',
  consent: '',
  verbatim: '',
  translation: '',
  translationLanguage: language,
  topics: [],
  consentToPublish: false,
})

export type Missing = keyof Pick<
  GroupInput,
  'place' | 'country' | 'heldOn' | 'size' | 'people' | 'spokenLanguage' | 'consent' | 'verbatim'
>

/** [CPG11] What must still be said, in the order of the form. The words may be there as said, or in translation alone. */
export function missingIn(input: GroupInput, today: string): Missing[] {
  const size = Number(input.size)
  const missing: Record<Missing, boolean> = {
    place: input.place.trim() === '',
    country: input.country.trim().length < 2,
    heldOn: !/^\d{4}-\d\d-\d\d$/.test(input.heldOn) || input.heldOn > today,
    size: !Number.isInteger(size) || size < 1 || size > 10_000,
    people: input.people.trim() === '',
    spokenLanguage: input.spokenLanguage.trim().length < 2,
    consent: input.consent === '',
    verbatim: input.verbatim.trim() === '' && input.translation.trim() === '',
  }
  return (Object.keys(missing) as Missing[]).filter((name) => missing[name])
}

export type SentInput = z.input<typeof newContribution>

/** As it is sent; what is missing is wrong in it too. `id` is made on the device: sending twice makes one. */
export function sentOf(id: string, title: string, input: GroupInput): SentInput & { id: string } {
  const { place, country, heldOn, size, people, kind, composition, spokenLanguage, consent } = input
  const { verbatim, translation, translationLanguage, topics, consentToPublish } = input
  return {
    id,
    form: 'facilitated',
    title: title.slice(0, 300),
    language: translationLanguage,
    body: translation,
    ...(verbatim.trim() === '' ? {} : { verbatim }),
    topics,
    consentToPublish,
    facilitation: {
      place,
      country,
      heldOn,
      size: Number(size),
      people,
      kind,
      composition,
      spokenLanguage,
      consent: consent as Facilitation['consent'],
      translationLanguage: translation.trim() === '' ? null : translationLanguage,
    },
  }
}

/** Under which field of the form a part of what is sent stands. */
export function fieldOfSent([part, within]: readonly PropertyKey[]): string | null {
  if (part === 'facilitation') return String(within)
  if (part === 'body') return 'translation'
  return part === 'title' || part === 'id' ? null : String(part)
}

/** Place, day and language stay for the next: a facilitator hears several groups in one day. */
export const saidByOneGroup = {
  size: '',
  people: '',
  verbatim: '',
  translation: '',
  consent: '',
  consentToPublish: false,
} as const satisfies Partial<GroupInput>

/** Input that waits on this device. */
export interface Waiting {
  stageId: string
  sent: SentInput & { id: string }
  /** A refusal that trying again will not change. */
  refused: string | null
}

/** What one account has waiting on this device, the oldest first. */
export const keptWaiting = (accountId: string, storage?: DeviceStorage): KeptDraft<Waiting[]> =>
  keptDraft(`groups.${accountId}`, z.array(z.custom<Waiting>(isWaiting)), storage)

/** [CPG13] The form as it was left, of one account for one stage. */
export const keptForm = (
  accountId: string,
  stageId: string,
  storage?: DeviceStorage,
): KeptDraft<Partial<GroupInput>> => keptDraft(`group.${accountId}.${stageId}`, keptInput, storage)

/** What was kept may be of an earlier version of this page: what it lacks is as in an empty form. */
const keptInput = z.looseObject({}).transform((kept) => kept as Partial<GroupInput>)

const isWaiting = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'stageId' in value && 'sent' in value

/** The form as it was left, with what it lacks. */
export function joinForm(kept: Partial<GroupInput> | null, empty: GroupInput): GroupInput {
  if (!kept) return empty
  const joined = { ...empty, ...kept }
  return languages.includes(joined.translationLanguage) ? joined : empty
}
