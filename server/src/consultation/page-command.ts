/** The page of a stage: the stage once more, with what its page says about who speaks, brings input and attends. */
import type { Lock } from '../database/port.ts'
import type { CommandContext } from '../participant/command.ts'
import type { StageRow } from '../stage/store.ts'
import { stageThing } from '../stage/subject.ts'
import { actedOn, type Reading, type Thing } from '../subject/thing.ts'
import { type ConsultationPlace, placeOfConsultation } from './place.ts'

/** Whoever takes no part may know of it: it is public. */
export const pageOfStage: Thing<StageRow, ConsultationPlace> = { ...stageThing, placeOf: placeOfConsultation }

export type PageReading = Reading<StageRow, ConsultationPlace>

/** What is done to the page of a stage. */
export const stagePage = actedOn(pageOfStage)

/** A turn on the page of a stage. */
export type PageCommand = CommandContext<StageRow, ConsultationPlace>

/** One act on a page at a time. */
export const lockOfStage = ({ id }: Pick<StageRow, 'id'>): Lock => `stage:${id}`
