/** [FIL4] How a file is offered to be saved: under its own name, and under a plain one for programs that know ASCII alone. */
import contentDisposition from 'content-disposition'

/** Accents go; a name in another script gives way to a plain word with the same ending. */
function plainName(name: string): string {
  const [, stem = name, ending = ''] = /^(.*)(\.[A-Za-z0-9]+)$/.exec(name) ?? []
  const plain = stem
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${plain === '' ? 'file' : plain}${ending}`
}

/** A header as RFC 6266 has it; the encoded name (RFC 8187) stands there only where the plain one says less. */
export const dispositionOf = (name: string): string => contentDisposition(name, { fallback: plainName(name) })
