/** [MEM1] The generated half of a note of changes: what changed under each heading, with the words where it changed. */
import type { ComparedParagraph } from '@plenary/shared/compare'
import type { MemorandumSection } from '@plenary/shared/memorandum'
import type { Compared } from '../comparison/compare.ts'

/** Characters of an excerpt, and how many of them stand before the first change. */
const excerptLength = 160
const contextBefore = 50

/** Cut between words where there are any, with a sign on the side where something is left out. */
function cut(text: string, from: number, length: number): string {
  const start = from <= 0 ? 0 : text.lastIndexOf(' ', from) + 1 || from
  const whole = text.length <= start + length
  const space = text.lastIndexOf(' ', start + length)
  const end = whole ? text.length : space > start ? space : start + length
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${whole ? '' : '…'}`
}

/** The newer words around the first change; the older ones of what is gone. */
export function excerptOf({ to, from, words }: Pick<ComparedParagraph, 'to' | 'from' | 'words'>): string {
  const text = (to ?? from)?.text ?? ''
  if (!to || !from) return cut(text, 0, excerptLength)
  let at = 0
  for (const { op, text: piece } of words) {
    if (op !== 'same') break
    at += piece.length
  }
  return cut(text, at >= text.length ? 0 : at - contextBefore, excerptLength)
}

/** Every section of both texts, in order. Without an older text there is nothing to list. */
export const changesBySection = (
  { paragraphs, summary }: Compared,
  texts: Record<string, string>,
  hasOlder: boolean,
): MemorandumSection[] =>
  summary.sections.map(({ id, label, title }) => ({
    section: id,
    label,
    title,
    changes: paragraphs
      .filter(({ section, change }) => hasOlder && section === id && change !== 'same')
      .map((each) => ({
        paragraphId: each.paragraphId,
        label: (each.to ?? each.from)?.label ?? null,
        change: each.change,
        excerpt: excerptOf(each),
      })),
    text: texts[keyOf(id)] ?? '',
  }))

/** How a section is named where texts are kept by it. */
export const keyOf = (section: string | null): string => section ?? ''
