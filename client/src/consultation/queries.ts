/** What the page of a consultation reads, each with its key and its call. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'

export const consultationKeys = {
  /** The page of every consultation that was read. */
  all: ['consultation'] as const,
  attendances: ['attendance'] as const,
  one: (stageId: string) => ['consultation', stageId] as const,
  attendance: (stageId: string) => ['attendance', stageId] as const,
}

export const consultationQuery = (stageId: string) =>
  queryOptions({
    queryKey: consultationKeys.one(stageId),
    queryFn: async ({ signal }) =>
      (await call('getConsultation', { params: { id: stageId }, signal })).consultation,
  })

export const attendanceQuery = (stageId: string) =>
  infiniteQueryOptions({
    queryKey: consultationKeys.attendance(stageId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call('listAttendance', { params: { id: stageId }, query: { cursor: pageParam, limit: 50 }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
