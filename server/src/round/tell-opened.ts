/** [REL3] A round that opens makes the texts on its table readable: everyone is told of those that were with the pen. */
import { penHolds } from '@plenary/shared/release'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { roundsOf } from '../draft/place.ts'
import { draftById, draftsOfStage, tablingsOf } from '../draft/store.ts'
import { tellReleased } from '../paragraph/tell-released.ts'

export async function tellOpened(
  deps: Pick<Context, 'facts'>,
  tx: Transaction,
  stageId: string,
  at: Date,
): Promise<void> {
  for (const draftId of await draftsOfStage(tx, stageId)) {
    const draft = await draftById(tx, draftId)
    const others = (await tablingsOf(tx, draftId)).filter(({ stage }) => stage.id !== stageId)
    if (draft && penHolds(roundsOf(draft, others), at))
      await tellReleased(deps, tx, { draftId, stageId, actorId: null, at, act: 'round' })
  }
}
