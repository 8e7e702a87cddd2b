/** The API of words that came too late: their author lists them, puts them in, or puts them away. */
import { found } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { inDraft } from '../draft/acting.ts'
import { draftById } from '../draft/store.ts'
import type { Handlers } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import { applyReturned, ownReturned } from './apply-returned.ts'
import { dismissReturned, returnedIn, returnedView } from './returned-store.ts'

/** `MILLISECONDS.ID` of the last row seen; anything else begins at the newest. */
function placeOf(cursor: string | undefined): { at: Date; id: string } | null {
  const [, ms, id] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor ?? '') ?? []
  return ms && id ? { at: new Date(Number(ms)), id } : null
}

export const returnedHandlers = (context: Context): Handlers => ({
  async listReturned({ params, query, viewer }) {
    const { user } = viewer
    const draft = found(await draftById(context.database, params.id))
    const actor = found(await actorIn(context.database, user.id, inDraft(draft, context.clock.now())))
    const { cursor, limit } = query
    const rows = await returnedIn(
      context.database,
      [actor.id, ...(actor.also ?? [])],
      draft.id,
      placeOf(cursor),
      limit + 1,
    )
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map(returnedView),
      next: rows.length > limit && last ? `${last.at.getTime()}.${last.id}` : null,
    }
  },
  applyReturned: ({ params, body, viewer }) => applyReturned(context, viewer.user.id, params.id, body ?? {}),
  async dismissReturned({ params, viewer }) {
    const now = context.clock.now()
    const row = await ownReturned(context.database, viewer.user.id, params.id, now)
    await context.database.transaction((tx) => dismissReturned(tx, row.id, now), {
      lock: `returned:${row.id}`,
    })
    return { id: row.id }
  },
})
