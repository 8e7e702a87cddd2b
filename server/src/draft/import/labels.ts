/** Recognises the label a block begins with: "12.", "(a)", "(iv)", "III.", "•", in the scripts of the six languages. */
import { lettersOf, writtenOrdinal } from './alphabets.ts'
import type { Label, Reading } from './label.ts'

export type { Label, Reading } from './label.ts'

const digits = '\\d\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19'
const space = '[\\s\\u00a0\\u200e\\u200f]'
const rules: { pattern: RegExp; form: Label['form']; read: (text: string) => Reading[] }[] = [
  // 12. or 12 bis.
  {
    pattern: new RegExp(
      `^([${digits}]{1,5})(?:${space}?(?:bis|ter|quater))?[.．、](?:${space}+|(?=[\\p{Lu}\\p{Lo}“"«‘])|$)`,
      'u',
    ),
    form: 'dot',
    read: (text) => [{ series: 'number', value: numberOf(text) }],
  },
  // In Arabic the number may be followed by a dash.
  {
    pattern: new RegExp(`^([${digits}]{1,5})${space}*[-–ـ]${space}*(?=\\p{Script=Arabic})`, 'u'),
    form: 'dot',
    read: (text) => [{ series: 'number', value: numberOf(text) }],
  },
  // 1) or (1)
  {
    pattern: new RegExp(`^[(（]?([${digits}]{1,3})[)）]${space}*(?=\\S|$)`, 'u'),
    form: 'paren',
    read: (text) => [{ series: 'number', value: numberOf(text) }],
  },
  // (a), a), (iv), (أ)
  {
    pattern: new RegExp(`^[(（]?([a-z]{1,6}|[а-я]|[\\u0621-\\u064a]{1,2})[)）]${space}*(?=\\S|$)`, 'u'),
    form: 'paren',
    read: (text) => lowerReadings(text),
  },
  // a. or iv.
  {
    pattern: new RegExp(`^([a-z]{1,6})\\.(?:${space}+|$)`, 'u'),
    form: 'dot',
    read: (text) => lowerReadings(text),
  },
  // III. or B.
  {
    pattern: new RegExp(`^([A-Z]{1,7})[.．](?:${space}+|$)`, 'u'),
    form: 'dot',
    read: (text) =>
      lowerReadings(text.toLowerCase()).map(({ series, value }) => ({
        series: series === 'roman' ? 'ROMAN' : 'LETTER',
        value,
      })),
  },
  {
    pattern: new RegExp(`^([•●▪◦‣⁃∙·\\uf0b7\\uf0a7—–*-])${space}+`, 'u'),
    form: 'bullet',
    read: () => [{ series: 'bullet', value: 0 }],
  },
]

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
const wellFormedRoman = /^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

function romanValue(text: string): number | null {
  if (text === '' || !wellFormedRoman.test(text)) return null
  const values = [...text].map((letter) => romanDigits[letter] ?? 0)
  return values.reduce((sum, value, nth) => sum + (value < (values[nth + 1] ?? 0) ? -value : value), 0)
}

function lowerReadings(text: string): Reading[] {
  const letter = lettersOf(text)
  const roman = romanValue(text)
  return [
    ...(letter === null ? [] : [{ series: 'letter' as const, value: letter }]),
    ...(roman === null ? [] : [{ series: 'roman' as const, value: roman }]),
  ]
}

/** Digits of any script the six languages use. */
const numberOf = (text: string): number =>
  Number(
    [...text]
      .map((digit) => {
        const code = digit.codePointAt(0) ?? 0
        const zero = [0x660, 0x6f0, 0xff10].find((first) => code >= first && code <= first + 9)
        return zero === undefined ? digit : code - zero
      })
      .join(''),
  )

/** Labels are short: more of the words need not be looked at. */
const longest = 40

export function readLabel(words: string): Label | null {
  const start = words.slice(0, longest)
  const indent = start.length - start.trimStart().length
  const text = start.slice(indent)
  const ordinal = writtenOrdinal(text)
  if (ordinal) return { ...ordinal, length: ordinal.length + indent }
  for (const { pattern, form, read } of rules) {
    const match = pattern.exec(text)
    const readings = match ? read(match[1] as string) : []
    if (match && readings.length > 0)
      return { text: match[0].trim(), form, readings, length: match[0].length + indent }
  }
  return null
}

export const valueIn = (label: Label, series: Reading['series']): number | null =>
  label.readings.find((reading) => reading.series === series)?.value ?? null

/** "12." of a numbered paragraph or of a heading of the third rank. */
export const numberIn = (label: Label | null): number | null =>
  label?.form === 'dot' ? valueIn(label, 'number') : null
