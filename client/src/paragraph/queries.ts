/** What the past of paragraphs is read from. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'

export const historyKeys = {
  states: (paragraphId: string) => ['paragraph-history', paragraphId] as const,
  authors: (paragraphId: string) => ['paragraph-authors', paragraphId] as const,
  draftAuthors: (draftId: string) => ['draft-authors', draftId] as const,
}

/** The states of a paragraph, the newest first, a page at a time. */
export const statesQuery = (paragraphId: string) =>
  infiniteQueryOptions({
    queryKey: historyKeys.states(paragraphId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call('getHistory', { params: { id: paragraphId }, query: { cursor: pageParam, limit: 50 }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const authorsQuery = (paragraphId: string) =>
  queryOptions({
    queryKey: historyKeys.authors(paragraphId),
    queryFn: ({ signal }) => call('getAuthors', { params: { id: paragraphId }, signal }),
  })

export const draftAuthorsQuery = (draftId: string) =>
  queryOptions({
    queryKey: historyKeys.draftAuthors(draftId),
    queryFn: ({ signal }) => call('getDraftAuthors', { params: { id: draftId }, signal }),
  })
