/** The headings of a draft as places that rights may name: code of the outline, words, depth. */
import { codesOf, sectionsOf } from '@plenary/shared/numbering'
import type { ParagraphView } from '@plenary/shared/paragraph'

export interface Heading {
  id: string
  /** "III.B", or the words of a heading without a number. */
  code: string
  text: string
  /** From 0. */
  depth: number
}

export function headingsOf(paragraphs: ParagraphView[]): Heading[] {
  const codes = codesOf(paragraphs)
  const sections = sectionsOf(paragraphs)
  return paragraphs
    .filter(({ kind }) => kind === 'part' || kind === 'heading')
    .map(({ id, text }) => ({
      id,
      code: codes.get(id) ?? text,
      text,
      depth: (sections.get(id)?.length ?? 1) - 1,
    }))
}
