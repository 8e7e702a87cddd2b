/** What the pages of revisions read, each with its key and its call. */
import type { RevisionSummary } from '@plenary/shared/revision'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'

export const revisionKeys = {
  /** The lists of every draft. */
  lists: ['revisions'] as const,
  ofDraft: (draftId: string) => ['revisions', draftId] as const,
  ofProcess: (slug: string) => ['process-revisions', slug] as const,
  one: (id: string) => ['revision', id] as const,
  comparison: (from: string, to: string) => ['comparison', from, to] as const,
  term: (draftId: string, term: string) => ['term', draftId, term] as const,
  memorandum: (revisionId: string) => ['memorandum', revisionId] as const,
}

/** The id of the working text in addresses and calls. */
export const working = 'working'

/** What was published never changes; what is still being written is asked for each time. */
const staleTimeOf = (id: string): number => (id === working ? 0 : Number.POSITIVE_INFINITY)

/** All texts of a draft, the oldest first. */
export const revisionsQuery = (draftId: string) =>
  queryOptions({
    queryKey: revisionKeys.ofDraft(draftId),
    queryFn: async ({ signal }): Promise<RevisionSummary[]> => {
      const all: RevisionSummary[] = []
      let cursor: string | undefined
      do {
        const page = await call('listRevisions', {
          params: { id: draftId },
          query: { cursor, limit: 200 },
          signal,
        })
        all.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor)
      return all.reverse()
    },
  })

/** The newest texts of a process, at most twenty. */
export const processRevisionsQuery = (slug: string) =>
  queryOptions({
    queryKey: revisionKeys.ofProcess(slug),
    queryFn: ({ signal }) => call('listProcessRevisions', { params: { slug }, query: { limit: 20 }, signal }),
  })

export const revisionQuery = (id: string) =>
  queryOptions({
    queryKey: revisionKeys.one(id),
    staleTime: staleTimeOf(id),
    queryFn: ({ signal }) => call('getRevision', { params: { id }, signal }),
  })

export const comparisonQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: revisionKeys.comparison(from, to),
    staleTime: staleTimeOf(to),
    // A text that changes under the eyes of who reads a comparison is not replaced without being asked.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => call('compareRevisions', { params: { id: from, other: to }, signal }),
  })

export const termQuery = (draftId: string, term: string) =>
  queryOptions({
    queryKey: revisionKeys.term(draftId, term),
    queryFn: ({ signal }) => call('followTerm', { params: { id: draftId }, query: { q: term }, signal }),
  })

export const memorandumQuery = (revisionId: string) =>
  queryOptions({
    queryKey: revisionKeys.memorandum(revisionId),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => call('getMemorandum', { params: { id: revisionId }, signal }),
  })
