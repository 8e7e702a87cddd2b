/** What the pages of people read. */
import type { InputOf } from '@plenary/shared/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'

type Sought<N extends 'listDelegations' | 'listParticipants'> = Omit<
  NonNullable<InputOf<N, 'query'>>,
  'cursor' | 'limit'
>

/** The first of what is sought, to choose from. */
export const delegationsQuery = (slug: string, sought: Sought<'listDelegations'>) =>
  queryOptions({
    queryKey: [...queryKeys.delegations(slug), 'first', sought],
    queryFn: ({ signal }) =>
      call('listDelegations', { params: { slug }, query: { ...sought, limit: 50 }, signal }),
  })

/** All of them, a page at a time. */
export const delegationPages = (slug: string, sought: Sought<'listDelegations'>) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.delegations(slug), 'pages', sought],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call('listDelegations', {
        params: { slug },
        query: { ...sought, cursor: pageParam, limit: 24 },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const peoplePages = (slug: string, sought: Sought<'listParticipants'>) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.participants(slug), sought],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call('listParticipants', {
        params: { slug },
        query: { ...sought, cursor: pageParam, limit: 24 },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** What waits for me to confirm, and what I have asked. */
export const behalfQuery = (slug: string) =>
  queryOptions({
    queryKey: queryKeys.behalf(slug),
    queryFn: ({ signal }) => call('listBehalf', { params: { slug }, query: { limit: 50 }, signal }),
  })
