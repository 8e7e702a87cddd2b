/** Convening: who may begin processes, and beginning one. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { countConveners } from '../process/convener-store.ts'
import { countProcesses } from '../process/store.ts'
import { conveningHandlers } from './routes.ts'

export const conveningFeature = (context: Context): Feature => ({
  handlers: () => conveningHandlers(context),
  /** [CNV6] On an empty installation whoever starts it is told how to go on. */
  async nextStep() {
    const { database, origin } = context
    if ((await countProcesses(database)) > 0) return null
    if ((await countConveners(database)) > 0)
      return `Nothing has begun here yet: sign in and begin a process at ${origin()}/begin`
    return 'Nothing has begun here yet: npm run plenary -- admin create --email YOU@EXAMPLE.ORG prints a link for whoever may begin a process'
  },
})
