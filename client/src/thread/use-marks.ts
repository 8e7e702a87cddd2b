/** The marked words of every paragraph; what did not change stays the same array, so that its row is not drawn again. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Thread } from '@plenary/shared/thread'
import { useMemo, useRef } from 'react'
import type { Mark } from '../draft/marked-html.ts'
import { marksIn } from './arrange.ts'
import type { Writing } from './draft-talk.ts'

export function useMarks(
  paragraphs: readonly ParagraphView[] | undefined,
  threads: ReadonlyMap<string, readonly Thread[]>,
  opened: string | null,
  writing: Writing | null,
): ReadonlyMap<string, readonly Mark[]> {
  const before = useRef<ReadonlyMap<string, readonly Mark[]>>(new Map())
  return useMemo(() => {
    const next = new Map<string, readonly Mark[]>()
    for (const { id, text } of paragraphs ?? []) {
      const marks = marksIn(text, threads.get(id) ?? [], opened)
      const quoted = writing?.paragraphId === id ? writing.quote : null
      if (quoted) {
        const from = text.indexOf(quoted.prefix + quoted.exact) + quoted.prefix.length
        if (text.startsWith(quoted.exact, from))
          marks.push({ from, to: from + quoted.exact.length, tone: 'writing' })
      }
      if (marks.length === 0) continue
      const have = before.current.get(id)
      next.set(id, have && JSON.stringify(have) === JSON.stringify(marks) ? have : marks)
    }
    const isSame =
      next.size === before.current.size && [...next].every(([id, marks]) => before.current.get(id) === marks)
    if (!isSame) before.current = next
    return before.current
  }, [paragraphs, threads, opened, writing])
}
