/** Finds a word or phrase in a text as a reader would: case, accents, vowel signs and ways of typing aside. */
import { westernDigits } from '@plenary/shared/comparable'

/** A text as it is searched; `starts` says where in the text each of its characters comes from. */
interface Folded {
  text: string
  starts: number[]
  /** Where the text ends. */
  end: number
}

/** What a term looks like folded, and whether it may begin or end within a word. */
export interface Term {
  folded: string
  openStart: boolean
  openEnd: boolean
}

/** Where a term stands in a text, end excluded. */
export interface Found {
  start: number
  end: number
}

/** Marks, vowel signs, tatweel and what cannot be seen say nothing about which word it is. */
const silent = /[\p{M}\p{Cf}\u0640]/u
const apostrophes = /[\u2018\u2019\u02bc]/u
const hyphens = /[\u2010\u2011]/u

/** [TRM2] Compatibility forms, accents, Arabic vowel signs, letter case and digits of other scripts are one. */
function foldLetter(letter: string): string {
  if (/\s/u.test(letter)) return ' '
  const kept = [...letter.normalize('NFKD')].filter((each) => !silent.test(each)).join('')
  // Up and down again: "ß" is "ss", and a sigma at the end of a word is a sigma.
  const lower = westernDigits(kept).toUpperCase().toLowerCase()
  return lower.replace(apostrophes, "'").replace(hyphens, '-').replace(/\p{M}/gu, '')
}

const letters = new Map<string, string>()
function foldedLetter(letter: string): string {
  const known = letters.get(letter)
  if (known !== undefined) return known
  const folded = foldLetter(letter)
  // Writing systems have many letters; those of a text are few.
  if (letters.size < 20_000) letters.set(letter, folded)
  return folded
}

function fold(text: string): Folded {
  const starts: number[] = []
  const out: string[] = []
  let endsInSpace = false
  let at = 0
  for (const letter of text) {
    const folded = foldedLetter(letter)
    if (!(folded === ' ' && endsInSpace)) {
      out.push(folded)
      if (folded !== '') endsInSpace = folded.endsWith(' ')
      for (let nth = 0; nth < folded.length; nth += 1) starts.push(at)
    }
    at += letter.length
  }
  return { text: out.join(''), starts, end: at }
}

const wordLetter = /[\p{L}\p{N}]/u
/** Written without spaces, so that a word may begin and end anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** [TRM3] Null where nothing is asked for: `*` at an end leaves that end of the word open. */
export function termOf(query: string): Term | null {
  const openStart = query.startsWith('*')
  const openEnd = query.length > 1 && query.endsWith('*')
  const folded = fold(query.replace(/^\*|\*$/g, '')).text.trim()
  return wordLetter.test(folded) ? { folded, openStart, openEnd } : null
}

const letterBefore = (text: string, at: number): string =>
  [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
const letterAt = (text: string, at: number): string => [...text.slice(at, at + 2)][0] ?? ''

/** Whether a word ends between two letters. */
const isEdge = (one: string, two: string): boolean =>
  !wordLetter.test(one) || !wordLetter.test(two) || unspaced.test(one) || unspaced.test(two)

/** [TRM1] Where the term stands, from the first place on and without overlap. */
export function findTerm(text: string, { folded: term, openStart, openEnd }: Term): Found[] {
  const { text: folded, starts, end } = fold(text)
  const places: Found[] = []
  for (let at = folded.indexOf(term); at >= 0; ) {
    const after = at + term.length
    const begins = openStart || isEdge(letterBefore(folded, at), letterAt(term, 0))
    const ends = openEnd || isEdge(letterBefore(term, term.length), letterAt(folded, after))
    if (begins && ends)
      places.push({
        start: starts[at] as number,
        end: after < starts.length ? (starts[after] as number) : end,
      })
    at = folded.indexOf(term, begins && ends ? after : at + 1)
  }
  return places
}

/** Characters shown on either side of a term. */
export const contextLength = 60

/** Cut at a word where there is one near. */
export function contextOf(text: string, { start, end }: Found) {
  const before = text.slice(Math.max(0, start - contextLength), start).replace(/^[\p{Surrogate}\p{M}]+/u, '')
  const after = text.slice(end, end + contextLength).replace(/\p{Surrogate}$/u, '')
  return {
    before: start > contextLength ? `…${before.replace(/^\S{0,15}\s/u, '')}` : before,
    term: text.slice(start, end),
    after: text.length - end > contextLength ? `${after.replace(/\s\S{0,15}$/u, '')}…` : after,
  }
}
