/** What is asked to be said on behalf of delegations: what waits for me as a focal point, and what I have asked. */
import { can } from '@plenary/shared/abilities'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import type { Behalf, BehalfRequest } from '@plenary/shared/attribution'
import { type Actor, isSelf } from '@plenary/shared/participant'
import { behalvesOfSpeakers } from '../consultation/speaker-store.ts'
import type { Context } from '../context.ts'
import { attributionsOf, type Told } from '../participant/attribution.ts'
import { behalfPart } from '../participant/place.ts'
import { participantsByIds, secretariatOf } from '../participant/store.ts'
import { ensureTakesPart, viewsOf } from '../participant/view.ts'
import { type BehalfRow, behalvesOfContributions } from './store.ts'

type Deps = Pick<Context, 'database' | 'accounts' | 'clock'>

/** Whom it concerns: the delegation that is asked, the secretariat, and those who ask. */
const concerns = (actor: Actor, row: BehalfRow): boolean =>
  actor.role === 'secretariat' ||
  (actor.role === 'focal-point' && actor.delegationId === row.behalfOf) ||
  (row.delegationId === null ? isSelf(actor, row.authorId) : actor.delegationId === row.delegationId)

/** What waits first, then the newest. */
const byNeed = (a: BehalfRow, b: BehalfRow): number =>
  Number(b.behalfState === 'asked') - Number(a.behalfState === 'asked') ||
  +(b.behalfAt ?? 0) - +(a.behalfAt ?? 0)

export async function listBehalf(
  { database, accounts, clock }: Deps,
  userId: string,
  { id: processId }: { id: string },
  { cursor, limit }: ParsedOf<'listBehalf', 'query'>,
): Promise<AnswerOf<'listBehalf'>> {
  const actor = await ensureTakesPart(database, userId, processId)
  const rows = [
    ...(await behalvesOfContributions(database, processId)),
    ...(await behalvesOfSpeakers(database, processId)),
  ].filter((row) => concerns(actor, row))
  rows.sort(byNeed)
  const from = Number(/^\d{1,6}$/.exec(cursor ?? '')?.[0] ?? 0)
  const shown = rows.slice(from, from + limit)
  const told = await attributionsOf(database, accounts.userNames, shown)
  const office = (await secretariatOf(database, processId))[0]
  const ids = [...new Set(shown.flatMap(({ authorId }) => authorId ?? office?.id ?? []))]
  const views = await viewsOf(await participantsByIds(database, ids), accounts.userNames)
  const people = new Map(views.map((view) => [view.id, view]))
  const now = clock.now()
  const items = shown.flatMap((row, nth): BehalfRequest[] => {
    const by = people.get(row.authorId ?? office?.id ?? '')
    const behalf = behalfPart({ ...row, processId })
    if (!by || !behalf) return []
    return [
      {
        subject: { type: row.type, id: row.id, stageId: row.stageId },
        title: row.title ?? (told[nth] as Told).names.at(-1) ?? '',
        by,
        onBehalfOf: (told[nth] as Told).onBehalfOf as Behalf,
        at: (row.behalfAt ?? now).toISOString(),
        can: can(actor, 'behalf.answer', { processId, behalf }, now),
      },
    ]
  })
  return { items, next: from + limit < rows.length ? String(from + limit) : null }
}
