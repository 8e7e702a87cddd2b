/** A contribution with what rights in it depend on: its stage, and who asks. */
import { type Action, can, type PlaceOf } from '@plenary/shared/abilities'
import { maySee, maySeeWords } from '@plenary/shared/contribution-abilities'
import type { Actor } from '@plenary/shared/participant'
import { type Parts, type PlaceWith, part } from '@plenary/shared/place'
import { ensure, Refusal } from '@plenary/shared/problems'
import { type ConsultationPlace, placeOfConsultation } from '../consultation/place.ts'
import { actorAt } from '../consultation/scene.ts'
import type { Queries } from '../database/port.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import { type ContributionRow, contributionById } from './store.ts'

export type ContributionPlace = PlaceWith<'stage' | 'input' | 'admission' | 'contribution'>

/** What is done to a contribution: its rule asks about nothing that the scene does not have. */
export type ContributionAction = {
  [A in Action]: ContributionPlace extends PlaceOf<A> ? A : never
}[Action]

export interface ContributionScene {
  row: ContributionRow
  stage: StageRow
  place: ContributionPlace
  actor: Actor | null
}

/** A contribution as those have it who speak about it. */
export const sightPart = (row: ContributionRow, actor: Actor): Parts['sight'] =>
  part('sight', {
    contributionId: row.id,
    processId: row.processId,
    seen: maySeeWords(actor, row),
    posted: row.status === 'posted',
  })

const placeWith = (place: ConsultationPlace, row: ContributionRow): ContributionPlace => ({
  ...place,
  contribution: part('contribution', row),
})

export const placeOfContribution = async (
  queries: Queries,
  row: ContributionRow,
  stage: StageRow,
): Promise<ContributionPlace> => placeWith(await placeOfConsultation(queries, stage), row)

/** [CTB6] What one may not see does not exist: throws not-found. */
export async function contributionScene(
  queries: Queries,
  userId: string | undefined,
  id: string,
): Promise<ContributionScene> {
  const row = await contributionById(queries, id)
  if (!row) throw new Refusal('not-found')
  const stage = (await stageById(queries, row.stageId)) as StageRow
  const [place, actor] = await Promise.all([
    placeOfContribution(queries, row, stage),
    actorAt(queries, userId, stage),
  ])
  if (!maySee(actor, row)) throw new Refusal('not-found')
  return { row, stage, place, actor }
}

export type ActingOn = ContributionScene & { actor: Actor }

/** The scene of an act that was decided on. Throws not-found, not-a-participant and what the right refuses. */
export async function ensureOn(
  queries: Queries,
  userId: string,
  id: string,
  action: ContributionAction,
  now: Date,
): Promise<ActingOn> {
  const scene = await contributionScene(queries, userId, id)
  const { actor, place } = scene
  if (!actor) throw new Refusal('not-a-participant')
  ensure(can(actor, action, place, now))
  return { ...scene, actor }
}
