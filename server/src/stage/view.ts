/** A stage as the calendar shows it, in the phase it has now. */
import { type Phase, phaseOf, type StageView } from '@plenary/shared/stage'
import type { StageRow } from './store.ts'

/** [PRE8] What came of a stage is told once it is over, and who reported on it too: the calendar knows no later day. */
const toldOf = ({ note, outcome, sources }: StageRow, phase: Phase): Pick<StageView, 'note' | 'sources'> => ({
  note: phase === 'closed' && outcome ? [note, outcome].filter(Boolean).join(' ') : note,
  sources: phase === 'upcoming' ? [] : sources,
})

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
  verified: row.verified,
  ...toldOf(row, phaseOf(row, now)),
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
