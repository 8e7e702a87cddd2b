/** The keys of the discussion, at the table and in the margin; none of them is taken from a field of words. */
import { useEffect, useRef } from 'react'
import { isCommentKey } from './comment-key.ts'
import { selectedIn } from './quote-of.ts'
import type { Go } from './use-go.ts'

const isField = (target: Element): boolean =>
  target.closest('textarea, input, select, [contenteditable="true"], dialog form') !== null

export function useTableKeys(go: Go, focus: string | null): void {
  const now = useRef({ go, focus })
  now.current = { go, focus }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.target instanceof Element) || event.defaultPrevented) return
      const { go: to, focus: paragraphId } = now.current
      if (isCommentKey(event)) {
        const selected = selectedIn(document.getSelection())
        const at = selected?.paragraphId ?? paragraphId
        if (at === null) return
        event.preventDefault()
        to.write({ paragraphId: at, quote: selected?.quote ?? null })
        return
      }
      if (event.altKey || event.ctrlKey || event.metaKey || isField(event.target)) return
      const region = event.target.closest('[data-thread-region]')
      const row = event.target.id.startsWith('p-') ? event.target.id.slice('p-'.length) : null
      if (!region && row === null) return
      const act = row === null ? undefined : rowKeys[event.code]
      if (act && row !== null) act(to, row)
      else if (event.code === 'KeyN') to.step(1)
      else if (event.code === 'KeyP') to.step(-1)
      else if (region && event.key === 'Escape') to.toText()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

const rowKeys: Record<string, (go: Go, paragraphId: string) => void> = {
  KeyT: (go, paragraphId) => go.toThreads(paragraphId),
  KeyC: (go, paragraphId) => go.write({ paragraphId, quote: null }),
}
