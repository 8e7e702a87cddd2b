/** The API of a process with its calendar, texts and drafts, and of what happened in it. */
import { type Audience, belongsTo } from '@plenary/shared/audience'
import type { Actor } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import { type DraftSummary, textAt } from '@plenary/shared/process'
import { factsSince } from '../events/record.ts'
import { type Handlers, signedIn } from '../http/api.ts'
import type { LivePorts } from '../live/ports.ts'
import { actorIn } from '../participant/view.ts'
import { processOfSlug, textsOf } from '../process/store.ts'
import { stagesOf } from '../stage/store.ts'
import { stageViewOf, standOf } from '../stage/view.ts'
import type { Tools } from '../words.ts'
import { draftSummaries } from './store.ts'

/** A draft as a participant has it in a list; null where it does not exist for them [REL2]. */
export type SeenDraft = (draft: DraftSummary, actor: Actor) => Promise<DraftSummary | null>

/** `withhold`: what a participant may not read of a fact, which this word does not know. */
export const draftHandlers = (
  { database, clock }: Tools,
  withhold: LivePorts['withhold'],
  seenBy: SeenDraft,
): Handlers => ({
  async getProcess({ params, viewer }) {
    const process = await processOfSlug(database, params.slug)
    if (!process) throw new Refusal('not-found')
    const now = clock.now()
    const stages = (await stagesOf(database, [process.id])).map((stage) => stageViewOf(stage, now))
    // The calendar is public; which drafts there are is for those who take part.
    const actor = viewer.user && (await actorIn(database, viewer.user.id, process.id))
    const { createdAt: _, ...shown } = process
    return {
      ...shown,
      ...standOf(stages),
      stages,
      texts: (await textsOf(database, process.id)).map((text) => textAt(text, now)),
      drafts: actor
        ? (
            await Promise.all((await draftSummaries(database, process.id)).map((each) => seenBy(each, actor)))
          ).flatMap((draft) => draft ?? [])
        : [],
    }
  },
  async listFacts({ params, query, viewer }) {
    const user = signedIn(viewer)
    const process = await processOfSlug(database, params.slug)
    if (!process) throw new Refusal('not-found')
    const actor = await actorIn(database, user.id, process.id)
    if (!actor) throw new Refusal('not-a-participant')
    const mayHear = (audience: Audience): boolean => belongsTo(audience, actor)
    const { items, next } = await factsSince(database, process.id, query.since, query.limit, mayHear)
    const shown = await Promise.all(
      items.map(async (fact) => {
        const shownTo = await withhold(fact)
        return shownTo ? shownTo(actor) : fact
      }),
    )
    return {
      items: shown.flatMap((fact) => (fact ? [{ ...fact, data: fact.data as Record<string, unknown> }] : [])),
      next,
    }
  },
})
