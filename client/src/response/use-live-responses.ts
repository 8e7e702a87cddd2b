/** Keeps passages and answers current for those who take part. */
import type { Fact } from '@plenary/shared/events'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { watchProcess } from '../live/live.ts'
import { responseKeys } from './queries.ts'

/** Facts that come close together cost one question. */
const askAfterMs = 400

/**
 * `isBusy` while somebody writes an answer: the rows then stay as they are, and are asked for anew when it ends.
 */
export function useLiveResponses(
  process: { slug: string; id: string } | undefined,
  takesPart: boolean,
  isBusy = false,
): void {
  const cache = useQueryClient()
  const busy = useRef(isBusy)
  const behind = useRef(false)
  busy.current = isBusy
  const slug = process?.slug
  const processId = process?.id
  useEffect(() => {
    if (!isBusy && behind.current && slug) {
      behind.current = false
      void cache.invalidateQueries({ queryKey: responseKeys.matrices(slug) })
    }
  }, [cache, isBusy, slug])
  useEffect(() => {
    if (!slug || !processId || !takesPart) return
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = (): void => {
      timer = null
      if (busy.current) behind.current = true
      else void cache.invalidateQueries({ queryKey: responseKeys.matrices(slug) })
      void cache.invalidateQueries({ queryKey: ['passages'] })
      void cache.invalidateQueries({ queryKey: ['bearings'] })
    }
    const onFact = ({ type }: Fact): void => {
      if (type.startsWith('passage.') || type === 'topics.set') timer ??= setTimeout(ask, askAfterMs)
    }
    const watch = watchProcess({ slug, since: 'now', processId, onFact })
    return () => {
      if (timer) clearTimeout(timer)
      watch.stop()
    }
  }, [cache, slug, processId, takesPart])
}
