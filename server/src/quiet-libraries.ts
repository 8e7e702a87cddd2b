/** What libraries print of themselves may hold tokens, addresses and values of a query: it is counted, not shown. */
import type { Logger } from 'pino'

const ways = ['error', 'warn', 'log', 'info', 'debug', 'trace'] as const

/**
 * [LOG1] The platform says things through its own log alone. A library that writes to the console, or warns through
 * the process, becomes one line with the name of its error and nothing of its words.
 */
export function quietLibraries(log: Logger): void {
  for (const way of ways)
    console[way] = (...words: unknown[]) => {
      const error = words.find((each) => each instanceof Error)
      log[way === 'error' ? 'error' : 'debug']({ error: error?.name ?? null }, 'a library said something')
    }
  process.removeAllListeners('warning')
  process.on('warning', ({ name }) => log.debug({ error: name }, 'a warning'))
}
