/** [FIL4] The name a file is offered under: made by the server of what is harmless in the name it came with. */
import type { FileKind } from '@plenary/shared/file'

const longestName = 80

/** Device names of Windows, which no file may bear there. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** Characters without a shape of their own: joiners of Arabic and Indic letters, marks of direction. */
const shapeless = /\p{Default_Ignorable_Code_Point}+/gu

/** Letters and digits of any script with single joints between them; the ending is that of what the file is. */
export function safeName(given: string, kind: FileKind): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const words = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKC')
    .replace(shapeless, '')
    // A mark without its letter before it would sit on a joint.
    .replace(/[^\p{L}\p{N}\p{M}]+\p{M}*/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '')
  // Ten marks a letter are spelling; ten thousand are not.
  const stem = [...words.replace(/(\p{M}{4})\p{M}+/gu, '$1')]
    .slice(0, longestName)
    .join('')
    .replace(/-+$/, '')
  return `${stem === '' || reserved.test(stem) ? 'file' : stem}.${kind}`
}
