/** The record: its entries, checkpoints and exports. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { recordHandlers } from './routes.ts'

export const recordFeature = (context: Context): Feature => ({
  handlers: () => recordHandlers(context, context.withhold),
})
