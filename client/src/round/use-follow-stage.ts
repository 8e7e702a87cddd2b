/** Keeps a stage on the screen current: any fact about it, or the passing of one of its moments, asks for it again. */
import type { StageTable } from '@plenary/shared/round'
import { phaseOf } from '@plenary/shared/stage'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '../api/keys.ts'
import { platformQuery } from '../api/queries.ts'
import { platformNow } from '../live/clock.ts'
import { watchProcess } from '../live/live.ts'

/** How often the clock is asked whether one of the stage's moments has passed. */
const lookEveryMs = 1000
/** Facts that may change what a stage's page shows. */
const concerned = /^(stage|rights|draft|clock|revision)\./

export function useFollowStage(table: StageTable | undefined, takesPart: boolean): void {
  const cache = useQueryClient()
  const stageId = table?.stage.id
  const slug = table?.process.slug
  const processId = table?.process.id
  useEffect(() => {
    if (!stageId || !slug || !processId || !takesPart) return
    const ask = (): void => void cache.invalidateQueries({ queryKey: queryKeys.stage(stageId) })
    const watching = watchProcess({
      slug,
      since: 'now',
      processId,
      onFact: (fact) => {
        if (fact.type === 'clock.moved') void cache.invalidateQueries({ queryKey: platformQuery.queryKey })
        if (concerned.test(fact.type)) ask()
      },
      onBegin: ask,
    })
    return watching.stop
  }, [cache, stageId, slug, processId, takesPart])

  const stage = table?.stage
  useEffect(() => {
    if (!stage || stage.phase === 'cancelled') return
    // Looked at without drawing: the page is drawn again when the stage has turned, not every second.
    const timer = setInterval(() => {
      if (phaseOf(stage, platformNow()) !== stage.phase)
        void cache.invalidateQueries({ queryKey: queryKeys.stage(stage.id) })
    }, lookEveryMs)
    return () => clearInterval(timer)
  }, [cache, stage])
}
