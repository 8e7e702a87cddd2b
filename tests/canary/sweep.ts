/** Asks every GET endpoint of the API table about everything there is, as somebody else, and keeps the answers. */
import { api, type Endpoint, type EndpointName } from '@plenary/shared/api'
import type { Wiretap } from './wiretap.ts'

/** Ids of everything, by the first part of the path of their endpoints. */
export type Known = Record<
  | 'drafts'
  | 'stages'
  | 'paragraphs'
  | 'threads'
  | 'comments'
  | 'contributions'
  | 'revisions'
  | 'files'
  | 'processes'
  | 'topics',
  string[]
>

const pathsOf = (path: string, known: Known): string[] => {
  const [, , kind] = path.split('/')
  const ids = known[kind as keyof Known] ?? ['none']
  const filled = path.includes(':')
    ? ids.map((id) => path.replace(/:(id|slug|topic)/, encodeURIComponent(id)))
    : [path]
  return filled.map((each) => each.replace(':other', 'working').replace(':seq', '1').replace(/:\w+/g, 'none'))
}

/** Long lists whole. */
const most: Partial<Record<EndpointName, string>> = { listFacts: '?limit=1000', listRecord: '?limit=1000' }

export async function sweep(
  tap: Wiretap,
  url: string,
  who: string,
  cookie: string,
  known: Known,
): Promise<number> {
  let asked = 0
  for (const [name, endpoint] of Object.entries(api) as [EndpointName, Endpoint][]) {
    if (endpoint.method !== 'GET' || name === 'getMe') continue
    const query = most[name] ?? (endpoint.query && 'limit' in endpoint.query.shape ? '?limit=200' : '')
    for (const path of pathsOf(endpoint.path, known)) {
      await tap.fetch(`${url}${path}${query}`, { who, headers: cookie ? { cookie } : {} })
      asked += 1
    }
  }
  return asked
}
