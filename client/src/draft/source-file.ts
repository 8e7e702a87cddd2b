/** Reads what a person chose to import, and says in plain words when it is not text, before anything is sent. */
import { type ImportFormat, importMaxCharacters } from '@plenary/shared/draft'

export interface Source {
  text: string
  format: ImportFormat
  /** A title made of the first heading or the file's name; empty when neither says anything. */
  title: string
}

/** Why a file is not read. Each is translated under `import.fault.<code>`. */
export type SourceFault = 'word' | 'pdf' | 'binary' | 'too-large' | 'empty'

const byExtension: Record<string, ImportFormat> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
}
const faultByExtension: Record<string, SourceFault> = {
  doc: 'word',
  docx: 'word',
  odt: 'word',
  rtf: 'word',
  pdf: 'pdf',
}

const extensionOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** A character takes four bytes at most. */
const largestFile = importMaxCharacters * 4

/** [TBL20] Guessed by the extension where it says something, otherwise by the text. */
export function guessFormat(text: string, name = ''): ImportFormat {
  const known = byExtension[extensionOf(name)]
  if (known) return known
  if (/^\s*(<!doctype html|<html|<(p|h[1-6]|ol|ul|div|body|table)[\s>])/i.test(text)) return 'html'
  return /^#{1,6} \S/m.test(text) ? 'markdown' : 'text'
}

export function guessTitle(text: string, format: ImportFormat, name = ''): string {
  const heading =
    format === 'markdown'
      ? /^#{1,2} +(.+?)\s*#*$/m.exec(text)?.[1]
      : format === 'html'
        ? /<(?:title|h1)[^>]*>([^<]+)</i.exec(text)?.[1]
        : undefined
  const said = heading ?? name.replace(/\.[a-z0-9]+$/i, '').replace(/[-_]+/g, ' ')
  return said.replace(/[*_`]/g, '').trim().slice(0, 300)
}

/** The text of bytes, or why they hold none: a NUL or bytes that are no UTF-8 are no text. */
export function decode(bytes: Uint8Array): string | SourceFault {
  if (bytes.length === 0) return 'empty'
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  try {
    const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (text.includes('\0')) return 'binary'
    if (text.length > importMaxCharacters) return 'too-large'
    return text.trim() === '' ? 'empty' : text
  } catch {
    return 'binary'
  }
}

export async function readSource(file: Blob & { name: string }): Promise<Source | SourceFault> {
  const fault = faultByExtension[extensionOf(file.name)]
  if (fault) return fault
  if (file.size > largestFile) return 'too-large'
  const read = decode(new Uint8Array(await file.arrayBuffer()))
  if (isFault(read)) return read
  const format = guessFormat(read, file.name)
  return { text: read, format, title: guessTitle(read, format, file.name) }
}

const faults: ReadonlySet<string> = new Set([
  'word',
  'pdf',
  'binary',
  'too-large',
  'empty',
] satisfies SourceFault[])
const isFault = (read: string): read is SourceFault => faults.has(read)
