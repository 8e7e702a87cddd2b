/** A place in the list of speakers as what is acted on: by whoever keeps the list, and by the delegation it is taken for. */
import type { PlaceWith } from '@plenary/shared/place'
import type { Queries } from '../database/port.ts'
import type { Target } from '../participant/command.ts'
import { inStage } from '../participant/masks.ts'
import { behalfPart } from '../participant/place.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import { type ConsultationPlace, placeOfConsultation, speakerPart } from './place.ts'
import { type SpeakerRow, speakerById } from './speaker-store.ts'

interface Listed {
  speaker: SpeakerRow
  stage: StageRow
}

async function listed(queries: Queries, id: string): Promise<Listed | null> {
  const speaker = await speakerById(queries, id)
  const stage = speaker && (await stageById(queries, speaker.stageId))
  return speaker && stage ? { speaker, stage } : null
}

const concerns = ({ stage }: Listed): { stageId: string } => ({ stageId: stage.id })

export const placeInList: Target<Listed, ConsultationPlace & PlaceWith<'speaker'>> = {
  find: listed,
  acting: ({ stage }) => inStage(stage),
  place: async (queries, { speaker, stage }) => ({
    ...(await placeOfConsultation(queries, stage)),
    speaker: speakerPart(speaker),
  }),
  stranger: 'not-a-participant',
  concerns,
}

/** A delegation answers in its own name: nobody acts through a mask. Where nobody is spoken for, there is nothing to answer. */
export const spokenFor: Target<Listed, PlaceWith<'behalf'>> = {
  find: listed,
  acting: ({ stage }) => stage.processId,
  place(_, { speaker, stage: { processId } }) {
    const behalf = behalfPart({ ...speaker, processId })
    return behalf && { processId, behalf }
  },
  stranger: 'not-found',
  concerns,
}
