/** Passages, answers, topics and stocktaking. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { responseHandlers } from './routes.ts'

export const responseFeature = (context: Context): Feature => ({
  handlers: () => responseHandlers(context),
})
