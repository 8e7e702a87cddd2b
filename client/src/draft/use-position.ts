/** Where the person is on the table: which paragraph has focus, and which one is being written. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaretPosition } from '../collab/editor-caret.ts'
import { rowId, type TableActions } from './actions.ts'

export interface Place {
  /** The paragraph with focus, last or now. */
  focus: string | null
  /** `opening` grows when the same paragraph is opened anew. */
  active: { id: string; caret: CaretPosition; opening: number } | null
}

interface Options {
  paragraphs: ParagraphView[]
  /** Before a paragraph is drawn statically again: its newest words must stand there. */
  beforeClose(id: string): void
}

type Moves = Pick<TableActions, 'activate' | 'close' | 'leave' | 'focus' | 'focused'>

export function usePosition(options: Options): {
  place: Place
  moves: Moves
  /** Writes on in a paragraph that a command is about to bring. */
  expect(id: string, caret: CaretPosition): void
  /** Opens the editor of a paragraph again, from the words the server has. */
  reopen(id: string): void
} {
  const [place, setPlace] = useState<Place>({ focus: null, active: null })
  const [expected, setExpected] = useState<{ id: string; caret: CaretPosition } | null>(null)
  /** The paragraph that gets focus once its row is static again. */
  const focusNext = useRef<string | null>(null)
  /** Where the active paragraph stood: when it leaves the draft, focus goes to what stands there then. */
  const stood = useRef(0)
  const now = useRef({ ...options, place })
  now.current = { ...options, place }
  const at = options.paragraphs.findIndex(({ id }) => id === (place.active?.id ?? place.focus))
  if (at >= 0) stood.current = at

  const go = useCallback((next: (have: Place) => Place) => {
    const { place: have, beforeClose } = now.current
    const then = next(have)
    if (have.active && have.active.id !== then.active?.id) beforeClose(have.active.id)
    setPlace(then)
  }, [])

  const open = useCallback(
    (id: string, caret: CaretPosition) => {
      const paragraph = now.current.paragraphs.find((each) => each.id === id)
      if (!paragraph) return
      if (paragraph.can.edit === 'yes')
        go(({ active }) => ({ focus: id, active: { id, caret, opening: (active?.opening ?? 0) + 1 } }))
      else {
        focusNext.current = id
        go(() => ({ focus: id, active: null }))
      }
    },
    [go],
  )

  const moves = useRef<Moves>({
    activate: open,
    close(id) {
      const { paragraphs } = now.current
      const isThere = paragraphs.some((each) => each.id === id)
      const next = isThere ? id : (paragraphs[Math.min(stood.current, paragraphs.length - 1)]?.id ?? null)
      focusNext.current = next
      go(() => ({ focus: next, active: null }))
    },
    leave(id, to, x) {
      const next = neighbour(now.current.paragraphs, id, to)
      if (!next) return
      const back = to === 'previous'
      open(
        next.id,
        x === null ? { at: back ? 'end' : 'start' } : { at: back ? 'last-line' : 'first-line', x },
      )
    },
    focus(id, to) {
      const { paragraphs } = now.current
      const next =
        to === 'first'
          ? paragraphs[0]
          : to === 'last'
            ? paragraphs.at(-1)
            : to === 'here'
              ? paragraphs.find((each) => each.id === id)
              : neighbour(paragraphs, id, to)
      if (!next) return
      focusNext.current = next.id
      go(({ active }) => ({ focus: next.id, active: active?.id === next.id ? active : null }))
    },
    focused(id) {
      if (now.current.place.focus !== id) setPlace((have) => ({ ...have, focus: id }))
    },
  }).current

  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves after the rows are drawn as the place says.
  useEffect(() => {
    const id = focusNext.current
    focusNext.current = null
    const row = id === null ? null : document.getElementById(rowId(id))
    if (!row) return
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }, [place])

  const { paragraphs } = options
  useEffect(() => {
    if (!expected || !paragraphs.some(({ id }) => id === expected.id)) return
    setExpected(null)
    open(expected.id, expected.caret)
  }, [expected, paragraphs, open])

  const expect = useCallback((id: string, caret: CaretPosition) => setExpected({ id, caret }), [])
  const reopen = useCallback(
    (id: string) => {
      if (now.current.place.active?.id === id) open(id, { at: 'end' })
    },
    [open],
  )
  return { place, moves, expect, reopen }
}

function neighbour(
  paragraphs: ParagraphView[],
  id: string,
  to: 'previous' | 'next',
): ParagraphView | undefined {
  const at = paragraphs.findIndex((each) => each.id === id)
  return at < 0 ? undefined : paragraphs[at + (to === 'next' ? 1 : -1)]
}
