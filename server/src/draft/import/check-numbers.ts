/** Numbers are computed, so a source whose own numbers leave one out, repeat or turn back is told so [IMP9]. */
import type { ImportWarning } from '@plenary/shared/draft'
import type { Attached } from './attach-notes.ts'
import { wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'
import type { Reading } from './labels.ts'

function fault(last: number, value: number): ImportWarning['code'] | null {
  if (value === last + 1) return null
  if (value === last) return 'number-repeated'
  return value > last ? 'number-missing' : 'number-out-of-order'
}

/** What `labelsOf` writes at each level of sub-paragraphs. */
const series: Reading['series'][] = ['letter', 'letter', 'roman', 'letter', 'roman']

export function checkNumbers(items: Attached[], doubts: Doubts): void {
  let paragraph = 0
  let footnote = 0
  const headings: number[] = []
  const subs: number[] = []
  const notes = new Set<string>()

  function check(item: Attached, last: number, value: number, label: string): void {
    const code = fault(last, value)
    if (code) tell(item, code, label)
  }
  function tell(item: Attached, code: ImportWarning['code'], label: string): void {
    item.doubtful = true
    doubts.add(code, item.line, `${label} ${wordsOf(item.pieces)}`)
  }

  /** Each counts under the one above it. */
  function checkIn(counters: number[], item: Attached, { value }: Reading, label: string): void {
    counters.length = Math.min(counters.length, item.level + 1)
    check(item, counters[item.level] ?? 0, value, label)
    counters[item.level] = value
  }

  function checkSub(item: Attached, reading: Reading): void {
    if (reading.series === 'bullet') return
    const isFirst = subs.length <= item.level || subs[item.level] === undefined
    const label = item.label?.text ?? ''
    // The number that will be computed is of another kind than the one the source has.
    if (isFirst && reading.value === 1 && reading.series !== series[item.level])
      tell(item, 'number-out-of-order', label)
    checkIn(subs, item, reading, label)
  }

  for (const item of items) {
    const { kind, reading, label } = item
    if (kind !== 'subparagraph' && kind !== 'footnote') subs.length = 0
    if (kind === 'part') headings.length = 0
    if (kind === 'paragraph' && reading) {
      check(item, paragraph, reading.value, label?.text ?? '')
      paragraph = reading.value
    } else if (kind === 'heading' && reading && item.level > 0)
      checkIn(headings, item, reading, label?.text ?? '')
    else if (kind === 'subparagraph' && reading) checkSub(item, reading)
    for (const note of item.notes.values()) {
      const value = Number(note.note)
      if (!Number.isInteger(value) || notes.has(note.id)) continue
      notes.add(note.id)
      check(item, footnote, value, `${value}:`)
      footnote = value
    }
  }
}
