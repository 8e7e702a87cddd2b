/** Judges a source before anything reads it: how long it is, and whether it is text at all [IMP1, IMP2]. */
import { importMaxCharacters } from '@plenary/shared/draft'
import { Refusal } from '@plenary/shared/problems'
import type { Source } from './messages.ts'

/** Signs of a file that is no text: control characters that no editor writes, and U+FFFD, which stands for a byte nobody could read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const strange = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g
/** So many of them in a hundred characters, and the file was never text. */
const strangePerHundred = 5
const packed = ['%PDF-', 'PK\u0003\u0004', '{\\rtf']
const halfCharacter = /\p{Surrogate}/u

/** Refuses with `too-large` or `import-not-text`. */
export function judgeSource({ text }: Source): void {
  if (text.length > importMaxCharacters)
    throw new Refusal('too-large', `An import takes ${importMaxCharacters} characters at most.`)
  if (text.includes('\0')) throw new Refusal('import-not-text', 'The text holds NUL characters.')
  if (halfCharacter.test(text)) throw new Refusal('import-not-text', 'The text holds half a character.')
  if (packed.some((sign) => text.startsWith(sign)))
    throw new Refusal('import-not-text', 'This is a word processor file or a PDF.')
  const found = text.match(strange)?.length ?? 0
  if (found * 100 > text.length * strangePerHundred)
    throw new Refusal('import-not-text', 'Most of it cannot be read as text.')
}
