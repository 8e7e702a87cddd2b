/** What the matrix shows, as its address says it. */
import { outcomes } from '@plenary/shared/response'

export const sources = ['contribution', 'thread', 'summary'] as const
/** Outcomes one may ask for, those that wait first. */
export const askable = ['none', ...outcomes] as const
type Askable = (typeof askable)[number]

export interface MatrixView {
  stage?: string
  topic?: string
  kind?: string
  outcome?: Askable
  source?: (typeof sources)[number]
  contribution?: string
  paragraph?: string
}

const words = ['stage', 'topic', 'kind', 'contribution', 'paragraph'] as const

/** Takes from an address what it may say; anything else is as if it were not there. */
export function readMatrixView(search: Record<string, unknown>): MatrixView {
  const view: MatrixView = {}
  for (const name of words) {
    const value = search[name]
    if (typeof value === 'string' && value !== '' && value.length <= 100) view[name] = value
  }
  const outcome = askable.find((each) => each === search.outcome)
  const source = sources.find((each) => each === search.source)
  return { ...view, ...(outcome ? { outcome } : {}), ...(source ? { source } : {}) }
}

/** The same with one thing changed; nothing takes it away. */
export function withChange<K extends keyof MatrixView>(
  view: MatrixView,
  name: K,
  value: MatrixView[K] | '' | undefined,
): MatrixView {
  const { [name]: _, ...rest } = view
  return readMatrixView({ ...rest, [name]: value })
}

/** Where the same rows are as a file. */
export function csvAddress(slug: string, view: MatrixView): string {
  const query = new URLSearchParams(Object.entries(view) as [string, string][]).toString()
  return `/api/processes/${encodeURIComponent(slug)}/responses.csv${query ? `?${query}` : ''}`
}
