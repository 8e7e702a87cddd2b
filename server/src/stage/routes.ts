/** The API of processes as a list, and of the platform's clock. */

import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { processesAfter } from '../process/store.ts'
import { stagesOf } from './store.ts'
import { stageViewOf, standOf } from './view.ts'

export const stageHandlers = ({ config, database, clock }: Context): Handlers => ({
  getPlatform: async () => ({ now: clock.now().toISOString(), demo: config.demo }),
  async listProcesses({ query }) {
    const now = clock.now()
    const rows = await processesAfter(database, query.cursor ?? '', query.limit + 1)
    const shown = rows.slice(0, query.limit)
    const stages = await stagesOf(
      database,
      shown.map(({ id }) => id),
    )
    const items = shown.map(({ createdAt: _, ...process }) => ({
      ...process,
      ...standOf(
        stages.filter(({ processId }) => processId === process.id).map((stage) => stageViewOf(stage, now)),
      ),
    }))
    return { items, next: rows.length > query.limit ? (items.at(-1)?.slug ?? null) : null }
  },
})
