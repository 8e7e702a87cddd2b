/** Filters of a list of contributions, as they stand in the address. */
import { contributionForms, contributionStatuses } from '@plenary/shared/contribution'
import { languages } from '@plenary/shared/language'
import { stakeholderKinds } from '@plenary/shared/participant'
import { topics } from '@plenary/shared/topic'

const known = {
  form: contributionForms,
  status: contributionStatuses,
  kind: stakeholderKinds,
  language: languages,
} as const

type Known = { [K in keyof typeof known]?: (typeof known)[K][number] }
export interface Filters extends Known {
  topic?: string
  /** Id of a stage, in the register of a process. */
  stage?: string
  mine?: true
}

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((each) => each === value)

/** [CPG6] What an address asks for and this page knows; anything else in it is as if it were not there. */
export function readFilters(search: Record<string, unknown>): Filters {
  const { stage, mine } = search
  const read = {
    form: oneOf(known.form, search.form),
    status: oneOf(known.status, search.status),
    kind: oneOf(known.kind, search.kind),
    language: oneOf(known.language, search.language),
    topic: oneOf(topics, search.topic),
    stage: typeof stage === 'string' && stage.length <= 100 ? stage : undefined,
    mine: mine === true || mine === 'true' ? (true as const) : undefined,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** The filters with one of them set, or taken away by an empty word. */
export function withFilter(filters: Filters, name: keyof Filters, value: string): Filters {
  const { [name]: _, ...rest } = filters
  return value === '' ? rest : readFilters({ ...rest, [name]: value })
}

export const isFiltered = (filters: Filters): boolean => Object.keys(filters).length > 0
