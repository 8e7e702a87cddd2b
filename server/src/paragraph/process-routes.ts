/** The API of a process with its calendar, its texts, and its drafts as somebody may have them. */
import type { Actor } from '@plenary/shared/participant'
import { found } from '@plenary/shared/problems'
import { type DraftSummary, textAt } from '@plenary/shared/process'
import type { Context } from '../context.ts'
import { draftSummaries } from '../draft/store.ts'
import type { Handlers } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import { processOfSlug, textsOf } from '../process/store.ts'
import { stagesOfProcess } from '../stage/store.ts'
import { stageViewOf, standOf } from '../stage/view.ts'
import type { KeptPlaces } from './keep-places.ts'

export const processHandlers = (
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  placesOf: KeptPlaces,
): Handlers => ({
  async getProcess({ params, viewer }) {
    const process = found(await processOfSlug(database, params.slug))
    const now = clock.now()
    const stages = (await stagesOfProcess(database, process.id)).map((stage) => stageViewOf(stage, now))
    // The calendar is public; which drafts there are is for those who take part.
    const actor = viewer.user && (await actorIn(database, viewer.user.id, process.id))
    const drafts = actor ? await draftSummaries(database, process.id) : []
    const { createdAt: _, ...shown } = process
    return {
      ...shown,
      ...standOf(stages),
      stages,
      texts: (await textsOf(database, process.id)).map((text) => textAt(text, now)),
      drafts: actor
        ? (await Promise.all(drafts.map((each) => seenInList(placesOf, each, actor, now)))).flatMap(
            (draft) => draft ?? [],
          )
        : [],
    }
  },
})

/** [REL2] In a list, too, everyone but the pen-holder has a draft as it was last readable; null where it is not there for them. */
async function seenInList(
  placesOf: KeptPlaces,
  draft: DraftSummary,
  actor: Actor,
  now: Date,
): Promise<DraftSummary | null> {
  const places = await placesOf(draft.id)
  const seen = await places?.seenBy(actor, now)
  if (!places || !seen) return null
  const withPen = places.withPen(now)
  if (!seen.kept) return { ...draft, withPen }
  return { ...draft, withPen, paragraphs: seen.rows.filter(({ kind }) => kind === 'paragraph').length }
}
