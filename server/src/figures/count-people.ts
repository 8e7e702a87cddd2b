/**
 * Counts who came, as footnote 5 of paragraph 15 of A/71/978 does ("some 574 participants registered from 91 countries,
 * representing 313 organizations: 169 national NGOs, 125 international NGOs, 3 intergovernmental organizations and 16
 * other institutions").
 *
 * - people: everyone in the register of a stage, or everyone who said in Plenary that they take part. A register names
 *   nobody, so whoever it has in two stages is one of the people of each, and two of the process. Whoever takes part by
 *   name in Plenary is one person of the process (`peopleOfAll`).
 * - countries: different countries the people come from; of a State's delegation, the State.
 * - organisations: different organisations they represent, each once, however many came for it, and under one kind: the
 *   one most of its people are registered with. Delegations of States are not organisations; they are counted as States.
 */

import { searchable } from '@plenary/shared/comparable'
import {
  type Figures,
  groupsAtRisk,
  type OrganisationKind,
  organisationKinds,
  type RegisteredKind,
} from '@plenary/shared/figures'
import type { StakeholderKind } from '@plenary/shared/participant'
import { type CountedCell, type Shown, suppress, suppressTogether } from './suppress.ts'

/** One person who came, as far as figures need. */
export interface Came {
  country: string | null
  organisation: string | null
  organisationKind: RegisteredKind | null
  kind: StakeholderKind | null
  atRisk: boolean
  /** Who it is, where that is known and shown: by name in Plenary. */
  person?: string | null
  /** Under a pseudonym, by one of their masks. */
  masked?: boolean
}

type KindKey = StakeholderKind | 'unstated'

/** One spelling of what people write differently: "  Côte  d'Ivoire" and "côte d’ivoire" are one country. */
const sameName = (name: string): string => searchable(name.replace(/[’ʼ]/g, "'")).replace(/\s+/g, ' ').trim()

const isAtRisk = (kind: KindKey): boolean => (groupsAtRisk as readonly string[]).includes(kind)

interface Organisation {
  kind: RegisteredKind
  /** All of its people are of groups at risk. */
  atRisk: boolean
}

function organisationsOf(people: readonly Came[]): Organisation[] {
  const found = new Map<string, Came[]>()
  for (const person of people) {
    const name = person.organisation && sameName(person.organisation)
    if (name) found.set(name, [...(found.get(name) ?? []), person])
  }
  return [...found.values()].map((its) => {
    const kinds = new Map<RegisteredKind, number>()
    for (const { organisationKind } of its)
      if (organisationKind) kinds.set(organisationKind, (kinds.get(organisationKind) ?? 0) + 1)
    const [most] = [...kinds].sort(([, a], [, b]) => b - a)
    return { kind: most?.[0] ?? 'other', atRisk: its.every(({ atRisk }) => atRisk) }
  })
}

/** What is counted before anything is hidden. */
export interface Counted {
  people: CountedCell<KindKey>[]
  organisations: CountedCell<OrganisationKind>[]
  countries: number
  states: number
}

export function count(people: readonly Came[]): Counted {
  const kinds = new Map<KindKey, CountedCell<KindKey>>()
  for (const { kind, atRisk } of people) {
    const key = kind ?? 'unstated'
    const cell = kinds.get(key) ?? { key, count: 0, atRisk: isAtRisk(key) }
    kinds.set(key, { key, count: cell.count + 1, atRisk: cell.atRisk || atRisk })
  }
  const organisations = organisationsOf(people)
  const countries = new Set(people.flatMap(({ country }) => (country ? [sameName(country)] : [])))
  return {
    people: [...kinds.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    organisations: organisationKinds.map((key) => {
      const its = organisations.filter(({ kind }) => kind === key)
      return { key, count: its.length, atRisk: its.length > 0 && its.every(({ atRisk }) => atRisk) }
    }),
    countries: countries.size,
    states: organisations.filter(({ kind }) => kind === 'state').length,
  }
}

/**
 * [FIG9] The people of several meetings, each once. Whoever is known by name is one, however many meetings they came to.
 * Of people under a pseudonym as many are counted, in each kind, as came to the meeting where most of them were: that
 * many they are at least, and it follows from what is published of that meeting, so that it says of no two masks that
 * they are one person.
 */
export function peopleOfAll(meetings: readonly (readonly Came[])[]): Came[] {
  const byName = new Map<string, Came>()
  const most = new Map<KindKey, Came[]>()
  const others: Came[] = []
  for (const people of meetings) {
    const masked = new Map<KindKey, Came[]>()
    for (const one of people) {
      const key = one.kind ?? 'unstated'
      if (one.masked) masked.set(key, [...(masked.get(key) ?? []), one])
      else if (one.person) byName.set(one.person, one)
      else others.push(one)
    }
    for (const [key, its] of masked) if (its.length > (most.get(key)?.length ?? 0)) most.set(key, its)
  }
  return [...byName.values(), ...[...most.values()].flat(), ...others]
}

export interface Published {
  people: Shown<KindKey>
  organisations: Shown<OrganisationKind>
  counted: Counted
}

export const publishedOf = (counted: Counted): Published => ({
  people: suppress(counted.people),
  organisations: suppress(counted.organisations),
  counted,
})

/** The figures of a whole, whose parts are published beside it. */
export const publishedTogether = (parts: readonly Published[], counted: Counted): Published => ({
  people: suppressTogether(
    parts.map(({ people }) => people),
    counted.people,
  ),
  organisations: suppressTogether(
    parts.map(({ organisations }) => organisations),
    counted.organisations,
  ),
  counted,
})

/** Where the people themselves are too few to be told, nothing else is told about them. */
export function figuresOf({ people, organisations, counted }: Published): Figures {
  const told = people.all !== null
  return {
    people: people.all,
    countries: told ? counted.countries : null,
    states: told ? counted.states : null,
    organisations: {
      all: told ? organisations.all : null,
      byKind: Object.fromEntries(
        organisations.cells.map(({ key, count: found }) => [key, told ? found : null]),
      ) as Figures['organisations']['byKind'],
    },
    kinds: people.cells.map(({ key, count: found }) => ({ kind: key, people: found })),
  }
}
