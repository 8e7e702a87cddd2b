/** Keeps passages and answers current, and leaves rows alone while somebody writes an answer between them. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type FactContext, type FeatureFacts, onGroup } from '../live/facts.ts'
import { responseKeys } from './queries.ts'

/** Facts that come close together cost one question. */
const askAfterMs = 400

/** Processes whose rows stay as they are for now; `behind` once a fact has come meanwhile. */
const busy = new Map<string, { behind: boolean }>()
const asking = new Set<string>()

function ask({ cache, process: { slug } }: FactContext): void {
  const held = busy.get(slug)
  if (held) held.behind = true
  else void cache.invalidateQueries({ queryKey: responseKeys.matrices(slug) })
  void cache.invalidateQueries({ queryKey: responseKeys.allPassages })
  void cache.invalidateQueries({ queryKey: responseKeys.allBearings })
}

function askSoon(context: FactContext): void {
  const { slug } = context.process
  if (asking.has(slug)) return
  asking.add(slug)
  setTimeout(() => {
    asking.delete(slug)
    ask(context)
  }, askAfterMs)
}

export const responseFacts: FeatureFacts = {
  factHandlers: {
    ...onGroup('passage', (_fact, context) => askSoon(context)),
    'topics.set': (_fact, context) => askSoon(context),
  },
  onBegin: ask,
}

/** While somebody writes an answer the rows stay as they are, and are asked for anew when it ends. */
export function useRowsStay(slug: string, isBusy: boolean): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!isBusy) return
    const held = { behind: false }
    busy.set(slug, held)
    return () => {
      busy.delete(slug)
      if (held.behind) void cache.invalidateQueries({ queryKey: responseKeys.matrices(slug) })
    }
  }, [cache, slug, isBusy])
}
