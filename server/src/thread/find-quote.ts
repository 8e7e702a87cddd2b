/** [ANC1] Where quoted words stand in a text that has changed since: exactly there, perhaps there, or nowhere. Pure. */
import type { Quote } from '@plenary/shared/thread'
import { diffWords } from '@plenary/shared/word-diff'
import type { Life } from '../collab/anchor-life.ts'
import type { Range } from '../collab/anchors.ts'

/** Characters kept on either side of a quote. Fewer stand there only at the beginning or the end of a text. */
const contextLength = 32

export type Standing =
  /** `kept`: the positions stay those of its own characters. */
  { state: 'exact' | 'moved'; range: Range; kept?: true } | { state: 'orphaned' }

interface Occurrence extends Range {
  /** Characters around it that are those of the quote. */
  context: number
  /** Everything around it is, as far as it was kept. */
  whole: boolean
}

/** The quote with the context it has in this text. */
export const quoteAt = (text: string, { from, to }: Range): Quote => ({
  exact: text.slice(from, to),
  prefix: text.slice(Math.max(0, from - contextLength), from),
  suffix: text.slice(to, to + contextLength),
})

function sharedEnd(a: string, b: string): number {
  let count = 0
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count])
    count += 1
  return count
}

function sharedBeginning(a: string, b: string): number {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1
  return count
}

function occurrencesOf(text: string, { exact, prefix, suffix }: Quote): Occurrence[] {
  const found: Occurrence[] = []
  for (let from = text.indexOf(exact); from >= 0; from = text.indexOf(exact, from + 1)) {
    const to = from + exact.length
    const before = sharedEnd(prefix, text.slice(0, from))
    const after = sharedBeginning(suffix, text.slice(to))
    // Where less than the usual was kept, the text began or ended there, and does so still.
    const whole =
      before === prefix.length &&
      after === suffix.length &&
      (prefix.length >= contextLength || from === prefix.length) &&
      (suffix.length >= contextLength || text.length - to === suffix.length)
    found.push({ from, to, context: before + after, whole })
  }
  return found
}

/** The share of the quoted words that still stand in what is there now: 0 to 1, of the longer of the two. */
export function likeness(quoted: string, now: string): number {
  if (quoted === now) return 1
  const same = diffWords(quoted, now).reduce(
    (sum, { op, text }) => sum + (op === 'same' && /\S/.test(text) ? text.length : 0),
    0,
  )
  return same / Math.max(quoted.length, now.length)
}

/** Below this what stands there is another text, whatever its place. */
const likeEnough = 0.4

/** Words so short that they stand in any text mean nothing without what was around them. */
export const tellingLength = 12

const overlaps = (a: Range, b: Range): boolean => a.from <= b.to && b.from <= a.to

/**
 * A place for somebody to look at, by the quote alone: the words somewhere, or other words between what surrounded
 * them. Never more than a proposal, however alike it is.
 */
export function proposalIn(text: string, quote: Quote): Range | null {
  const found = occurrencesOf(text, quote)
  const [best, second] = [...found].sort((a, b) => b.context - a.context)
  if (best && quote.exact.length + best.context >= tellingLength && best.context !== second?.context)
    return best
  return betweenContext(text, quote)
}

function betweenContext(text: string, { exact, prefix, suffix }: Quote): Range | null {
  const before = prefix.slice(-contextLength / 2)
  const after = suffix.slice(0, contextLength / 2)
  if (before.length < tellingLength || after.length < tellingLength) return null
  const start = text.indexOf(before)
  if (start < 0 || text.indexOf(before, start + 1) >= 0) return null
  const from = start + before.length
  const to = text.indexOf(after, from)
  if (to <= from || to - from > 2 * exact.length + contextLength) return null
  return likeness(exact, text.slice(from, to)) >= likeEnough ? { from, to } : null
}

/** The one place where the words stand with everything around them as it was. */
export function wholeIn(text: string, quote: Quote): Range | null {
  const whole = occurrencesOf(text, quote).filter((each) => each.whole)
  return whole.length === 1 ? (whole[0] as Range) : null
}

/** Something of what was pinned is still part of the text. */
export const isAlive = <T extends Range>(held: T | null): held is T => held !== null && held.to > held.from

/**
 * [ANC10] Words that begin, or end, like the quote were written right beside it, and whoever compared texts took letters of
 * the one for the other: the quote stands where most of its characters do.
 */
function besideLikeWords(
  text: string,
  { exact }: Quote,
  { from, to, fromStart, fromEnd }: Range & Life,
): Range | null {
  const words = text.slice(from, to)
  if (words.endsWith(exact) && fromEnd >= fromStart) return { from: to - exact.length, to }
  if (words.startsWith(exact) && fromStart > fromEnd) return { from, to: from + exact.length }
  return null
}

/**
 * `held` is where the positions of the quote are in this text, null when they died. The place they hold comes first:
 * while something of it is left, the same words elsewhere are not what was meant, and are a proposal at most. Where both its
 * ends are left, not even the same words within it are.
 */
export function standingOf(text: string, quote: Quote, held: (Range & Partial<Life>) | null): Standing {
  if (held && text.slice(held.from, held.to) === quote.exact) return { state: 'exact', range: held }
  const alive = isAlive(held)
  const own = alive && held.isWhole ? (held as Range & Life) : null
  const beside = own && besideLikeWords(text, quote, own)
  if (beside) return { state: 'exact', range: beside, kept: true }
  const whole = wholeIn(text, quote)
  if (whole && !own && (!alive || overlaps(whole, held))) return { state: 'exact', range: whole }
  if (alive && likeness(quote.exact, text.slice(held.from, held.to)) >= likeEnough)
    return { state: 'moved', range: held }
  const proposal = whole ?? proposalIn(text, quote)
  return proposal ? { state: 'moved', range: proposal } : { state: 'orphaned' }
}

/** Where somebody's selection stands in a text: the occurrence with most of its context, of equals the first. */
export function selectionIn(text: string, quote: Quote): Range | null {
  const [best] = occurrencesOf(text, quote).sort((a, b) => b.context - a.context)
  return best ? { from: best.from, to: best.to } : null
}

/** The one place where these words stand; null where they do not, or more than once. */
export function occurrenceIn(text: string, exact: string): Range | null {
  const from = text.indexOf(exact)
  return from < 0 || text.indexOf(exact, from + 1) >= 0 ? null : { from, to: from + exact.length }
}
