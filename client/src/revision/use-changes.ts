/** Walks from change to change by buttons and keys: focus moves there, and it is said which of how many it is. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { goTo, placeId } from './use-go-to-hash.ts'

export interface Walk {
  count: number
  /** From 0; null before the first step. */
  nth: number | null
  previous(): void
  next(): void
  /** The person is in this paragraph now, however they came there. */
  here(paragraphId: string): void
  /** Whether plain letters go from change to change; Alt with arrows always does. */
  singleKeys: boolean
  setSingleKeys(on: boolean): void
}

/** [RVC11] The change to go to; after the last and before the first there is none. */
export function step(nth: number | null, by: 1 | -1, count: number): number | null {
  if (count === 0) return null
  if (nth === null) return by === 1 ? 0 : count - 1
  const next = nth + by
  return next < 0 || next >= count ? null : next
}

export function useChanges(changes: readonly string[]): Walk {
  const [current, setCurrent] = useState<string | null>(null)
  const [singleKeys, setSingleKeys] = useSingleKeys()
  const nth = current === null ? -1 : changes.indexOf(current)
  const at = useRef({ changes, nth })
  at.current = { changes, nth }

  const go = useCallback((by: 1 | -1) => {
    const { changes: list, nth: from } = at.current
    const to = step(from < 0 ? null : from, by, list.length)
    const id = to === null ? undefined : list[to]
    const row = id === undefined ? null : document.getElementById(placeId(id))
    if (!id || !row) return
    setCurrent(id)
    goTo(row)
  }, [])
  const previous = useCallback(() => go(-1), [go])
  const next = useCallback(() => go(1), [go])
  const here = useCallback((id: string) => {
    if (at.current.changes.includes(id)) setCurrent(id)
  }, [])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = actOf(event, singleKeys)
      if (!act || isWriting(event.target)) return
      event.preventDefault()
      go(act)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [go, singleKeys])
  return { count: changes.length, nth: nth < 0 ? null : nth, previous, next, here, singleKeys, setSingleKeys }
}

/** [RVC11] Which way a key leads; plain letters by the place of the key too, so that they work in every layout. */
export function actOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  singleKeys: boolean,
): 1 | -1 | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null
  if (event.altKey) return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
  if (!singleKeys) return null
  const latin = /^[a-z]$/i.test(event.key)
  if (latin ? event.key.toLowerCase() === 'n' : event.code === 'KeyN') return 1
  if (latin ? event.key.toLowerCase() === 'p' : event.code === 'KeyP') return -1
  return null
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type=radio], [type=checkbox]), textarea, select') !== null

const storageKey = 'plenary.compare.keys'

/** Plain letters can be turned off, for those who speak to their machine; this browser remembers it. */
function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    try {
      return localStorage.getItem(storageKey) !== 'off'
    } catch {
      return true
    }
  })
  const set = useCallback((next: boolean) => {
    setOn(next)
    try {
      localStorage.setItem(storageKey, next ? 'on' : 'off')
    } catch {
      // A browser that keeps nothing still does as it is told on this page.
    }
  }, [])
  return [on, set]
}
