/** Who took part, counted. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { figuresHandlers } from './routes.ts'

export const figuresFeature = (context: Context): Feature => ({
  handlers: () => figuresHandlers(context),
})
