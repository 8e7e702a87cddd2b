/** Content whose words a person has decided as plain text: formatting and references stay on the words that stay. */
import { type Content, normalise } from './content.ts'
import { fewestEdits } from './fewest-edits.ts'
import type { Language } from './language.ts'
import { piecesOf } from './merge-pieces.ts'

/** Beyond so many single changes the words are new, and so is their formatting. */
const mostEdits = 1000

/** A paragraph is one line. */
export const oneLine = (text: string): string => text.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ').trim()

/** [MRG6] `content` with the words of `text`; references have no words and stay behind what they stood behind. */
export function reworded(content: Content, text: string, language: Language): Content {
  const before = piecesOf(content, language)
  const words = before.filter(({ role }) => role !== 'note')
  const after = piecesOf([{ type: 'text', text }], language)
  const plain = (pieces: typeof before): string[] =>
    pieces.map(({ part }) => (part.type === 'text' ? part.text : ''))
  const out: Content = []
  let at = 0
  let next = 0
  const takeNotes = (): void => {
    for (let piece = before[at]; piece?.role === 'note'; piece = before[at]) {
      out.push(piece.part)
      at += 1
    }
  }
  takeNotes()
  for (const op of fewestEdits(plain(words), plain(after), mostEdits)) {
    if (op === 'insert') out.push((after[next] as (typeof after)[number]).part)
    if (op === 'same') out.push((before[at] as (typeof before)[number]).part)
    if (op !== 'delete') next += 1
    if (op === 'insert') continue
    at += 1
    takeNotes()
  }
  return normalise(out)
}
