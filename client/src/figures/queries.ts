/** What the page of figures reads. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'

export const figuresKey = (slug: string) => ['figures', slug] as const

export const figuresQuery = (slug: string) =>
  queryOptions({
    queryKey: figuresKey(slug),
    queryFn: async ({ signal }) => (await call('getFigures', { params: { slug }, signal })).figures,
  })
