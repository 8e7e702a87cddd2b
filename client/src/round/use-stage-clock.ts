/** Asks for a stage again when one of its moments passes, without drawing every second. */
import { phaseOf, type StageView } from '@plenary/shared/stage'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '../api/keys.ts'
import { platformNow } from '../live/clock.ts'

/** How often the clock is asked whether one of the stage's moments has passed. */
const lookEveryMs = 1000

export function useStageClock(stage: StageView | undefined): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!stage || stage.phase === 'cancelled') return
    const timer = setInterval(() => {
      if (phaseOf(stage, platformNow()) !== stage.phase)
        void cache.invalidateQueries({ queryKey: queryKeys.stage(stage.id) })
    }, lookEveryMs)
    return () => clearInterval(timer)
  }, [cache, stage])
}
