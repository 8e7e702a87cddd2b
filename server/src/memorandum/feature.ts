/** Notes of changes. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { memorandumHandlers } from './routes.ts'

export const memorandumFeature = (context: Context): Feature => ({
  handlers: () => memorandumHandlers(context),
})
