/** People who can be called with "@": all participants of a process, found by what one types. */
import type { ParticipantView } from '@plenary/shared/participant'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'

/** A process has some hundreds of participants; more pages than this are not asked for. */
const mostPages = 10
/** So many are offered at a time. */
const offered = 6

export const peopleQuery = (slug: string) =>
  queryOptions({
    queryKey: ['people', slug] as const,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const all: ParticipantView[] = []
      let cursor: string | undefined
      for (let nth = 0; nth < mostPages; nth += 1) {
        const page = await call('listParticipants', {
          params: { slug },
          query: { cursor, limit: 200 },
          signal,
        })
        all.push(...page.items)
        if (page.next === null) break
        cursor = page.next
      }
      return all
    },
  })

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Those of whose name or delegation some word begins with what was typed; accents and case aside. */
export function peopleLike(people: readonly ParticipantView[], typed: string): ParticipantView[] {
  const wanted = plain(typed)
  const begins = (name: string): boolean =>
    plain(name).startsWith(wanted) ||
    plain(name)
      .split(/[\s'’-]+/)
      .some((word) => word.startsWith(wanted))
  return people
    .filter(({ name, delegation }) => begins(name) || (delegation !== null && begins(delegation.name)))
    .slice(0, offered)
}

/** The "@…" right before the caret: where it begins and what was typed after it. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|[\s(«“"])@([\p{L}\p{M}\p{N}’'.-]{0,40})$/u.exec(text.slice(0, caret))
  const typed = found?.[1]
  return typed === undefined ? null : { from: caret - typed.length - 1, typed }
}

/** Of those once chosen, the ones whose name still stands in the words. */
export const stillCalled = (
  body: string,
  called: readonly Pick<ParticipantView, 'id' | 'name'>[],
): string[] =>
  [...new Map(called.map(({ id, name }) => [id, name]))].flatMap(([id, name]) =>
    body.includes(`@${name}`) ? [id] : [],
  )

export type Piece = { text: string; isName: boolean }

/** The words of a comment, with the names of those it calls set apart. */
export function piecesOf(body: string, names: readonly string[]): Piece[] {
  const wanted = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length)
  if (wanted.length === 0) return [{ text: body, isName: false }]
  const pattern = new RegExp(
    `@(?:${wanted.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'gu',
  )
  const pieces: Piece[] = []
  let at = 0
  for (const match of body.matchAll(pattern)) {
    if (match.index > at) pieces.push({ text: body.slice(at, match.index), isName: false })
    pieces.push({ text: match[0], isName: true })
    at = match.index + match[0].length
  }
  if (at < body.length) pieces.push({ text: body.slice(at), isName: false })
  return pieces
}
