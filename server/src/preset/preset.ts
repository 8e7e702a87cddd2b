/** A preset: a whole process as typed data – its calendar in local dates, its texts, who may do what in its rounds. */
import type { Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import type { Sitting, StageKind } from '@plenary/shared/stage'
import { Temporal } from 'temporal-polyfill'
import type { Place } from './places.ts'

/** First and last local day of a stage; the same day where it has one. */
interface Days {
  first: string
  last: string
}

/** A stage as announced: local dates and a place, never instants. */
export interface PresetStage extends Place {
  code: string
  kind: StageKind
  title: string
  theme: string | null
  /** null: the day is not known. */
  days: Days | null
  /** Days on which people meet; none for what only happens (a release, a deadline). */
  sittings: Sitting[]
  /** Rounds only: the code of the text on the table. */
  textCode: string | null
  /** Rounds only: codes of the sections taken up, by the outline of that text; null is the whole text. */
  scope: string[] | null
  /** Rounds only: the sections in which stakeholders besides States and the United Nations write. */
  stakeholderSections: string[]
  /** What was announced of it. */
  note: string | null
  /** What came of it, told once it is over: nobody reads in February how December voted. */
  outcome: string | null
  /** Whether the dates stand in a public source; the interface says where they do not. */
  verified: boolean
  sources: string[]
}

export type PresetText = Omit<TextView, 'order'>

export interface Preset {
  slug: string
  title: string
  description: string
  language: Language
  /** IANA name of its home. */
  timeZone: string
  /** In the order of the calendar. */
  stages: PresetStage[]
  /** In the order of their making. */
  texts: PresetText[]
}

type StageFacts = Pick<PresetStage, 'code' | 'kind' | 'title' | 'sources'> & Partial<PresetStage>

/** A stage at a place, with what is left unsaid filled in: verified, the whole text, no note. */
export const stageAt = (place: Place, facts: StageFacts): PresetStage => ({
  theme: null,
  days: null,
  sittings: [],
  textCode: null,
  scope: null,
  stakeholderSections: [],
  note: null,
  outcome: null,
  verified: true,
  ...place,
  ...facts,
})

export const textOfCalendar = (
  facts: Pick<PresetText, 'code' | 'title'> & Partial<PresetText>,
): PresetText => ({
  symbol: null,
  dated: null,
  issued: null,
  paragraphs: null,
  note: null,
  verified: true,
  sources: [],
  ...facts,
})

/** By first day; a stage without one keeps its place after the stage it was written behind. */
export function inCalendarOrder(stages: PresetStage[]): PresetStage[] {
  let latest = ''
  const keyed = stages.map((stage) => {
    latest = stage.days?.first ?? latest
    return { stage, day: latest }
  })
  return keyed.sort((a, b) => a.day.localeCompare(b.day)).map(({ stage }) => stage)
}

/** Local days from the first to the last, both included. */
function eachDay({ first, last }: Days): string[] {
  const day = Temporal.PlainDate.from(first)
  const later = day.until(last).days
  return Array.from({ length: later + 1 }, (_, nth) => day.add({ days: nth }).toString())
}

type When = Pick<PresetStage, 'days' | 'sittings'>

/** A meeting on every day from the first to the last; notes by day. */
export function sits(first: string, last = first, notes: Record<string, string> = {}): When {
  return sitsOn(eachDay({ first, last }), notes)
}

/** A meeting on these days only. */
export function sitsOn(dates: string[], notes: Record<string, string> = {}): When {
  const [first, last] = [dates[0], dates.at(-1)]
  return {
    days: first && last ? { first, last } : null,
    sittings: dates.map((date) => ({ date, note: notes[date] ?? null })),
  }
}

/** Something that lasts, or happens, without a meeting. */
export const lasts = (first: string, last = first): When => ({ days: { first, last }, sittings: [] })
