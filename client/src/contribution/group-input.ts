/** What a facilitator enters about a group: as fields hold it, as it is kept on the device, as it is sent. */
import {
  type Facilitation,
  facilitation,
  type groupKinds,
  groupRanges,
  type newContribution,
} from '@plenary/shared/contribution'
import { type Language, languages } from '@plenary/shared/language'
import type { z } from 'zod'

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

/** As it is sent. `id` is made on the device: sending twice makes one. */
export function sentOf(id: string, title: string, input: GroupInput): SentInput {
  const { verbatim, translation, translationLanguage, topics, consentToPublish, size } = input
  return {
    id,
    form: 'facilitated',
    title: title.slice(0, 300),
    language: translationLanguage,
    body: translation,
    ...(verbatim.trim() === '' ? {} : { verbatim }),
    topics,
    consentToPublish,
    facilitation: facilitation.parse({
      ...input,
      size: Number(size),
      translationLanguage: translation.trim() === '' ? null : translationLanguage,
    }),
  }
}

/** Input that waits on this device. */
export interface Waiting {
  stageId: string
  sent: SentInput & { id: string }
  /** A refusal that trying again will not change. */
  refused: string | null
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
const waitingKey = (accountId: string): string => `plenary.groups.${accountId}`
const formKey = (accountId: string, stageId: string): string => `plenary.group.${accountId}.${stageId}`

function read(key: string, storage: Store): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** False where this device keeps nothing. */
function write(key: string, value: unknown, storage: Store): boolean {
  try {
    if (value === null) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export const waitingOf = (accountId: string, storage: Store = localStorage): Waiting[] => {
  const kept = read(waitingKey(accountId), storage)
  return Array.isArray(kept) ? (kept as Waiting[]) : []
}
export const keepWaiting = (accountId: string, waiting: Waiting[], storage: Store = localStorage): boolean =>
  write(waitingKey(accountId), waiting.length > 0 ? waiting : null, storage)

/** The form as it was left, with what it lacks from a newer version of this page. */
export function keptForm(
  accountId: string,
  stageId: string,
  empty: GroupInput,
  storage: Store = localStorage,
): GroupInput {
  const kept = read(formKey(accountId, stageId), storage)
  if (typeof kept !== 'object' || kept === null) return empty
  const joined = { ...empty, ...(kept as Partial<GroupInput>) }
  return languages.includes(joined.translationLanguage) ? joined : empty
}
export const keepForm = (
  accountId: string,
  stageId: string,
  input: GroupInput | null,
  storage: Store = localStorage,
): boolean => write(formKey(accountId, stageId), input, storage)
