/** A stage as the calendar shows it, in the phase it has now. */
import { phaseOf, type StageView } from '@plenary/shared/stage'
import type { StageRow } from './store.ts'

export const stageViewOf = (row: StageRow, now: Date): StageView => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  order: row.order,
  title: row.title,
  theme: row.theme,
  place: row.place,
  timeZone: row.timeZone,
  opensAt: row.opensAt?.toISOString() ?? null,
  closesAt: row.closesAt?.toISOString() ?? null,
  sittings: row.sittings,
  textCode: row.textCode,
  scope: row.scope,
  note: row.note,
  verified: row.verified,
  sources: row.sources,
  phase: phaseOf(row, now),
  publishedAt: row.publishedAt?.toISOString() ?? null,
})

/** What is open now, and the stage that opens next. A round comes before what surrounds it. */
export function standOf(views: StageView[]): { openNow: StageView[]; next: StageView | null } {
  const openNow = views.filter(({ phase }) => phase === 'open')
  const next = views
    .filter(({ phase, opensAt }) => phase === 'upcoming' && opensAt !== null)
    .sort((a, b) => Date.parse(a.opensAt as string) - Date.parse(b.opensAt as string))[0]
  return {
    openNow: openNow.sort((a, b) => Number(b.kind === 'round') - Number(a.kind === 'round')),
    next: next ?? null,
  }
}
