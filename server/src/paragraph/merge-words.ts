/** A three-way merge of content by words: what an author changed, put into what has become of the text meanwhile. */
import { type Content, type Inline, normalise } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import { wordsOf } from '@plenary/shared/words'
import { diff3Merge } from 'node-diff3'

/** Words, spaces and marks of punctuation with their formatting, and references: a piece each, as comparable JSON. */
function piecesOf(content: Content, language: Language): string[] {
  const text = content.map((part) => (part.type === 'text' ? part.text : '\uFFFC')).join('')
  const ends = new Set<number>()
  let end = 0
  for (const word of wordsOf(text, language)) {
    end += word.text.length
    ends.add(end)
  }
  const pieces: string[] = []
  let at = 0
  for (const part of content) {
    if (part.type === 'footnote') {
      pieces.push(JSON.stringify(part))
      at += 1
      continue
    }
    let from = 0
    for (let to = 1; to <= part.text.length; to += 1)
      if (ends.has(at + to) || to === part.text.length) {
        pieces.push(JSON.stringify({ ...part, text: part.text.slice(from, to) }))
        from = to
      }
    at += part.text.length
  }
  return pieces
}

/** [RET5] Null where both changed the same words: a person has to decide. */
export function mergeWords(
  base: Content,
  current: Content,
  own: Content,
  language: Language,
): Content | null {
  const [theirs, origin, mine] = [current, base, own].map((each) => piecesOf(normalise(each), language)) as [
    string[],
    string[],
    string[],
  ]
  const chunks = diff3Merge(mine, origin, theirs, { excludeFalseConflicts: true })
  if (chunks.some((chunk) => chunk.conflict)) return null
  return normalise(chunks.flatMap(({ ok }) => (ok ?? []).map((piece) => JSON.parse(piece) as Inline)))
}
