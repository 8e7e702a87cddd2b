/** [REL5] The secretariat releases the working text of a draft: now, or at a moment that the clock then keeps. */
import type { AnswerOf } from '@plenary/shared/api'
import { Refusal } from '@plenary/shared/problems'
import { penHolds } from '@plenary/shared/release'
import type { JobHandler } from '../clock/jobs.ts'
import type { Seal } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { roundsOf } from '../draft/place.ts'
import { type DraftRow, draftById, setRelease, tablingsOf } from '../draft/store.ts'
import { wholeDraft } from '../draft/whole-draft.ts'
import { command } from '../participant/command.ts'
import { keptAs } from './kept-store.ts'
import type { CloseOverdue } from './overdue.ts'
import { tellReleased } from './tell-released.ts'
import { underNewRights } from './under-new-rights.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'collab' | 'jobs'>

const releaseJob = 'draft.release'

type ReleaseDeps = Deps & { closeOverdue: CloseOverdue }

const release = command({
  subject: wholeDraft,
  action: 'draft.release',
  lock: ({ id }) => `draft:${id}`,
  prepare: ({ closeOverdue }: ReleaseDeps, { row }) => closeOverdue(row.id),
  through: (deps: ReleaseDeps, { row }, work: (tx: Transaction, held: Seal) => Promise<void>, options) =>
    underNewRights(deps, async () => [row.id], work, options),
  async work(deps: ReleaseDeps, turn, { at }: { at?: string | undefined }) {
    const { tx, row: draft, actor, now, record } = turn
    const draftId = draft.id
    if (!penHolds(roundsOf(draft, await tablingsOf(tx, draftId)), now)) throw new Refusal('already-released')
    const moment = at === undefined ? now : new Date(at)
    if (moment <= now) {
      await setRelease(tx, draftId, { releasedAt: now, releasedFactAt: now })
      await tellReleased(deps, tx, { draftId, actorId: actor.id, at: now, act: 'act' })
      return
    }
    await setRelease(tx, draftId, { releasedAt: moment, releasedFactAt: null })
    await deps.jobs().plan(tx, { type: releaseJob, subject: draftId, dueAt: moment })
    const appointed = { draftId, at: moment.toISOString() }
    await record('release.appointed', appointed, { audience: 'secretariat' })
  },
})

/** Refuses `already-released` for a text that everyone concerned can read by now. A moment that is past is now. */
export async function releaseDraft(
  deps: ReleaseDeps,
  userId: string,
  draftId: string,
  input: { at?: string | undefined },
): Promise<AnswerOf<'releaseDraft'>> {
  await release(deps, userId, draftId, input)
  return releaseView(deps.database, draftId, deps.clock.now())
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
