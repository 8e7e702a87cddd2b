/** Where an act on a consultation happens: its stage, who acts in it, and what the rights table asks of both. */
import type { Actor } from '@plenary/shared/participant'
import { found } from '@plenary/shared/problems'
import type { Lock, Queries } from '../database/port.ts'
import type { Target, Turn } from '../participant/command.ts'
import { inStage } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import { type ConsultationPlace, placeOfConsultation } from './place.ts'

export interface Scene {
  stage: StageRow
  place: ConsultationPlace
  /** Null for whoever takes no part in the process, or is not signed in. */
  actor: Actor | null
}

/** Whoever is under a pseudonym acts in the stage as the mask they wear there [PSE1]. */
export const actorAt = (
  queries: Queries,
  userId: string | undefined,
  stage: Pick<StageRow, 'id' | 'processId'>,
): Promise<Actor | null> => actorIn(queries, userId, inStage(stage))

/** Throws not-found where there is no such stage; the page of a stage is public. */
export async function sceneOf(queries: Queries, userId: string | undefined, stageId: string): Promise<Scene> {
  const stage = found(await stageById(queries, stageId))
  const [place, actor] = await Promise.all([
    placeOfConsultation(queries, stage),
    actorAt(queries, userId, stage),
  ])
  return { stage, place, actor }
}

/** What is done to the page of a stage. Whoever takes no part may know of it: it is public. */
export const stagePage: Target<StageRow, ConsultationPlace> = {
  find: stageById,
  acting: inStage,
  place: placeOfConsultation,
  stranger: 'not-a-participant',
  concerns: ({ id }) => ({ stageId: id }),
}

/** A turn on the page of a stage. */
export type PageTurn = Turn<StageRow, ConsultationPlace>

/** One act on a page at a time. */
export const lockOfStage = ({ id }: Pick<StageRow, 'id'>): Lock => `stage:${id}`
