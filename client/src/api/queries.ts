/** What the pages read, each with its key and its call. */
import type { Me } from '@plenary/shared/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { setPlatformTime } from '../live/clock.ts'
import { call, ProblemError } from './call.ts'
import { queryKeys } from './keys.ts'

/** The platform and its clock. Asked again now and then, because a machine that slept has lost its count. */
export const platformQuery = queryOptions({
  queryKey: queryKeys.platform,
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
  queryFn: async ({ signal }) => {
    const askedAt = performance.now()
    const platform = await call('getPlatform', { signal })
    setPlatformTime(platform.now, (askedAt + performance.now()) / 2)
    return platform
  },
})

/** Who I am; null when not signed in. */
export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await call('getMe', { signal })
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-signed-in') return null
      throw error
    }
  },
})

/** Processes with what is open now, the first fifty. */
export const processesQuery = queryOptions({
  queryKey: queryKeys.processes,
  queryFn: ({ signal }) => call('listProcesses', { signal }),
})

export const processQuery = (slug: string) =>
  queryOptions({
    queryKey: queryKeys.process(slug),
    queryFn: ({ signal }) => call('getProcess', { params: { slug }, signal }),
  })

/** Who takes part, a page at a time. */
export const participantsQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.participants(slug),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call('listParticipants', { params: { slug }, query: { cursor: pageParam, limit: 24 }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const stageQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.stage(id),
    queryFn: ({ signal }) => call('getStage', { params: { id }, signal }),
  })

/** The clock of a demonstration with its next milestone. */
export const clockQuery = queryOptions({
  queryKey: queryKeys.clock,
  queryFn: ({ signal }) => call('getClock', { signal }),
})

/** My words that came too late for this draft. */
export const returnedQuery = (draftId: string) =>
  queryOptions({
    queryKey: queryKeys.returned(draftId),
    queryFn: ({ signal }) => call('listReturned', { params: { id: draftId }, query: { limit: 50 }, signal }),
  })

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.draft(id),
    queryFn: ({ signal }) => call('getDraft', { params: { id }, signal }),
  })

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: queryKeys.invitation(token),
    queryFn: ({ signal }) => call('getInvitation', { params: { token }, signal }),
  })
