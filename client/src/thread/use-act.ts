/** One act of a person on a thread: busy while it is under way, its answer applied, its refusal said. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { tell } from './threads-cache.ts'
import type { Told } from './told.ts'

type Ask = () => Promise<Told | null>

export interface Act {
  isBusy: boolean
  error: unknown
  /** True when the server has done it. */
  run(ask: Ask): Promise<boolean>
  /** The same for a form, which says itself that it is busy and what was refused. Throws the refusal. */
  hand(ask: Ask): Promise<void>
  clear(): void
}

const atRest = { isBusy: false, error: null }

export function useAct(): Act {
  const cache = useQueryClient()
  const [state, setState] = useState<{ isBusy: boolean; error: unknown }>(atRest)
  const hand = useCallback<Act['hand']>(
    async (ask) => {
      const told = await ask()
      if (told) tell(cache, told)
    },
    [cache],
  )
  const run = useCallback<Act['run']>(
    async (ask) => {
      setState({ isBusy: true, error: null })
      try {
        await hand(ask)
        setState(atRest)
        return true
      } catch (error) {
        setState({ isBusy: false, error })
        return false
      }
    },
    [hand],
  )
  const clear = useCallback(() => setState(atRest), [])
  return { ...state, run, hand, clear }
}
