/** [PSE3] Somebody under a pseudonym chooses to be recognised from stage to stage, or no longer; from now on. */
import { found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { wearsMasks } from './masks.ts'
import { participationsOfUser, setLinksStages } from './store.ts'

/**
 * The masks somebody wears already keep their names, so that what was done apart stays apart. It leaves no fact: one
 * would say when a person chose, which is itself an act of theirs outside every stage.
 */
export async function linkStages(
  { database }: Pick<Context, 'database'>,
  userId: string,
  participantId: string,
  linksStages: boolean,
): Promise<void> {
  await database.transaction(
    async (tx) => {
      const mine = found((await participationsOfUser(tx, userId)).find(({ id }) => id === participantId))
      if (!wearsMasks(mine))
        throw new Refusal('invalid-input', 'Only who takes part under a pseudonym has a choice.')
      await setLinksStages(tx, mine.id, linksStages)
    },
    { lock: `participant:${participantId}` },
  )
}
