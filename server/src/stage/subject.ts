/** A stage as a thing that is watched. */
import { stageSubject } from '@plenary/shared/whole-subjects'
import { inStage } from '../participant/masks.ts'
import type { SubjectKind } from '../subject/subject.ts'
import { placeOfStage } from './place.ts'
import { stageById } from './store.ts'

export const stageKind: SubjectKind = {
  type: 'stage',
  async find(queries, id) {
    const stage = await stageById(queries, id)
    if (!stage) return null
    const place = stageSubject(placeOfStage(stage))
    return {
      type: 'stage',
      id,
      processId: stage.processId,
      wholeId: id,
      acting: inStage(stage),
      heard: { stageId: id },
      topics: [],
      forAll: true,
      isPublic: true,
      place: () => place,
      live: null,
      text: async () => [],
      title: stage.title,
      link: `/stages/${id}`,
    }
  },
}
