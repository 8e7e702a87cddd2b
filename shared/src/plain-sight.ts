/**
 * [REV13] What in a text is not what it looks like: characters that hide, reorder or imitate others. They are
 * shown, never silently removed: a text that somebody agreed to stays the text they agreed to.
 */
import { z } from 'zod'

export const flagKinds = ['direction', 'hidden', 'look-alike', 'mixed-script', 'mixed-digits'] as const
export const flag = z
  .object({
    kind: z.enum(flagKinds),
    /** Where in the text, in UTF-16 units, and how long. */
    at: z.number().int(),
    length: z.number().int(),
    /** The code points concerned, such as "U+202E". */
    codes: z.array(z.string()),
  })
  .meta({ id: 'TextFlag' })
export type Flag = z.infer<typeof flag>

/** [N1] Embeddings, overrides and isolates: they change the order in which words are seen. */
const direction = /[\u202a-\u202e\u2066-\u2069]/gu

/** [N2] Characters without a shape of their own. */
const hidden =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]|\p{Variation_Selector}/gu

const rightToLeft =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Scripts whose letters join or stack, where a joiner or non-joiner is spelling. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
/** Scripts written without spaces, where U+200B marks where a line may end. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}#*0-9]|\ufe0f/u
const varied = /[\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Extended_Pictographic}#*0-9]/u

/** Where a hidden character is spelling and not hiding: by the character before it and the text around. */
const spells: [set: RegExp, belongs: (before: string, text: string) => boolean][] = [
  [/[\u200c\u200d]/u, (before) => joining.test(before) || pictograph.test(before)],
  [/[\u200e\u200f\u061c]/u, (_, text) => rightToLeft.test(text)],
  [/\u200b/u, (before) => unspaced.test(before)],
  [/\p{Variation_Selector}/u, (before) => varied.test(before)],
  [/\u180e/u, (before) => /\p{Script=Mongolian}/u.test(before)],
  [/[\u17b4\u17b5]/u, (before) => /\p{Script=Khmer}/u.test(before)],
  [/[\u115f\u1160]/u, (before) => /\p{Script=Hangul}/u.test(before)],
]

/** Letters of other scripts with the very shape of a Latin one (Unicode confusables, identical shapes only). */
const likeLatin = /^[аеорсухіјѕԁԛԝһӏьАВЕЅІЈКМНОРСТХҮԌԚԜοιυνκραγΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսհցԱՕՍᎪᎬᎳᏒᏚᏢ]+$/u
/** Latin letters in other clothes: full-width forms, and the letters of mathematics. */
const dressed = /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]+/gu
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

const imitable = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'] as const
const scripts = imitable.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'gu')] as const)
const words = /[\p{L}\p{M}\u200b-\u200d\u2060\ufeff\u00ad]+/gu
const numbers = /\p{Nd}+/gu

const codesOf = (text: string): string[] =>
  [...text].map((char) => `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`)

const flagged = (kind: Flag['kind'], at: number, text: string): Flag => ({
  kind,
  at,
  length: text.length,
  codes: [...new Set(codesOf(text))],
})

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const charBefore = (text: string, at: number): string => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''

function* hiddenIn(text: string): Generator<Flag> {
  for (const { 0: char, index } of text.matchAll(hidden)) {
    const [, belongs] = spells.find(([set]) => set.test(char)) ?? []
    if (!belongs?.(charBefore(text, index), text)) yield flagged('hidden', index, char)
  }
}

/** [N3] A word of more than one alphabet, and a word that only looks as if it were of the text's own. */
function* imitationsIn(text: string): Generator<Flag> {
  const latin = countOf(text, /\p{Script=Latin}/gu)
  const others = countOf(
    text,
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/gu,
  )
  const plainlyOther = [...text].some(
    (char) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(char) && !likeLatin.test(char),
  )
  for (const { 0: word, index } of text.matchAll(words)) {
    const found = scripts.filter(([, pattern]) => countOf(word, pattern) > 0)
    if (found.length > 1) {
      yield flagged('mixed-script', index, word)
      continue
    }
    const letters = word.replace(/[^\p{L}]/gu, '')
    if (likeLatin.test(letters) && (latin > others || !plainlyOther)) yield flagged('look-alike', index, word)
  }
  if (!eastAsian.test(text))
    for (const { 0: letters, index } of text.matchAll(dressed)) yield flagged('look-alike', index, letters)
}

const zeroOf = (digit: string): number => {
  let code = digit.codePointAt(0) as number
  // Decimal digits stand in runs of ten; the zero of a run is the last digit below which no digit stands.
  for (let steps = 0; steps < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1)); steps += 1) code -= 1
  return code
}

/** [N5] A number written with digits of two scripts. */
function* numbersIn(text: string): Generator<Flag> {
  for (const { 0: number, index } of text.matchAll(numbers))
    if (new Set([...number].map(zeroOf)).size > 1) yield flagged('mixed-digits', index, number)
}

/** Everything in the text that a reader could not see for what it is, in the order of the text. */
export function flagsIn(text: string): Flag[] {
  // Most texts hold nothing but plain letters: they are not looked at twice.
  if (/^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e]*$/.test(text)) return []
  return [
    ...[...text.matchAll(direction)].map(({ 0: char, index }) => flagged('direction', index, char)),
    ...hiddenIn(text),
    ...imitationsIn(text),
    ...numbersIn(text),
  ].sort((a, b) => a.at - b.at)
}

/** Whether a short name, such as a symbol, can be read for what it is. */
export const isInPlainSight = (text: string): boolean => flagsIn(text).length === 0

/** Whether a text reads in the order in which it is stored, and holds nothing that is not seen. */
export const isReadable = (text: string): boolean =>
  !flagsIn(text).some(({ kind }) => kind === 'direction' || kind === 'hidden')

/** [HST7] A title, a reason, a line of words: nothing in it hides or reorders. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(isReadable, { error: 'It holds characters that are not seen, or that reorder others' })

/** [HST7] What somebody or something is called: besides, no letter of it imitates one of another alphabet. */
export const properName = (longest: number) =>
  line(longest).refine(isInPlainSight, { error: 'It holds letters that imitate others' })
