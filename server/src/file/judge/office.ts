/** What Word and OpenDocument have in common: parts that may be there, pictures inside, names of people. */
import type { FileNote } from '@plenary/shared/file'
import { hasPlace } from './exif.ts'
import { bounds, tooLarge, unsafe } from './verdict.ts'
import { type Element, lookThrough } from './xml.ts'
import type { Archive } from './zip.ts'

/**
 * Endings of parts that a text with pictures is made of; the first part of every Word file, `_rels/.rels`, is nothing
 * but an ending. What is not among them could be anything.
 */
const knownParts =
  /(^|\/)(mimetype|layout-cache|[^/]*\.(xml|rels|rdf|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|webp|svg|odttf|ttf|otf|fntdata))$/i
const xmlParts = /\.(xml|rels|rdf|svg)$/i
const fonts = /\.(odttf|ttf|otf|fntdata)$/i
/** Settings of a printer, of no use to anyone else and known to be inert. */
const printerSettings = /(^|\/)printerSettings\/[^/]+\.bin$/i

export type Notes = Set<FileNote>

/** [FIL8] Looks at every part once. `look` is told of each element of each XML part. */
export async function lookAtParts(
  archive: Archive,
  notes: Notes,
  look: (part: string, element: Element) => void,
  text?: (part: string, words: string, inside: readonly string[]) => void,
): Promise<void> {
  let unpacked = 0
  await archive.parts((name, bytes) => {
    unpacked += bytes.length
    if (unpacked > bounds.unpackedBytes) throw tooLarge('It unpacks to more than 50 MB.')
    if (printerSettings.test(name)) return
    if (!knownParts.test(name))
      throw unsafe(`It holds a part that is neither text nor picture: ${partName(name)}.`)
    if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) throw unsafe('It holds another archive.')
    if (fonts.test(name)) notes.add('embedded-fonts')
    if (/\.jpe?g$/i.test(name) && hasPlace(bytes)) notes.add('place-in-picture')
    if (!xmlParts.test(name) || bytes.length === 0) return
    lookThrough(bytes, {
      element: (element) => {
        ensureNoScript(element)
        look(name, element)
      },
      ...(text ? { text: (words, inside) => text(name, words, inside) } : {}),
    })
  })
}

/** Shown to whoever brought the file; nothing of it but plain letters. */
const partName = (name: string): string => name.replace(/[^\w./-]/g, '?').slice(-60)

const svg = 'http://www.w3.org/2000/svg'
function ensureNoScript({ name, namespace }: Element): void {
  if (namespace === svg && (name === 'script' || name === 'foreignObject'))
    throw unsafe('A picture in it holds a script.')
}

/** Elements that name a person, in the properties of either format. */
const people = new Set(['creator', 'lastModifiedBy', 'initial-creator', 'printed-by', 'manager'])
export const namesPerson = (words: string, inside: readonly string[]): boolean =>
  people.has(inside.at(-1) ?? '') && words.trim() !== ''

/** An address outside the document; a jump within it, or a part of it, is none. */
export const leadsOut = (href: string): boolean => /^([a-z][\w+.-]*:|\/|\\|\.\.)/i.test(href.trim())

/** A place on a drive of the author's own machine: of no use to anyone, and fetched from nowhere. */
export const isOnOwnDrive = (href: string): boolean =>
  /^(file:\/\/\/)?[a-z]:/i.test(href.trim()) || !/^([a-z][\w+.-]*:|[/\\]{2})/i.test(href.trim())

/** Where a reader goes only by their own will, and no script begins. */
export const isLink = (href: string): boolean =>
  /^(https?:|mailto:|tel:|#)/i.test(href.trim()) || isOnOwnDrive(href)
