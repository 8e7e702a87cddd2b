/** What the pages of responses, topics and stocktaking read, each with its key and its call. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import type { MatrixView } from './matrix-view.ts'

export const responseKeys = {
  matrices: (slug: string) => ['responses', slug] as const,
  matrix: (slug: string, view: MatrixView) => ['responses', slug, view] as const,
  ofContribution: (slug: string, id: string) => ['responses', slug, 'contribution', id] as const,
  allPassages: ['passages'] as const,
  passages: (paragraphId: string) => ['passages', paragraphId] as const,
  allBearings: ['bearings'] as const,
  bearings: (draftId: string) => ['bearings', draftId] as const,
  topics: ['topics'] as const,
  topic: (topic: string) => ['topics', topic] as const,
  stocktaking: (stageId: string) => ['stocktaking', stageId] as const,
  carried: (stageId: string) => ['carried', stageId] as const,
}

const rowsAtOnce = 50

export const matrixQuery = (slug: string, view: MatrixView) =>
  infiniteQueryOptions({
    queryKey: responseKeys.matrix(slug, view),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call('listResponses', {
        params: { slug },
        query: { ...view, cursor: pageParam, limit: rowsAtOnce },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    // Somebody may be writing an answer between these rows: they come anew when facts say so.
    refetchOnWindowFocus: false,
  })

/** The passages of one contribution, the first two hundred. */
export const passagesOfContribution = (slug: string, id: string) =>
  queryOptions({
    queryKey: responseKeys.ofContribution(slug, id),
    queryFn: async ({ signal }) =>
      (await call('listResponses', { params: { slug }, query: { contribution: id, limit: 200 }, signal }))
        .items,
  })

export const passagesQuery = (paragraphId: string) =>
  queryOptions({
    queryKey: responseKeys.passages(paragraphId),
    queryFn: ({ signal }) =>
      call('listPassages', { params: { id: paragraphId }, query: { limit: 100 }, signal }),
  })

export const bearingsQuery = (draftId: string) =>
  queryOptions({
    queryKey: responseKeys.bearings(draftId),
    queryFn: ({ signal }) => call('getBearings', { params: { id: draftId }, signal }),
  })

export const topicsQuery = queryOptions({
  queryKey: responseKeys.topics,
  queryFn: ({ signal }) => call('listTopics', { signal }),
})

export const topicQuery = (topic: string) =>
  queryOptions({
    queryKey: responseKeys.topic(topic),
    queryFn: ({ signal }) => call('getTopic', { params: { topic }, signal }),
  })

export const stocktakingQuery = (stageId: string) =>
  queryOptions({
    queryKey: responseKeys.stocktaking(stageId),
    queryFn: ({ signal }) => call('getStocktaking', { params: { id: stageId }, signal }),
  })

export const carriedQuery = (stageId: string) =>
  queryOptions({
    queryKey: responseKeys.carried(stageId),
    queryFn: ({ signal }) => call('listCarried', { params: { id: stageId }, query: { limit: 100 }, signal }),
  })
