/** Content cut into what a merge moves as one: words, spaces and marks with their formatting, references. */
import { comparable } from './comparable.ts'
import { type Content, type Inline, normalise } from './content.ts'
import type { Language } from './language.ts'
import { endsClause, endsSentence, roleOf, type WordRole } from './phrase-words.ts'
import { wordsOf } from './words.ts'

export interface Piece {
  /** Equal where two pieces are the same word, written and formatted alike. */
  key: string
  part: Inline
  role: WordRole | 'space' | 'mark' | 'clause' | 'sentence' | 'note'
  /** The word or mark as it is compared; empty for spaces and references. */
  word: string
}

const placeholder = '\uFFFC'

interface Cut {
  /** Behind its last character, in the text of all of them. */
  end: number
  role: Piece['role']
}

function cutsOf(text: string, language: Language): Cut[] {
  const cuts: Cut[] = []
  let end = 0
  for (const { text: word, isWord } of wordsOf(text, language)) {
    end += word.length
    cuts.push({ end, role: isWord ? roleOf(word, language) : roleOfMark(word) })
  }
  return cuts
}

function roleOfMark(mark: string): Piece['role'] {
  if (/^\s+$/u.test(mark)) return 'space'
  return endsSentence(mark) ? 'sentence' : endsClause(mark) ? 'clause' : 'mark'
}

/** Together the parts of the pieces are the content; formatting may cut a word in two, which keep its role. */
export function piecesOf(content: Content, language: Language): Piece[] {
  const parts = normalise(content)
  const cuts = cutsOf(
    parts.map((part) => (part.type === 'text' ? part.text : placeholder)).join(''),
    language,
  )
  const out: Piece[] = []
  let [at, nth] = [0, 0]
  for (const part of parts) {
    const end = at + (part.type === 'text' ? part.text.length : placeholder.length)
    if (part.type !== 'text') {
      out.push({ key: JSON.stringify(part), part, role: 'note', word: '' })
      at = end
    }
    while (at < end) {
      while ((cuts[nth] as Cut).end <= at) nth += 1
      const cut = cuts[nth] as Cut
      const to = Math.min(end, cut.end)
      const piece = { ...part, text: (part as { text: string }).text.slice(at - end, to - end || undefined) }
      out.push({
        key: JSON.stringify(piece),
        part: piece as Inline,
        role: cut.role,
        word: cut.role === 'space' ? '' : comparable(piece.text),
      })
      at = to
    }
  }
  return out
}
