/** [REL5] The secretariat releases the working text of a draft: now, or at a moment that the clock then keeps. */
import { can } from '@plenary/shared/abilities'
import type { AnswerOf } from '@plenary/shared/api'
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import { penHolds } from '@plenary/shared/release'
import type { JobHandler } from '../clock/jobs.ts'
import type { Queries } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { placeOfDraft, roundsOf } from '../draft/place.ts'
import { type DraftRow, draftById, setRelease, tablingsOf } from '../draft/store.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { keptAs } from './kept-store.ts'
import type { CloseOverdue } from './overdue.ts'
import { tellReleased } from './tell-released.ts'
import { underNewRights } from './under-new-rights.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'collab' | 'jobs'>

const releaseJob = 'draft.release'

async function penHolderOf({ clock }: Deps, queries: Queries, userId: string, draftId: string) {
  const draft = await draftById(queries, draftId)
  const actor: Actor | null = draft && (await actorIn(queries, userId, inDraft(draft, clock.now())))
  if (!draft || !actor) throw new Refusal('not-found')
  ensure(can(actor, 'draft.release', placeOfDraft(draft), clock.now()))
  return { draft, actor }
}

/** Refuses `already-released` for a text that everyone concerned can read by now. A moment that is past is now. */
export async function releaseDraft(
  deps: Deps,
  closeOverdue: CloseOverdue,
  userId: string,
  draftId: string,
  { at }: { at?: string | undefined },
): Promise<AnswerOf<'releaseDraft'>> {
  const { database, clock, facts, jobs } = deps
  await penHolderOf(deps, database, userId, draftId)
  await closeOverdue(draftId)
  await underNewRights(
    deps,
    async () => [draftId],
    async (tx) => {
      const { draft, actor } = await penHolderOf(deps, tx, userId, draftId)
      const now = clock.now()
      if (!penHolds(roundsOf(draft, await tablingsOf(tx, draftId)), now))
        throw new Refusal('already-released')
      const moment = at === undefined ? now : new Date(at)
      const fact = { processId: draft.processId, draftId, actorId: actor.id, at: now }
      if (moment > now) {
        await setRelease(tx, draftId, { releasedAt: moment, releasedFactAt: null })
        await jobs().plan(tx, { type: releaseJob, subject: draftId, dueAt: moment })
        await facts.record(tx, {
          ...fact,
          type: 'release.appointed',
          audience: 'secretariat',
          data: { draftId, at: moment.toISOString() },
        })
        return
      }
      await setRelease(tx, draftId, { releasedAt: now, releasedFactAt: now })
      await tellReleased(deps, tx, { ...fact, act: 'act' })
    },
    { lock: `draft:${draftId}` },
  )
  return releaseView(database, draftId, clock.now())
}

/** The consequences of a moment that was appointed: rights did not wait for it. */
export const releaseJobs = (deps: Deps): Record<string, JobHandler> => ({
  [releaseJob]: async (draftId) => {
    const due = ({ releasedAt, releasedFactAt }: DraftRow): boolean =>
      releasedAt !== null && releasedAt <= deps.clock.now() && releasedFactAt === null
    const found = await draftById(deps.database, draftId)
    if (!found || !due(found)) return
    await underNewRights(
      deps,
      async () => [draftId],
      async (tx) => {
        const draft = (await draftById(tx, draftId)) as DraftRow
        if (!due(draft)) return
        const at = deps.clock.now()
        await setRelease(tx, draftId, { releasedAt: draft.releasedAt, releasedFactAt: at })
        await tellReleased(deps, tx, { draftId, actorId: null, at, act: 'appointed' })
      },
      { lock: `draft:${draftId}` },
    )
  },
})

async function releaseView(queries: Queries, draftId: string, now: Date): Promise<AnswerOf<'releaseDraft'>> {
  const draft = (await draftById(queries, draftId)) as DraftRow
  const { id, title, releasedAt } = draft
  const kept = await keptAs(queries, draftId)
  return {
    draft: { id, title },
    text: {
      of: 'working',
      withPen: penHolds(roundsOf(draft, await tablingsOf(queries, draftId)), now),
      releasedAt: releasedAt?.toISOString() ?? null,
      keptAt: kept?.at.toISOString() ?? null,
    },
  }
}
