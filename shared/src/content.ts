/**
 * What a paragraph holds, by the platform's own grammar: its neutral form, its words, its safe HTML. Which marks and
 * objects there are, and what follows from each, stands in one table (grammar/table.ts).
 */
import type { Content } from './grammar/content.ts'
import { grammar } from './grammar/grammar.ts'

export { type Content, type Inline, type Mark, normalise, type ObjectPart } from './grammar/content.ts'
export { isSafeLink, type MarkName } from './grammar/table.ts'
export { escapeHtml, type LabelOf } from './grammar/writing.ts'

export const { textOf, textOfPart, htmlOf, markNames } = grammar
export const { mark, inline, content } = grammar.schemas

/** Ids of the footnotes referred to, in the order of the text. */
export const footnotesIn = (parts: Content): string[] =>
  parts.flatMap((part) => (part.type === 'footnote' ? [part.id] : []))

/** Characters of a part where positions count those of the live text: an object counts one. */
export const lengthOfPart = (part: Content[number]): number => grammar.charactersOf(part).length
