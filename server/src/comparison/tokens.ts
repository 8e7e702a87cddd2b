/** A paragraph cut into what a reader sees as one: words, spaces, punctuation, references to footnotes. */
import { comparable } from '@plenary/shared/comparable'
import { type Content, textOf, textOfPart } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import { wordsOf } from '@plenary/shared/words'

export interface Token {
  /** Equal where two tokens are the same to a comparison: composed, so that "é" is one word however it was typed. */
  key: string
  /** What it adds to the text; a reference to a footnote adds nothing. */
  text: string
  kind: 'word' | 'mark' | 'footnote'
  /** Of a reference: the footnote it names. */
  footnote?: string
}

/** No text holds NUL, so no word has the key of a reference. */
const footnoteKey = (id: string): string => `\0${id}`

/** Objects that are no word, by the number of characters before them. */
function signsAt(content: Content): { at: number; id: string }[] {
  let at = 0
  const out: { at: number; id: string }[] = []
  for (const part of content) {
    const text = textOfPart(part)
    if (part.type !== 'text' && text === '') out.push({ at, id: part.id })
    at += text.length
  }
  return out
}

/** [CMP2] Marks cut no word; a reference inside a word stands behind it. */
export function tokensOf(content: Content, language: Language): Token[] {
  const notes = signsAt(content)
  const out: Token[] = []
  let at = 0
  let next = 0
  const placeNotes = (): void => {
    for (let note = notes[next]; note && note.at <= at; note = notes[++next])
      out.push({ key: footnoteKey(note.id), text: '', kind: 'footnote', footnote: note.id })
  }
  placeNotes()
  for (const { text, isWord } of wordsOf(textOf(content), language)) {
    out.push({ key: comparable(text), text, kind: isWord ? 'word' : 'mark' })
    at += text.length
    placeNotes()
  }
  return out
}
