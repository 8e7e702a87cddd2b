/** Rounds: the table, what lies on it, and what a round that opens makes readable. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { roundHandlers } from './routes.ts'
import { tellOpened } from './tell-opened.ts'

export const roundFeature = (context: Context): Feature => ({
  handlers: () => roundHandlers(context),
  reactions: {
    'stage.opened': (tx, { at, data }) => tellOpened(context, tx, data.stage.id, new Date(at)),
  },
})
