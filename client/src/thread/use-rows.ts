/** Where the paragraphs stand on the page, measured in one pass after the browser has laid them out. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { rowId } from '../draft/actions.ts'

interface RowPlace {
  top: number
  height: number
}
export interface RowPlaces {
  rows: ReadonlyMap<string, RowPlace>
  /** Of the column, from the top of the page, in pixels. */
  columnTop: number
  /** Pixels of the page for one of the layout's own: 1 where the person did not ask for larger letters. */
  scale: number
}

const nowhere: RowPlaces = { rows: new Map(), columnTop: 0, scale: 1 }

/** [MAR6] `ids` in the order of the text. Tops are counted from the top of the column, so scrolling changes none. */
export function useRows(ids: readonly string[], column: React.RefObject<HTMLElement | null>): RowPlaces {
  const [places, setPlaces] = useState(nowhere)
  const now = useRef(ids)
  now.current = ids
  const measure = useCallback(() => {
    const base = column.current?.getBoundingClientRect().top
    if (base === undefined) return
    const rows = new Map<string, RowPlace>()
    for (const id of now.current) {
      const box = document.getElementById(rowId(id))?.getBoundingClientRect()
      if (box) rows.set(id, { top: Math.round(box.top - base), height: Math.round(box.height) })
    }
    const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    const next = { rows, columnTop: base + scrollY, scale }
    setPlaces((have) => (same(have, next) ? have : next))
  }, [column])

  const order = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: paragraphs that came, went or moved are measured anew.
  useLayoutEffect(measure, [order, measure])
  const first = ids[0]
  useEffect(() => {
    const text = first === undefined ? null : document.getElementById(rowId(first))?.parentElement
    const observer = new ResizeObserver(measure)
    if (text) observer.observe(text)
    if (column.current) observer.observe(column.current)
    return () => observer.disconnect()
  }, [first, column, measure])
  return places
}

const same = (a: RowPlaces, b: RowPlaces): boolean =>
  a.columnTop === b.columnTop &&
  a.scale === b.scale &&
  a.rows.size === b.rows.size &&
  [...a.rows].every(([id, { top, height }]) => {
    const other = b.rows.get(id)
    return other?.top === top && other.height === height
  })
