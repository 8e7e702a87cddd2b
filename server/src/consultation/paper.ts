/** A background paper as what is acted on: it is on the page of a stage, and gone once it was taken off. */
import type { Target } from '../participant/command.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import { type ConsultationPlace, placeOfConsultation } from './place.ts'
import { stagePage } from './scene.ts'
import { type PaperRow, paperById } from './store.ts'

interface OnPage {
  paper: PaperRow
  stage: StageRow
}

export const paperOnPage: Target<OnPage, ConsultationPlace> = {
  async find(queries, id) {
    const paper = await paperById(queries, id)
    const stage = paper && !paper.removedAt && (await stageById(queries, paper.stageId))
    return paper && stage ? { paper, stage } : null
  },
  acting: ({ stage }, now) => stagePage.acting(stage, now),
  place: (queries, { stage }) => placeOfConsultation(queries, stage),
  stranger: stagePage.stranger,
  concerns: ({ stage }) => ({ stageId: stage.id }),
}
