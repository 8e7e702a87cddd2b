/** Where an act on a consultation happens: its stage, who acts in it, and what the rights table asks of both. */
import { type Action, can, type PlaceOf } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Queries, Transaction } from '../database/port.ts'
import { inStage } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import type { Tools } from '../words.ts'
import { type ConsultationPlace, placeOfConsultation } from './place.ts'

export interface Scene {
  stage: StageRow
  place: ConsultationPlace
  /** Null for whoever takes no part in the process, or is not signed in. */
  actor: Actor | null
}

export interface ActingScene extends Scene {
  actor: Actor
  now: Date
}

/** Whoever is under a pseudonym acts in the stage as the mask they wear there [PSE1]. */
export const actorAt = (
  queries: Queries,
  userId: string | undefined,
  stage: Pick<StageRow, 'id' | 'processId'>,
): Promise<Actor | null> => actorIn(queries, userId, inStage(stage))

/** What is done to the page of a stage: its rule asks about nothing that the scene does not have. */
export type StageAction = {
  [A in Action]: ConsultationPlace extends PlaceOf<A> ? A : never
}[Action]

/** Throws not-found where there is no such stage; the page of a stage is public. */
export async function sceneOf(queries: Queries, userId: string | undefined, stageId: string): Promise<Scene> {
  const stage = await stageById(queries, stageId)
  if (!stage) throw new Refusal('not-found')
  const [place, actor] = await Promise.all([
    placeOfConsultation(queries, stage),
    actorAt(queries, userId, stage),
  ])
  return { stage, place, actor }
}

/**
 * The frame of every act on a page: one transaction of one stage at a time, the right asked inside it. `action` is
 * null where the right depends on more than the stage. Throws not-found, not-a-participant and what the right refuses.
 */
export async function actInStage<T>(
  { database, clock }: Pick<Tools, 'database' | 'clock'>,
  userId: string,
  stageId: string,
  action: StageAction | null,
  work: (tx: Transaction, scene: ActingScene) => Promise<T>,
): Promise<T> {
  return database.transaction(
    async (tx) => {
      const { stage, place, actor } = await sceneOf(tx, userId, stageId)
      if (!actor) throw new Refusal('not-a-participant')
      const now = clock.now()
      if (action) ensure(can(actor, action, place, now))
      return work(tx, { stage, place, actor, now })
    },
    { lock: `stage:${stageId}` },
  )
}
