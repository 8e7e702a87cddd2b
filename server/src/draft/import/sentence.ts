/** How words begin and end: whether a sentence is over, goes on, or was cut. */

/**
 * `full` after a full stop, `soft` after a semicolon or colon (also with "and" or "or" behind it), `comma`,
 * `open` where the words just stop.
 */
export type Ending = 'full' | 'soft' | 'comma' | 'open'

const closing = '["”’\'»)\\]\\u200e\\u200f\\s]*$'
const full = new RegExp(`[.!?…。！？؟۔]${closing}`, 'u')
const soft = new RegExp(`(?:[;:；：؛]|[;；؛,،]\\s+(?:and|or|et|ou|y|o|и|или|و|أو))${closing}`, 'u')
const comma = new RegExp(`[,،，、]${closing}`, 'u')
const abbreviated =
  /(?:^|[\s([])(?:No|Nos|para|paras|art|arts|chap|sect|vol|vols|p|pp|fig|cf|e\.g|i\.e|v|vs|Mr|Mrs|Ms|Dr|St|op|cit|n[°º])\.$/i
/** An ending is at the end: however long the words are, this much is looked at. */
const tail = 60

export function endingOf(words: string): Ending {
  const end = words.trimEnd().slice(-tail)
  if (full.test(end)) return abbreviated.test(end) ? 'open' : 'full'
  if (soft.test(end)) return 'soft'
  return comma.test(end) ? 'comma' : 'open'
}

/** `lower` where only the middle of a sentence begins so. Scripts without capitals tell nothing. */
export type Beginning = 'lower' | 'other'

export const beginningOf = (words: string): Beginning =>
  /^\s*(?:\p{Ll}|[,;.)\]»”%])/u.test(words.slice(0, tail)) ? 'lower' : 'other'

const longestTitle = 200

/** As short as a heading, and without the full stop of a sentence. A colon may stand behind a heading. */
export function isTitleLike(words: string): boolean {
  const text = words.trim()
  return text !== '' && text.length <= longestTitle && !/[.;,؛،。；，]["”’»)\]]*$/u.test(text)
}

/** Capitals alone: how plain text writes a heading. */
export const isCapitals = (words: string): boolean =>
  !/\p{Ll}/u.test(words) && (words.match(/\p{Lu}/gu)?.length ?? 0) >= 5
