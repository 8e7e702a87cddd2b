/** What came by a fact or by an answer of one's own, put where it is read, so that an older answer does not take it back. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * [CPG21] An answer on its way was asked for before this came: it is given up and asked for again. Otherwise it would
 * put back what stood there before.
 */
export function putNewest<T>(cache: QueryClient, queryKey: QueryKey, make: (have: T) => T): void {
  const have = cache.getQueryData<T>(queryKey)
  if (have === undefined) return
  const next = make(have)
  if (next === have) return
  cache.setQueryData<T>(queryKey, next)
  if (cache.isFetching({ queryKey, exact: true }) > 0) void cache.invalidateQueries({ queryKey, exact: true })
}
