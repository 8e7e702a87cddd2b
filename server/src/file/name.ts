/** [FIL4] The name a file is offered under: made by the server of what is harmless in the name it came with. */
import type { FileKind } from '@plenary/shared/file'

const longestName = 80

/** Device names of Windows, which no file may bear there. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** Letters and digits of ASCII with single joints between them; the ending is that of what the file is. */
export function safeName(given: string, kind: FileKind): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longestName)
    .replace(/-+$/, '')
  return `${stem === '' || reserved.test(stem) ? 'file' : stem}.${kind}`
}
