/** Asks again when the clock has overtaken what the server said: a stage has opened or closed meanwhile. */
import type { StageView } from '@plenary/shared/stage'
import { useEffect } from 'react'
import { useNow } from '../live/clock.ts'
import { isOvertaken } from './phase.ts'

/** How often it asks as long as the answer stays behind the clock. */
const againMs = 5000

export function useFollowCalendar(stages: readonly StageView[] | undefined, readAgain: () => unknown): void {
  const now = useNow()
  const overtaken = stages !== undefined && isOvertaken(stages, now)
  useEffect(() => {
    if (!overtaken) return
    void readAgain()
    const timer = setInterval(readAgain, againMs)
    return () => clearInterval(timer)
  }, [overtaken, readAgain])
}
