/** A stage as a thing that is acted on and watched. Its calendar is public. */
import type { PlaceWith } from '@plenary/shared/place'
import { stageSubject } from '@plenary/shared/whole-subjects'
import { inStage } from '../participant/masks.ts'
import { kindOf, type Thing } from '../subject/thing.ts'
import { placeOfStage } from './place.ts'
import { type StageRow, stageById } from './store.ts'

export const stageThing: Thing<StageRow, PlaceWith<'stage'>> = {
  type: 'stage',
  find: stageById,
  acting: inStage,
  placeOf: (_, stage) => placeOfStage(stage),
  heard: ({ id }) => ({ stageId: id }),
}

export const stageKind = kindOf(stageThing, {
  subjectOf: (place) => stageSubject(place),
  title: ({ title }) => title,
  link: ({ id }) => `/stages/${id}`,
})
