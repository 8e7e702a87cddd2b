/** Asks again when the clock has overtaken what the server said: a stage has opened or closed meanwhile. */
import type { StageView } from '@plenary/shared/stage'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '../api/keys.ts'
import { useNow } from '../live/clock.ts'
import { isOvertaken } from './phase.ts'

/** How often it asks as long as the answer stays behind the clock. */
const againMs = 5000

export function useFollowCalendar(stages: readonly StageView[] | undefined, readAgain: () => unknown): void {
  const now = useNow()
  const cache = useQueryClient()
  const overtaken = stages !== undefined && isOvertaken(stages, now)
  useEffect(() => {
    if (!overtaken) return
    const ask = (): void => {
      // Either may be behind: the answer, or this screen's idea of the platform's clock.
      void cache.invalidateQueries({ queryKey: queryKeys.platform })
      void readAgain()
    }
    ask()
    const timer = setInterval(ask, againMs)
    return () => clearInterval(timer)
  }, [cache, overtaken, readAgain])
}
