/** Names of the delegations and participants that rights name, by the key of their row. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { participantsQuery } from '../api/queries.ts'
import { keyOf, type Row, type Who } from './rights-matrix.ts'

export interface Named {
  who: Who
  /** Kinds are not named one by one. */
  type: Exclude<Who['type'], 'kind'>
  name: string
}

const named = (type: Named['type'], id: string, name: string): Named => ({ who: { type, id }, type, name })

/** Everyone who can be named: delegations first, each once, then people. Loads the whole list when asked to. */
export function useParticipants(slug: string, wanted: boolean): Named[] {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...participantsQuery(slug),
    enabled: wanted,
  })
  if (wanted && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  return useMemo(() => {
    const people = data?.pages.flatMap(({ items }) => items) ?? []
    const delegations = new Map(
      people.flatMap(({ delegation }) => (delegation ? [[delegation.id, delegation.name] as const] : [])),
    )
    return [
      ...[...delegations].map(([id, name]) => named('delegation', id, name)),
      ...people.map(({ id, name }) => named('participant', id, name)),
    ]
  }, [data])
}

export function useNames(slug: string, rows: readonly Row[]): ReadonlyMap<string, string> {
  const named = rows.some(({ who }) => who.type !== 'kind')
  const people = useParticipants(slug, named)
  return useMemo(() => new Map(people.map(({ who, name }) => [keyOf(who), name])), [people])
}
