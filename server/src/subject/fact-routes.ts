/** The API of what happened in a process: what somebody who was away has missed, as they may have it. */
import { type Audience, belongsTo } from '@plenary/shared/audience'
import { found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { factsSince } from '../events/record.ts'
import type { Handlers } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import { processOfSlug } from '../process/store.ts'

export const factHandlers = ({ database, withhold }: Pick<Context, 'database' | 'withhold'>): Handlers => ({
  async listFacts({ params, query, viewer }) {
    const { user } = viewer
    const process = found(await processOfSlug(database, params.slug))
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
