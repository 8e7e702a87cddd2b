/** The threads of a draft in the order of its paragraphs: by paragraph, by section, and the words they are on. */
import { sectionsOf } from '@plenary/shared/numbering'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Thread } from '@plenary/shared/thread'
import type { Mark } from '../draft/marked-html.ts'
import { stretchOf } from './anchor-range.ts'
import { bars } from './heat.ts'

const rank = (thread: Thread): number => (thread.status === 'open' ? 0 : 1)
const startOf = ({ anchor }: Thread): number => anchor.from ?? -1

/** [MAR14] Open ones first; then as the words they are on follow each other; then by age. */
const inReadingOrder = (a: Thread, b: Thread): number =>
  rank(a) - rank(b) || startOf(a) - startOf(b) || (a.openedAt < b.openedAt ? -1 : 1)

export function byParagraph(threads: readonly Thread[]): Map<string, Thread[]> {
  const found = new Map<string, Thread[]>()
  for (const thread of threads) {
    if (thread.paragraphId === null) continue
    const those = found.get(thread.paragraphId)
    if (those) those.push(thread)
    else found.set(thread.paragraphId, [thread])
  }
  for (const those of found.values()) those.sort(inReadingOrder)
  return found
}

export const openOf = (threads: readonly Thread[] = []): number =>
  threads.filter(({ status }) => status === 'open').length

/** Open threads of every section, paragraph by paragraph; and the busiest bar of all strips. */
export function heatBySection(
  paragraphs: readonly ParagraphView[],
  threads: ReadonlyMap<string, readonly Thread[]>,
): { bySection: Map<string, number[]>; busiest: number } {
  const sections = sectionsOf([...paragraphs])
  const bySection = new Map<string, number[]>()
  for (const { id } of paragraphs) {
    const count = openOf(threads.get(id))
    for (const section of sections.get(id) ?? [])
      bySection.set(section, [...(bySection.get(section) ?? []), count])
  }
  let busiest = 1
  for (const counts of bySection.values())
    if (counts.length <= bars) for (const count of counts) busiest = Math.max(busiest, count)
  return { bySection, busiest }
}

/** The words of open threads in a paragraph; the one being read lies over the others. */
export function marksIn(text: string, threads: readonly Thread[], opened: string | null): Mark[] {
  const marks = threads.flatMap(({ id, anchor, status }): Mark[] => {
    const stretch = status === 'open' || id === opened ? stretchOf(text, anchor) : null
    if (!stretch) return []
    return [{ ...stretch, tone: id === opened ? 'open' : anchor.state === 'moved' ? 'moved' : 'plain' }]
  })
  return marks.sort((a, b) => Number(a.tone === 'open') - Number(b.tone === 'open'))
}
