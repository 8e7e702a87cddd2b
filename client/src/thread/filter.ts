/** Which threads are shown. The filter lives in the address, so that a view can be sent to a colleague. */
import { stakeholderKinds } from '@plenary/shared/participant'
import { type Thread, threadKinds, visibilities } from '@plenary/shared/thread'
import { topics } from '@plenary/shared/topic'

const states = ['open', 'resolved', 'moved', 'orphaned'] as const

export interface ThreadFilter {
  stakeholder?: string
  delegation?: string
  state?: string
  kind?: string
  visibility?: string
  topic?: string
}
export const filterKeys = ['state', 'kind', 'stakeholder', 'delegation', 'visibility', 'topic'] as const
type Key = (typeof filterKeys)[number]

const allowed: { [K in Key]: (value: string) => boolean } = {
  stakeholder: (value) => (stakeholderKinds as readonly string[]).includes(value),
  delegation: (value) => value.length > 0 && value.length <= 100,
  state: (value) => (states as readonly string[]).includes(value),
  kind: (value) => (threadKinds as readonly string[]).includes(value),
  visibility: (value) => (visibilities as readonly string[]).includes(value),
  topic: (value) => topics.includes(value),
}

/** What of an address is a filter; anything else in it is left aside. */
export function readFilter(search: Record<string, unknown>): ThreadFilter {
  const found = filterKeys.flatMap((key) => {
    const value = search[key]
    return typeof value === 'string' && allowed[key](value) ? [[key, value] as const] : []
  })
  return Object.fromEntries(found)
}

const passes: { [K in Key]: (thread: Thread, value: string) => boolean } = {
  stakeholder: ({ author }, value) => author.kind === value,
  delegation: ({ author }, value) => author.delegation?.id === value,
  state: ({ status, anchor }, value) =>
    value === 'moved' || value === 'orphaned' ? anchor.state === value : status === value,
  kind: ({ kind }, value) => kind === value,
  visibility: ({ visibility }, value) => visibility === value,
  topic: ({ topics: those }, value) => those.includes(value),
}

/** [MAR3] A thread is shown when it passes every line of the filter. */
export const passing = (threads: readonly Thread[], filter: ThreadFilter): readonly Thread[] => {
  const set = filterKeys.filter((key) => filter[key] !== undefined)
  return set.length === 0
    ? threads
    : threads.filter((thread) => set.every((key) => passes[key](thread, filter[key] as string)))
}

const valuesOf: { [K in Key]: (thread: Thread) => string[] } = {
  stakeholder: ({ author }) => [author.kind],
  delegation: ({ author }) => (author.delegation ? [author.delegation.id] : []),
  state: ({ status, anchor }) => [status, ...(anchor.state === 'exact' ? [] : [anchor.state])],
  kind: ({ kind }) => [kind],
  visibility: ({ visibility }) => [visibility],
  topic: ({ topics: those }) => those,
}

/** What can be chosen in a line: the values that occur, and the one chosen even where it occurs no longer. */
export function choicesOf(threads: readonly Thread[], key: Key, chosen: string | undefined): string[] {
  const found = new Set(threads.flatMap(valuesOf[key]))
  if (chosen !== undefined) found.add(chosen)
  return [...found]
}
