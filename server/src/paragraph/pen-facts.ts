/** [REL3] What the pen does while it has a text is told to the secretariat alone, and to the record only with the release. */
import { penHolds } from '@plenary/shared/release'
import type { Queries } from '../database/port.ts'
import { roundsOf } from '../draft/place.ts'
import { draftById, tablingsOf } from '../draft/store.ts'
import type { NewFact } from '../events/facts.ts'
import { keptAs } from './kept-store.ts'

type Told = Pick<NewFact, 'audience' | 'unrecorded'>

const toPenAlone: Told = { audience: 'secretariat', unrecorded: true }

/** What a fact about the words or the order of a draft carries besides: nothing where everyone has the working text. */
export async function toldOf(queries: Queries, draftId: string, now: Date): Promise<Told> {
  return (await penHas(queries, draftId, now)) ? toPenAlone : {}
}

/** Whether nobody but the pen-holder has the working text of a draft now. */
export async function penHas(queries: Queries, draftId: string, now: Date): Promise<boolean> {
  const draft = await draftById(queries, draftId)
  if (!draft) return true
  return penHolds(roundsOf(draft, await tablingsOf(queries, draftId)), now)
}

/** What a fact carries besides that tells of a draft's being there: nothing where anybody else has ever had it. */
export async function toldOfBeing(queries: Queries, draftId: string, now: Date): Promise<Told> {
  const told = await toldOf(queries, draftId, now)
  return told.audience && (await keptAs(queries, draftId)) === null ? told : {}
}
