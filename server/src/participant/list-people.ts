/** Who takes part now, a page at a time, sought by parts of names; and how many people they are. */
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import { searchable } from '@plenary/shared/comparable'
import type { ParticipantView } from '@plenary/shared/participant'
import type { Context } from '../context.ts'
import { countPeople, participantsAfter } from './store.ts'
import { ensureTakesPart, viewsOf } from './view.ts'

type Deps = Pick<Context, 'database' | 'accounts'>
type Query = ParsedOf<'listParticipants', 'query'>

/** Names stand with the identities: what is sought is read in portions of this many. */
const portion = 500

/** [MBR5] People under a pseudonym are told in full steps of this many, and not at all below the first. */
const step = 5

const matches = (view: ParticipantView, sought: string): boolean =>
  [view.name, view.delegation?.name ?? '', ...Object.values(view.delegation?.names ?? {})].some((name) =>
    searchable(name).includes(sought),
  )

async function* found({ database, accounts }: Deps, processId: string, query: Query) {
  const { q, cursor, limit, ...filter } = query
  const sought = q ? searchable(q) : ''
  const size = sought ? portion : limit + 1
  for (let from = cursor ?? ''; ; ) {
    const rows = await participantsAfter(database, processId, from, size, filter)
    for (const view of await viewsOf(rows, accounts.userNames))
      if (!sought || matches(view, sought)) yield view
    if (rows.length < size) return
    from = rows.at(-1)?.id ?? ''
  }
}

export async function listParticipants(
  deps: Deps,
  userId: string,
  { id: processId }: { id: string },
  query: Query,
): Promise<AnswerOf<'listParticipants'>> {
  await ensureTakesPart(deps.database, userId, processId)
  const items: ParticipantView[] = []
  for await (const view of found(deps, processId, query)) {
    items.push(view)
    if (items.length > query.limit) break
  }
  const more = items.length > query.limit
  if (more) items.pop()
  const { byName, underPseudonym } = await countPeople(deps.database, processId)
  return {
    items,
    next: more ? (items.at(-1)?.id ?? null) : null,
    count: {
      byName,
      underPseudonym: underPseudonym < step ? null : Math.floor(underPseudonym / step) * step,
    },
  }
}
