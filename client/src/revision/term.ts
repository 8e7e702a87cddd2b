/** Finds a word or phrase in a text as a person would: whatever its case, its accents' encoding or the spaces in it. */

/** One form for letters that look the same, and one space; the length may change, so places are mapped back. */
const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('und')

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Arabic tatweel and vowel signs are written or not at the writer's liking. */
const arabicSigns = '[\\u0640\\u064B-\\u065F\\u0670]*'

/** A pattern of the term; every run of spaces counts as one, Arabic signs are looked over. Null for nothing. */
function termPattern(term: string): RegExp | null {
  const bare = fold(term)
    .replace(/[\u0640\u064B-\u065F\u0670]/g, '')
    .trim()
  if (bare === '') return null
  const letters = [...bare.replace(/\s+/g, ' ')].map((letter) =>
    letter === ' ' ? '\\s+' : escapePattern(letter) + (/\p{Script=Arabic}/u.test(letter) ? arabicSigns : ''),
  )
  return new RegExp(letters.join(''), 'giu')
}

export const hasTerm = (text: string, term: string): boolean => {
  const pattern = termPattern(term)
  return pattern?.test(text.normalize('NFC')) === true
}

/** [RVC12] The text in pieces, those that are the term marked; joined they are the text. */
export function pieces(text: string, term: string): { text: string; isTerm: boolean }[] {
  const pattern = termPattern(term)
  if (!pattern) return [{ text, isTerm: false }]
  const out: { text: string; isTerm: boolean }[] = []
  let from = 0
  for (const found of text.matchAll(pattern)) {
    if (found.index > from) out.push({ text: text.slice(from, found.index), isTerm: false })
    out.push({ text: found[0], isTerm: true })
    from = found.index + found[0].length
  }
  if (from < text.length || out.length === 0) out.push({ text: text.slice(from), isTerm: false })
  return out
}
