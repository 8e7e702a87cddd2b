/** A contribution with what rights in it depend on: its stage, and who asks. */
import { type Action, can, type Place } from '@plenary/shared/abilities'
import { maySee } from '@plenary/shared/contribution-abilities'
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import { actorAt, placeOfStage } from '../consultation/scene.ts'
import { inputUntilOf } from '../consultation/store.ts'
import type { Queries } from '../database/port.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import { type ContributionRow, contributionById } from './store.ts'

export interface ContributionScene {
  row: ContributionRow
  stage: StageRow
  place: Place
  actor: Actor | null
}

export const placeOfContribution = (
  row: ContributionRow,
  stage: StageRow,
  inputUntil: Date | null,
): Place => ({ ...placeOfStage(stage, inputUntil), contribution: row })

/** [CTB6] What one may not see does not exist: throws not-found. */
export async function contributionScene(
  queries: Queries,
  userId: string | undefined,
  id: string,
): Promise<ContributionScene> {
  const row = await contributionById(queries, id)
  if (!row) throw new Refusal('not-found')
  const stage = (await stageById(queries, row.stageId)) as StageRow
  const [inputUntil, actor] = await Promise.all([
    inputUntilOf(queries, row.stageId),
    actorAt(queries, userId, stage),
  ])
  if (!maySee(actor, row)) throw new Refusal('not-found')
  return { row, stage, place: placeOfContribution(row, stage, inputUntil), actor }
}

export type ActingOn = ContributionScene & { actor: Actor }

/** The scene of an act that was decided on. Throws not-found, not-a-participant and what the right refuses. */
export async function ensureOn(
  queries: Queries,
  userId: string,
  id: string,
  action: Action,
  now: Date,
): Promise<ActingOn> {
  const scene = await contributionScene(queries, userId, id)
  const { actor, place } = scene
  if (!actor) throw new Refusal('not-a-participant')
  ensure(can(actor, action, place, now))
  return { ...scene, actor }
}
