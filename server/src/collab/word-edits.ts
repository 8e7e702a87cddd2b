/**
 * [COL11] What the platform itself changes in a text, word by word: a state that is restored or words that are put in leave
 * every other word the one it was, with its author and the threads on it.
 */
import { type Content, type Inline, lengthOfPart, type Mark } from '@plenary/shared/content'
import { fewestEdits } from '@plenary/shared/fewest-edits'
import { wordsIn } from '@plenary/shared/word-diff'

interface Replacement {
  type: 'replace'
  from: number
  to: number
  parts: Content
}

/** In characters of the older content, an object counting one; none of them touches another. */
export type WordEdit = Replacement | { type: 'format'; from: number; to: number; marks: Mark[] }

/** Beyond so many single changes the words are other words. */
const mostEdits = 1000

interface Word {
  key: string
  part: Inline
  length: number
}

const wordsOf = (content: Content): Word[] =>
  content.flatMap((part): Word[] =>
    part.type !== 'text'
      ? [{ key: `\0${JSON.stringify(part)}`, part, length: lengthOfPart(part) }]
      : wordsIn(part.text).map((text) => ({ key: text, part: { ...part, text }, length: text.length })),
  )

const marksOf = ({ part }: Word): Mark[] => (part.type === 'text' ? (part.marks ?? []) : [])

/** The fewest words to be taken away, put in and formatted anew, in the order of the text. */
export function wordEdits(before: Content, after: Content): WordEdit[] {
  const [older, newer] = [wordsOf(before), wordsOf(after)]
  const keys = (words: Word[]): string[] => words.map(({ key }) => key)
  const edits: WordEdit[] = []
  let open: Replacement | null = null
  let [at, next, place] = [0, 0, 0]
  for (const op of fewestEdits(keys(older), keys(newer), mostEdits)) {
    if (op === 'same') {
      const [was, is] = [older[at++] as Word, newer[next++] as Word]
      open = null
      if (JSON.stringify(marksOf(was)) !== JSON.stringify(marksOf(is)))
        edits.push({ type: 'format', from: place, to: place + was.length, marks: marksOf(is) })
      place += was.length
      continue
    }
    if (!open) {
      open = { type: 'replace', from: place, to: place, parts: [] }
      edits.push(open)
    }
    if (op === 'insert') open.parts.push((newer[next++] as Word).part)
    else {
      place += (older[at++] as Word).length
      open.to = place
    }
  }
  const whole = atomsOf(before)
  return edits.map((edit) => (edit.type === 'replace' ? narrowed(edit, whole) : edit))
}

/** One character with its marks, or one object: what a position counts. */
export const atomsOf = (content: Content): Inline[] =>
  content.flatMap((part): Inline[] =>
    part.type !== 'text' ? [part] : part.text.split('').map((text) => ({ ...part, text })),
  )

const isHalf = (atom: Inline | undefined): boolean =>
  atom?.type === 'text' && /^[\udc00-\udfff]/.test(atom.text)

/** Where letters only left or only came, as when a paragraph is split inside a word, the rest of the word stays. */
function narrowed(edit: Replacement, whole: readonly Inline[]): Replacement {
  const [gone, come] = [whole.slice(edit.from, edit.to), atomsOf(edit.parts)]
  const shorter = Math.min(gone.length, come.length)
  const same = (a: Inline | undefined, b: Inline | undefined): boolean =>
    JSON.stringify(a) === JSON.stringify(b)
  let head = 0
  while (head < shorter && same(gone[head], come[head])) head += 1
  let tail = 0
  while (tail < shorter - head && same(gone.at(-1 - tail), come.at(-1 - tail))) tail += 1
  if (head + tail < shorter || isHalf(gone[head]) || isHalf(come[head])) return edit
  return {
    ...edit,
    from: edit.from + head,
    to: edit.to - tail,
    parts: come.slice(head, come.length - tail),
  }
}
