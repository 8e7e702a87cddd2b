/** What the pages of conveners read. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'

export const convenersQuery = queryOptions({
  queryKey: queryKeys.conveners,
  queryFn: ({ signal }) => call('listConveners', { signal }),
})

export const conveningQuery = (token: string) =>
  queryOptions({
    queryKey: queryKeys.convening(token),
    queryFn: ({ signal }) => call('getConvening', { params: { token }, signal }),
  })
