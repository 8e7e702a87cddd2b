/** A stage whose page is acted on, as the rights table asks: until when it takes input, and who stands in its list. */
import { type Parts, type PlaceWith, part } from '@plenary/shared/place'
import type { Queries } from '../database/port.ts'
import { placeOfStage } from '../stage/place.ts'
import type { StageRow } from '../stage/store.ts'
import type { SpeakerRow } from './speaker-store.ts'
import { saidOf } from './store.ts'

export type ConsultationPlace = PlaceWith<'stage' | 'input' | 'admission'>

export async function placeOfConsultation(queries: Queries, stage: StageRow): Promise<ConsultationPlace> {
  const { inputUntil: until, opened } = await saidOf(queries, stage.id)
  const stageId = stage.id
  return {
    ...placeOfStage(stage),
    input: part('input', { stageId, until }),
    admission: part('admission', { stageId, ...opened }),
  }
}

export const speakerPart = (row: SpeakerRow): Parts['speaker'] => part('speaker', row)
