/** Which section the person is reading: the last heading that has passed the top of the window. */
import { useEffect, useState } from 'react'
import { rowId } from './actions.ts'
import type { OutlineEntry } from './outline.ts'

/** Below the header and the banner, with a little of the text, in pixels. */
const readingLine = 190

export function useCurrentSection(entries: OutlineEntry[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    let frame = 0
    const look = (): void => {
      frame = 0
      const passed = entries.findLast(({ id }) => {
        const row = document.getElementById(rowId(id))
        return row !== null && row.getBoundingClientRect().top < readingLine
      })
      setCurrent(passed?.id ?? entries[0]?.id ?? null)
    }
    const onScroll = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    look()
    addEventListener('scroll', onScroll, { passive: true })
    return () => {
      removeEventListener('scroll', onScroll)
      if (frame !== 0) cancelAnimationFrame(frame)
    }
  }, [entries])
  return current
}
