/** What the pages of contributions read, each with its key and its call. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import type { Filters } from './filters.ts'

export const contributionKeys = {
  /** Every contribution that was read. */
  all: ['contribution'] as const,
  one: (id: string) => ['contribution', id] as const,
  /** Every list, of stages and of processes. */
  lists: ['contributions'] as const,
}

export const contributionQuery = (id: string) =>
  queryOptions({
    queryKey: contributionKeys.one(id),
    queryFn: async ({ signal }) => (await call('getContribution', { params: { id }, signal })).contribution,
  })

const pageLength = 20

/** Contributions to one stage, or to all of a process. */
export const contributionsQuery = (of: { stageId: string } | { slug: string }, filters: Filters) =>
  infiniteQueryOptions({
    queryKey: [...contributionKeys.lists, of, filters] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam: cursor }) => {
      const { stage, ...rest } = filters
      const query = { ...rest, cursor, limit: pageLength }
      return 'stageId' in of
        ? call('listContributions', { params: { id: of.stageId }, query, signal })
        : call('listProcessContributions', { params: { slug: of.slug }, query: { ...query, stage }, signal })
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
