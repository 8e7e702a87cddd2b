/** The words that differ between two texts. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { compareHandlers } from './routes.ts'

export const comparisonFeature = (context: Context): Feature => ({
  handlers: () => compareHandlers(context),
})
