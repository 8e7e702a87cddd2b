/**
 * PDF: refused when anything in it could act, whether it stands in the open or in a packed stream of objects. A
 * jump to a page and an address one may follow are inert and stay.
 */
import { inflateSync } from 'node:zlib'
import type { FileNote } from '@plenary/shared/file'
import { bounds, type Finding, notTaken, tooLarge, unsafe } from './verdict.ts'

/** Actions and parts that run, send, fetch or hold another file. */
const acting = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'RichMedia',
  'RichMediaExecute',
  'EmbeddedFile',
  'EmbeddedFiles',
  'Movie',
  'Sound',
  'XFA',
  'Encrypt',
] as const
const actingName = new RegExp(`/(${acting.join('|')})(?![A-Za-z0-9_.+-])`)

const why: Partial<Record<(typeof acting)[number], string>> = {
  Encrypt: 'It is encrypted and cannot be looked at.',
  EmbeddedFile: 'It holds another file.',
  EmbeddedFiles: 'It holds another file.',
  JavaScript: 'It holds a script.',
}

/** Names may be written with numbered characters: /J#61vaScript is /JavaScript. */
const plainNames = (text: string): string =>
  text.replace(/\/[^\0-\x20/<>[\](){}%#]*#[0-9A-Fa-f]{2}[^\0-\x20/<>[\](){}%]*/g, (name) =>
    name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )

function ensureInert(text: string): void {
  const found = actingName.exec(plainNames(text))?.[1] as (typeof acting)[number] | undefined
  if (found) throw unsafe(why[found] ?? 'It holds an action that runs, sends or fetches something.')
}

/** How far back the dictionary of a stream is looked for; office programs need a few hundred bytes. */
const dictionaryBytes = 4096

/** The dictionary that stands before the word `stream`. */
const dictionaryBefore = (text: string, at: number): string => {
  const before = text.slice(Math.max(0, at - dictionaryBytes), at)
  return plainNames(before.slice(before.lastIndexOf(' obj') + 1))
}

/** Packed once, in the one way every program uses. A second word about it would be read by some and not by others. */
function isPackedPlainly(dictionary: string): boolean {
  const filters = [...dictionary.matchAll(/\/Filter\s*(\[[^\]]*\]|\/\w+)/g)]
  const names = filters.flatMap(([, said]) => said?.match(/\/\w+/g) ?? [])
  const isOne = names.length === 1 && dictionary.split('/Filter').length === 2
  return isOne && /^\/(FlateDecode|Fl)$/.test(names[0] ?? '') && !/\/Predictor\s*(?!1\b)\d/.test(dictionary)
}

const objects = /\/Type\s*\/ObjStm(?![A-Za-z])/

/** [FIL10] Objects may be packed together out of sight. Each such stream is opened, or the file is refused. */
function unpackObjects(bytes: Buffer, text: string): string[] {
  const opened: string[] = []
  let room: number = bounds.unpackedBytes
  for (const match of text.matchAll(/\bstream(\r\n|\n|\r)/g)) {
    const dictionary = dictionaryBefore(text, match.index)
    if (!objects.test(dictionary)) continue
    const rest = bytes.subarray(match.index + match[0].length)
    // Not packed: it was looked at with everything that stands in the open.
    if (!dictionary.includes('/Filter')) opened.push('')
    else if (isPackedPlainly(dictionary)) opened.push(inflated(rest, room))
    else throw unsafe('Objects in it are packed in a way that cannot be looked at.')
    room -= opened.at(-1)?.length ?? 0
    if (room <= 0) throw tooLarge('It unpacks to more than 50 MB.')
  }
  // A dictionary that was not recognised may not hide what others will find.
  const named = plainNames(text).match(/\/ObjStm(?![A-Za-z])/g)?.length ?? 0
  if (named > opened.length) throw unsafe('Objects in it are packed in a way that cannot be looked at.')
  return opened
}

function inflated(rest: Buffer, room: number): string {
  try {
    return inflateSync(rest, { maxOutputLength: room }).toString('latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge('It unpacks to more than 50 MB.')
    throw unsafe('Objects in it are packed in a way that cannot be looked at.')
  }
}

/** What follows the last end mark; more than line ends could be another file. */
function ensureEnds(text: string): void {
  const end = text.lastIndexOf('%%EOF')
  if (end < 0) throw notTaken('It breaks off before its end.')
  // Some programs fill up with zeros.
  if (!/^%%EOF[\s\0]*$/.test(text.slice(end))) throw unsafe('Something follows its end.')
}

/** Remarks pinned to a page; links and fields of a form are none. */
const remark =
  /\/Subtype\s*\/(Text|FreeText|Highlight|Underline|StrikeOut|Squiggly|Caret|Stamp|Ink)(?![A-Za-z])/
const author = /\/Author\s*(\(\s*[^\s)]|<\s*[0-9A-Fa-f])|<dc:creator>/

const notesOf = (parts: string[]): FileNote[] => [
  ...(parts.some((part) => remark.test(part)) ? (['comments'] as const) : []),
  ...(parts.some((part) => author.test(part)) ? (['author-names'] as const) : []),
]

export async function judgePdf(bytes: Buffer): Promise<Finding> {
  const text = bytes.toString('latin1')
  ensureEnds(text)
  ensureInert(text)
  const opened = unpackObjects(bytes, text)
  for (const part of opened) ensureInert(part)
  return { notes: notesOf([text, ...opened]), replacement: null }
}
