/** [REL2] An open round that ends without a closing: its drafts are with the pen again. */
import type { Seal } from '../collab/ports.ts'
import type { Transaction } from '../database/port.ts'
import { draftById, draftsOfStage, takeBack } from '../draft/store.ts'
import { keepText } from '../paragraph/kept-store.ts'
import { sealedText } from '../paragraph/sealed-text.ts'

/** What stood at that moment is what everyone but the pen-holder has from there on. */
export async function cutShort(tx: Transaction, seal: Seal, stageId: string, now: Date): Promise<void> {
  for (const draftId of await draftsOfStage(tx, stageId)) {
    const draft = await draftById(tx, draftId)
    if (!draft) continue
    await takeBack(tx, draft, now)
    const { paragraphs } = await sealedText(tx, seal, draftId, null)
    await keepText(tx, draftId, { as: `cancelled:${stageId}`, at: now, paragraphs })
  }
}
