/** The API of the clock: what it says, what comes next, and moving it in a demonstration. */
import type { Handlers } from '../http/api.ts'
import { type ClockDeps, clockMover, maySetClock, milestoneAhead } from './move-clock.ts'

export function clockHandlers(tools: ClockDeps): Handlers {
  const moveClock = clockMover(tools)
  return {
    getClock: async ({ viewer }) => ({
      next: await milestoneAhead(tools),
      settable: await maySetClock(tools, viewer.user?.id),
      now: tools.clock.now().toISOString(),
    }),
    async setClock({ body, viewer }) {
      await moveClock(viewer.user.id, body.to)
      return { next: await milestoneAhead(tools), now: tools.clock.now().toISOString() }
    },
  }
}
