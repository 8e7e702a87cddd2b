/** One act of a person on a thread: busy while it is under way, its answer applied, its refusal said. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { tell } from './threads-cache.ts'
import type { Told } from './told.ts'

export interface Act {
  isBusy: boolean
  error: unknown
  /** True when the server has done it. */
  run(ask: () => Promise<Told | null>): Promise<boolean>
  clear(): void
}

export function useAct(): Act {
  const cache = useQueryClient()
  const [state, setState] = useState<{ isBusy: boolean; error: unknown }>({ isBusy: false, error: null })
  const run = useCallback<Act['run']>(
    async (ask) => {
      setState({ isBusy: true, error: null })
      try {
        const told = await ask()
        if (told) tell(cache, told)
        setState({ isBusy: false, error: null })
        return true
      } catch (error) {
        setState({ isBusy: false, error })
        return false
      }
    },
    [cache],
  )
  const clear = useCallback(() => setState({ isBusy: false, error: null }), [])
  return { ...state, run, clear }
}
