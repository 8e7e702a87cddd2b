/** XML parts of office documents, looked through once: no entities of their own, no declarations, bounded depth [F4–F7]. */
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { bounds, tooLarge, unsafe } from './verdict.ts'

/** An element as a judge looks at it: its name without a prefix, its namespace, its attributes by local name. */
export interface Element {
  name: string
  namespace: string
  /**
   * An attribute as the formats' own texts name it, `w:author` or `Target`; '' where there is none. The prefix stands
   * for the format's namespace, whichever prefix the file binds to it.
   */
  attribute(name: string): string
  /** Local names of the elements it stands in, outermost first. */
  inside: readonly string[]
}

export interface Looking {
  element?(element: Element): void
  /** Words directly inside the element named last. */
  text?(words: string, inside: readonly string[]): void
}

const odf = 'urn:oasis:names:tc:opendocument:xmlns'
/** Namespaces by the prefix under which the judges name them. Word has two: ECMA's and the strict one of ISO. */
const namespaces: Record<string, readonly string[]> = {
  w: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  w15: ['http://schemas.microsoft.com/office/word/2012/wordml'],
  xlink: ['http://www.w3.org/1999/xlink'],
  text: [`${odf}:text:1.0`],
}

/** `w:author` as its local name and the namespaces it may be in; null where it has no prefix. */
const wanted = new Map<string, { local: string; known: readonly string[] } | null>()
function wantedOf(name: string) {
  const seen = wanted.get(name)
  if (seen !== undefined) return seen
  const [local, prefix] = name.split(':').reverse() as [string, string | undefined]
  const made = prefix === undefined ? null : { local, known: namespaces[prefix] ?? [] }
  wanted.set(name, made)
  return made
}

function attributeOf({ attributes }: SaxesTagNS, name: string): string {
  const want = wantedOf(name)
  if (!want) return attributes[name]?.value ?? ''
  for (const own in attributes) {
    const { local, uri, value } = attributes[own] as SaxesAttributeNS
    if (local === want.local && want.known.includes(uri)) return value
  }
  return ''
}

/** UTF-8, or UTF-16 with its mark: what an office writes. Anything else could be read in two ways. */
function decode(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw unsafe('A part of it is in no known encoding.')
  }
}

/** Throws file-unsafe for what is no well-formed XML, brings a DOCTYPE, or is built to cost its readers dearly. */
export function lookThrough(bytes: Buffer, { element, text }: Looking): void {
  const source = decode(bytes)
  let numbered = 0
  for (let at = source.indexOf('&#'); at >= 0; at = source.indexOf('&#', at + 2))
    if (++numbered > bounds.numberedCharacters) throw unsafe('A part of it is built of numbered characters.')
  const inside: string[] = []
  let elements = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    throw unsafe('A part of it is not well-formed.')
  })
  parser.on('doctype', () => {
    throw unsafe('A part of it declares a document type.')
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (++elements > bounds.xmlElements) throw tooLarge('A part of it has more than a million elements.')
    element?.({
      name: tag.local,
      namespace: tag.uri,
      attribute: (name) => attributeOf(tag, name),
      inside,
    })
    inside.push(tag.local)
    if (inside.length > bounds.xmlDepth) throw unsafe('A part of it is nested too deeply.')
  })
  parser.on('closetag', () => void inside.pop())
  if (text) parser.on('text', (words) => text(words, inside))
  parser.write(source).close()
}
