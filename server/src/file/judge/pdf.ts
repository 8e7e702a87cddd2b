/**
 * PDF: refused when anything in it could act, whether it stands in the open or in a packed stream of objects. A
 * jump to a page and an address one may follow are inert and stay.
 */
import { inflateSync } from 'node:zlib'
import type { FileNote } from '@plenary/shared/file'
import { namesFrom, scanPdf, skipSpace } from './pdf-scan.ts'
import { bounds, type Finding, notTaken, tooLarge, unsafe } from './verdict.ts'

const acts = 'It holds an action that runs, sends or fetches something.'
const holdsFile = 'It holds another file.'
/** Actions and parts that run, send, fetch or hold another file, with what is said of each. */
const acting = new Map<string, string>([
  ['JavaScript', 'It holds a script.'],
  ['Launch', acts],
  ['SubmitForm', acts],
  ['ImportData', acts],
  ['GoToE', acts],
  ['GoToR', acts],
  ['Rendition', acts],
  ['RichMedia', acts],
  ['RichMediaExecute', acts],
  ['EmbeddedFile', holdsFile],
  ['EmbeddedFiles', holdsFile],
  ['Movie', acts],
  ['Sound', acts],
  ['XFA', acts],
  ['Encrypt', 'It is encrypted and cannot be looked at.'],
])

/** Remarks pinned to a page; links and fields of a form are none. */
const remarks = new Set([
  'Text',
  'FreeText',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Caret',
  'Stamp',
  'Ink',
])

const outOfSight = () => unsafe('Objects in it are packed in a way that cannot be looked at.')
const unpacksToMuch = () => tooLarge('It unpacks to more than 50 MB.')

/** What the dictionary of the object being read has said so far. */
interface Dictionary {
  holdsObjects: boolean
  /** How often it says how it is packed: a second word would be read by some readers and not by others. */
  filterWords: number
  filters: string[]
  predicted: boolean
}
const emptyDictionary = (): Dictionary => ({
  holdsObjects: false,
  filterWords: 0,
  filters: [],
  predicted: false,
})

/** Packed once, in the one way every program uses. */
const isPackedPlainly = ({ filterWords, filters, predicted }: Dictionary): boolean =>
  filterWords === 1 && filters.length === 1 && /^(FlateDecode|Fl)$/.test(filters[0] ?? '') && !predicted

/** [FIL10] What a PDF says in the open, and where objects in it are packed out of sight. */
class Reading {
  readonly notes = new Set<FileNote>()
  readonly packed: number[] = []
  private dictionary = emptyDictionary()
  private named = 0
  private streams = 0
  private last = { name: '', end: -1 }
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    scanPdf(bytes, this)
    // A dictionary that was not recognised may not hide what others will find.
    if (this.named > this.streams) throw outOfSight()
  }

  object(): void {
    this.dictionary = emptyDictionary()
  }

  name(name: string, start: number, end: number): void {
    const why = acting.get(name)
    if (why) throw unsafe(why)
    const follows = (other: string): boolean =>
      this.last.name === other && skipSpace(this.bytes, this.last.end) === start
    if (name === 'ObjStm') {
      this.named += 1
      if (follows('Type')) this.dictionary.holdsObjects = true
    }
    if (name === 'Filter') {
      this.dictionary.filterWords += 1
      this.dictionary.filters.push(...namesFrom(this.bytes, end, 4))
    }
    if (name === 'Predictor') this.dictionary.predicted ||= !this.saysOne(end)
    if (name === 'Author' && this.saysSomething(end)) this.notes.add('author-names')
    if (remarks.has(name) && follows('Subtype')) this.notes.add('comments')
    this.last = { name, end }
  }

  private saysOne(from: number): boolean {
    const at = skipSpace(this.bytes, from)
    const next = this.bytes[at + 1] ?? 0
    return this.bytes[at] === 0x31 && !(next >= 0x30 && next <= 0x39)
  }

  /** A string that is not empty: in parentheses, or in hexadecimal. */
  private saysSomething(from: number): boolean {
    const at = skipSpace(this.bytes, from)
    const first = this.bytes[skipSpace(this.bytes, at + 1)]
    if (this.bytes[at] === 0x28) return first !== 0x29
    return this.bytes[at] === 0x3c && /[0-9A-Fa-f]/.test(String.fromCharCode(first ?? 0))
  }

  stream(at: number): void {
    const { dictionary } = this
    this.dictionary = emptyDictionary()
    if (!dictionary.holdsObjects) return
    this.streams += 1
    // Not packed: it is looked at with everything that stands in the open.
    if (dictionary.filterWords === 0) return
    if (!isPackedPlainly(dictionary)) throw outOfSight()
    this.packed.push(at)
    if (this.packed.length > bounds.pdfPackedStreams) throw tooLarge('It has too many packed parts.')
  }
}

function inflated(rest: Uint8Array, room: number): Buffer {
  try {
    return inflateSync(rest, { maxOutputLength: room })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw unpacksToMuch()
    throw outOfSight()
  }
}

/** What follows the last end mark; more than line ends could be another file. */
function ensureEnds(bytes: Buffer): void {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0) throw notTaken('It breaks off before its end.')
  // Some programs fill up with zeros.
  if (skipSpace(bytes, end + 5) < bytes.length) throw unsafe('Something follows its end.')
}

export async function judgePdf(bytes: Buffer): Promise<Finding> {
  ensureEnds(bytes)
  const open = new Reading(bytes)
  const { notes } = open
  let room: number = bounds.unpackedBytes
  for (const at of open.packed) {
    const objects = inflated(bytes.subarray(at), room)
    room -= objects.length
    if (room <= 0) throw unpacksToMuch()
    const inside = new Reading(objects)
    if (inside.packed.length > 0) throw outOfSight()
    for (const note of inside.notes) notes.add(note)
  }
  if (bytes.includes('<dc:creator>')) notes.add('author-names')
  return {
    notes: (['comments', 'author-names'] as const).filter((note) => notes.has(note)),
    replacement: null,
  }
}
