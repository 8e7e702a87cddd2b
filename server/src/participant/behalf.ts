/** [BHF1] What is said on behalf of a delegation: asked of its focal point, answered by them, told to those it concerns. */
import type { Behalf } from '@plenary/shared/attribution'
import type { Audience } from '@plenary/shared/audience'
import type { FactData } from '@plenary/shared/events'
import type { Actor } from '@plenary/shared/participant'
import type { Queries } from '../database/port.ts'
import type { Recorder } from '../events/facts.ts'
import { type Attribution, behalfView } from './attribution.ts'
import { type DelegationRow, delegationById } from './delegation-store.ts'

type Stands = Pick<Attribution, 'behalfOf' | 'behalfState' | 'behalfBy'>
type Subject = FactData<'behalf.asked'>['subject']

/** The asking, or the confirmation that a mandate has given at once, or an answer. A wish is nobody else's yet. */
export async function tellBehalf(
  { actor, record }: { actor: Pick<Actor, 'id'>; record: Recorder },
  subject: Subject,
  { behalfOf: delegationId, behalfState: state, behalfBy }: Stands,
  audiences: Record<'asked' | 'answered', Audience>,
): Promise<void> {
  if (!delegationId || !state || state === 'wished') return
  if (state === 'asked') {
    await record('behalf.asked', { subject, delegationId }, { audience: audiences.asked })
    return
  }
  const mandateId = behalfBy === actor.id ? null : behalfBy
  const data = { subject, delegationId, state, mandateId }
  await record('behalf.answered', data, { audience: audiences.answered })
}

/** What becomes of it by the answer of whoever is asked. */
export const answeredBy = (confirms: boolean, { actor, now }: { actor: Pick<Actor, 'id'>; now: Date }) => ({
  behalfState: confirms ? ('confirmed' as const) : ('declined' as const),
  behalfBy: actor.id,
  behalfAt: now,
})

/** How it stands, for whoever has just answered. */
export const behalfAfter = async (
  queries: Queries,
  delegationId: string,
  { behalfState }: ReturnType<typeof answeredBy>,
): Promise<Behalf> => behalfView((await delegationById(queries, delegationId)) as DelegationRow, behalfState)
