/**
 * [NAM1] What a name reads like, after UTS #39: names of one form are taken for one another, whatever letters, case,
 * spaces or marks they are written with. A form is compared and never shown.
 */
import unhomoglyph from 'unhomoglyph'

/** Accents, points and overlays of alphabets in which they are not letters of their own. */
const marks = new RegExp(
  [
    '\\u0300-\\u036f',
    '\\u0483-\\u0489',
    '\\u0591-\\u05c7',
    '\\u0610-\\u061a',
    '\\u064b-\\u065f',
    '\\u0670',
    '\\u06d6-\\u06ed',
    '\\u0640',
    '\\u1ab0-\\u1aff',
    '\\u1dc0-\\u1dff',
    '\\u20d0-\\u20ff',
  ]
    .map((range) => `[${range}]`)
    .join('|'),
  'gu',
)
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/** Characters whose prototype was looked up; there are few in use, and a stranger's do not fill the memory. */
const prototypes = new Map<string, string>()
const mostKept = 20_000

/** The prototype of each character, as Unicode's table of confusables names it. */
function prototypeOf(char: string): string {
  const known = prototypes.get(char)
  if (known !== undefined) return known
  if (prototypes.size >= mostKept) prototypes.clear()
  const found = unhomoglyph(char)
  prototypes.set(char, found)
  return found
}

const mapped = (text: string): string => [...text].map(prototypeOf).join('')

/**
 * Lower case comes between two mappings: the capital of another alphabet is like a capital of ours and is not mapped
 * once it is small. Of a capital I, which is like a small l, so becomes what a small i is too.
 */
function readAs(word: string): string {
  const bare = word.normalize('NFKD').replace(unseen, '').replace(marks, '')
  const small = mapped(bare).toLowerCase()
  return mapped(small.normalize('NFKD'))
    .toLowerCase()
    .replace(marks, '')
    .replace(/[^\p{L}\p{N}\p{M}|]/gu, '')
    .replace(/[i|]/g, 'l')
}

const between = /[^\p{L}\p{N}\p{M}|\p{Cf}\p{Default_Ignorable_Code_Point}]+/u

/** The form of each word of a name. */
const formsOfWords = (name: string): string[] =>
  name
    .normalize('NFKC')
    .split(between)
    .map(readAs)
    .filter((form) => form !== '')

/** The form of a whole name: spaces and signs between words tell nothing apart. */
export const formOf = (name: string): string => formsOfWords(name).join('')

/** Words that say what somebody is of a body, and not which body: "Office of the", "Permanent Mission of". */
const offices = new Set(
  [
    'the of for at and to office delegation mission permanent government embassy representative representation',
    'spokesperson spokesman spokeswoman head chair chairperson member team desk staff official of deputy',
    'le la les l du de des d bureau délégation mission permanente gouvernement ambassade représentant chef de',
    'el los las del oficina delegación misión permanente gobierno embajada',
    'مكتب وفد بعثة حكومة سفارة ممثل رئيس البعثة الدائمة',
    'бюро делегация миссия правительство посольство представитель',
    '代表团 办公室 政府',
  ]
    .join(' ')
    .split(' ')
    .map(readAs),
)

/** [NAM3] Which body a name speaks of: what is left of it without the words of an office. */
export function bodyIn(name: string): string {
  const words = formsOfWords(name)
  const rest = words.filter((word) => !offices.has(word))
  return (rest.length > 0 ? rest : words).join('')
}
