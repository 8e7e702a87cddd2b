/** The query cache of the page: what is asked again, and when. */
import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../api/call.ts'

/** Only what may pass by itself is asked again: no answer, or a server that is busy. */
const mayPass = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'network' || error.status >= 502)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 5000),
    },
    // [UI24] Without a connection an act fails at once and says so; what can wait for one has a place on the device.
    mutations: { retry: false, networkMode: 'always' },
  },
})
