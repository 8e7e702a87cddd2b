/** A three-way merge of content by words: what an author changed, put into what has become of the text meanwhile. */
import { type Content, type Inline, normalise } from '@plenary/shared/content'
import { fewestEdits } from '@plenary/shared/fewest-edits'
import type { Language } from '@plenary/shared/language'
import { wordsOf } from '@plenary/shared/words'

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

/** Beyond so many single changes a text has been written anew: a person decides, and the server has not stood still. */
const mostEdits = 1000

/** Pieces of the base from one place to before another have become these. */
interface Change {
  from: number
  to: number
  pieces: string[]
}

function changesOf(base: readonly string[], text: readonly string[]): Change[] {
  const changes: Change[] = []
  let open: Change | null = null
  let [at, next] = [0, 0]
  for (const op of fewestEdits(base, text, mostEdits)) {
    if (op === 'same') {
      open = null
      at += 1
      next += 1
      continue
    }
    if (!open) {
      open = { from: at, to: at, pieces: [] }
      changes.push(open)
    }
    if (op === 'insert') open.pieces.push(text[next++] as string)
    else {
      at += 1
      open.to = at
    }
  }
  return changes
}

/** The base between two places with these changes in it. */
function changed(base: readonly string[], from: number, to: number, changes: readonly Change[]): string[] {
  const out: string[][] = []
  let at = from
  for (const change of changes) {
    out.push(base.slice(at, change.from), change.pieces)
    at = change.to
  }
  return [...out, base.slice(at, to)].flat()
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((piece, nth) => piece === b[nth])

/** Changes of both that overlap or touch are one place, at which both have to have made the same of it. */
function merge(base: readonly string[], current: readonly string[], own: readonly string[]): string[] | null {
  const [theirs, mine] = [changesOf(base, current), changesOf(base, own)]
  const waiting = [...theirs, ...mine].sort((a, b) => a.from - b.from)
  const taken: Change[] = []
  for (let first = waiting.shift(); first; first = waiting.shift()) {
    const { from } = first
    const here = new Set([first])
    let { to } = first
    for (let next = waiting[0]; next && next.from <= to; next = waiting[0]) {
      here.add(next)
      to = Math.max(to, next.to)
      waiting.shift()
    }
    const [one, other] = [theirs, mine].map((side) => side.filter((change) => here.has(change))) as [
      Change[],
      Change[],
    ]
    const pieces = changed(base, from, to, one.length > 0 ? one : other)
    if (one.length > 0 && other.length > 0 && !isSame(pieces, changed(base, from, to, other))) return null
    taken.push({ from, to, pieces })
  }
  return changed(base, 0, base.length, taken)
}

/** [RET5] Null where both changed the same words: a person has to decide. */
export function mergeWords(
  base: Content,
  current: Content,
  own: Content,
  language: Language,
): Content | null {
  const pieces = (content: Content): string[] => piecesOf(normalise(content), language)
  const merged = merge(pieces(base), pieces(current), pieces(own))
  return merged && normalise(merged.map((piece) => JSON.parse(piece) as Inline))
}
