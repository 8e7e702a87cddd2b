/** What the pages of the record read. */
import type { AnswerOf } from '@plenary/shared/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'

export type RecordPart = AnswerOf<'listRecord'>

/** What of the record is looked at. */
export interface RecordFilter {
  /** Slug of a process. */
  process?: string | undefined
  type?: string | undefined
}

const newest = Number.MAX_SAFE_INTEGER

/** The newest first, a page at a time. */
export const recordQuery = ({ process, type }: RecordFilter) =>
  infiniteQueryOptions({
    queryKey: ['record', process ?? null, type ?? null],
    initialPageParam: newest,
    queryFn: ({ signal, pageParam }) =>
      call('listRecord', { query: { before: pageParam, limit: 50, process, type }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** One entry; a page without items where there is none of that number. */
export const entryQuery = (number: number) =>
  queryOptions({
    queryKey: ['record', 'entry', number],
    queryFn: ({ signal }) => call('listRecord', { query: { after: number - 1, limit: 1 }, signal }),
  })

export const checkpointQuery = queryOptions({
  queryKey: ['record', 'checkpoint'],
  queryFn: ({ signal }) => call('getCheckpoint', { signal }),
})
