/** The API of a process with its calendar, its texts, and its drafts as somebody may have them. */
import type { Actor } from '@plenary/shared/participant'
import { found } from '@plenary/shared/problems'
import type { DraftSummary } from '@plenary/shared/process'
import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import type { KeptPlaces } from './keep-places.ts'
import { keepProcesses, writeProcess } from './write-process.ts'

export const processHandlers = (
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  placesOf: KeptPlaces,
): Handlers => {
  const processes = keepProcesses(database)
  return {
    async getProcess({ params, viewer }) {
      const read = found(await processes(params.slug))
      const now = clock.now()
      // The calendar is public; which drafts there are is for those who take part.
      const actor = viewer.user && (await actorIn(database, viewer.user.id, read.process.id))
      const seen = actor
        ? await Promise.all(read.drafts.map((each) => seenInList(placesOf, each, actor, now)))
        : []
      const drafts = seen.flatMap((draft) => draft ?? [])
      return writeProcess(read, drafts, now)
    },
  }
}

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
