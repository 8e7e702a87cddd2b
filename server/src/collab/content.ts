/** The words of a room: between the shared form of a paragraph's content and its Yjs document. */
import { type Content, type Inline, isSafeLink, type Mark, normalise } from '@plenary/shared/content'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'

/** Everything the server itself writes, it writes under this client id. */
export const serverClientId = 1

type Formats = Record<string, unknown>

const formatsOf = (marks: Mark[] | undefined): Formats =>
  Object.fromEntries(
    (marks ?? []).map((mark) => [mark.type, mark.type === 'link' ? { href: mark.href } : {}]),
  )

/** Marks by the formats of a run, always in one order. */
export const marksOf = (formats: Formats | undefined): Mark[] =>
  (['strong', 'em', 'superscript', 'link'] as const).flatMap((type): Mark[] => {
    const value = formats?.[type]
    if (!value) return []
    if (type !== 'link') return [{ type }]
    const { href } = value as { href?: unknown }
    return isSafeLink(href) ? [{ type, href }] : []
  })

/** The one block of the room; undefined only before it is seeded. */
export const blockOf = (doc: Y.Doc): Y.XmlElement | undefined =>
  doc.getXmlFragment(fragmentName).get(0) as Y.XmlElement | undefined

export function contentOf(doc: Y.Doc): Content {
  const parts = (blockOf(doc)?.toArray() ?? []).flatMap((child): Content => {
    if (child instanceof Y.XmlText) {
      const delta = child.toDelta() as { insert: unknown; attributes?: Formats }[]
      return delta.flatMap(({ insert, attributes }): Content => {
        if (typeof insert !== 'string' || insert === '') return []
        const marks = marksOf(attributes)
        return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }]
      })
    }
    const id = (child as Y.XmlElement).getAttribute('id')
    return typeof id === 'string' ? [{ type: 'footnote', id }] : []
  })
  return normalise(parts)
}

const newFootnote = (id: string): Y.XmlElement => {
  const element = new Y.XmlElement('footnote')
  element.setAttribute('id', id)
  return element as Y.XmlElement
}

/** Writes parts into the block at a child index: runs of text share an XmlText, references are elements. */
function insertParts(block: Y.XmlElement, index: number, parts: Content): void {
  let at = index
  let words: Y.XmlText | undefined
  for (const part of parts) {
    if (part.type === 'footnote') {
      block.insert(at++, [newFootnote(part.id)])
      words = undefined
      continue
    }
    if (!words) {
      words = new Y.XmlText()
      block.insert(at++, [words])
    }
    words.insert(words.length, part.text, formatsOf(part.marks))
  }
}

/** The first update of a room: the block, and these words in it. */
export function seedUpdate(content: Content): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = serverClientId
  doc.transact(() => {
    const block = new Y.XmlElement('paragraph')
    doc.getXmlFragment(fragmentName).insert(0, [block])
    insertParts(block as Y.XmlElement, 0, normalise(content))
    // Whoever begins an empty paragraph types into this run; two who made a run each would lose one when y-prosemirror
    // joins them.
    if (block.length === 0) block.insert(0, [new Y.XmlText()])
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** One character with its marks, or one reference: what a position counts. */
interface Atom {
  key: string
  part: Inline
}

const atomsOf = (content: Content): Atom[] =>
  content.flatMap((part): Atom[] =>
    part.type === 'footnote'
      ? [{ key: `#${part.id}`, part }]
      : Array.from({ length: part.text.length }, (_, nth) => ({
          key: part.text[nth] + JSON.stringify(part.marks ?? []),
          part: { ...part, text: part.text[nth] as string },
        })),
  )

/** Where the nth atom is: a child of the block, and the offset in it when it is text. */
function placeOf(block: Y.XmlElement, position: number): { child: number; offset: number } {
  let rest = position
  const children = block.toArray()
  for (const [child, node] of children.entries()) {
    const length = node instanceof Y.XmlText ? node.length : 1
    if (rest < length || (rest === length && node instanceof Y.XmlText)) return { child, offset: rest }
    rest -= length
  }
  return { child: children.length, offset: 0 }
}

function removeAtoms(block: Y.XmlElement, from: number, count: number): void {
  let rest = count
  while (rest > 0) {
    let { child, offset } = placeOf(block, from)
    let node = block.get(child)
    if (node instanceof Y.XmlText && offset === node.length) {
      child += 1
      offset = 0
      node = block.get(child)
    }
    if (node instanceof Y.XmlText) {
      const length = Math.min(rest, node.length - offset)
      node.delete(offset, length)
      rest -= length
    } else {
      block.delete(child, 1)
      rest -= 1
    }
  }
}

function insertAtoms(block: Y.XmlElement, at: number, parts: Content): void {
  if (parts.length === 0) return
  const { child, offset } = placeOf(block, at)
  const node = block.get(child) as Y.XmlText | Y.XmlElement | undefined
  if (!(node instanceof Y.XmlText)) {
    insertParts(block, child, parts)
    return
  }
  const first = parts.findIndex(({ type }) => type === 'footnote')
  const words = first < 0 ? parts : parts.slice(0, first)
  let end = offset
  for (const part of words)
    if (part.type === 'text') {
      node.insert(end, part.text, formatsOf(part.marks))
      end += part.text.length
    }
  if (first < 0) return
  // What stood behind the insertion moves into a run of its own, behind the references.
  const tail = (node.toDelta() as { insert: string; attributes?: Formats }[]).flatMap(
    ({ insert, attributes }): Content => [{ type: 'text', text: insert, marks: marksOf(attributes) }],
  )
  const behind = contentAfter(tail, end)
  if (node.length > end) node.delete(end, node.length - end)
  insertParts(block, child + 1, [...parts.slice(first), ...behind])
}

const contentAfter = (parts: Content, offset: number): Content =>
  normalise(
    atomsOf(parts)
      .slice(offset)
      .map(({ part }) => part),
  )

/** Cuts content at an atom: text before and text after, marks and references kept. */
export function cutContent(content: Content, offset: number): [Content, Content] {
  const parts = atomsOf(content).map(({ part }) => part)
  return [normalise(parts.slice(0, offset)), normalise(parts.slice(offset))]
}

/** Makes the document hold these words, touching only what differs between the common beginning and end. */
export function replaceContent(doc: Y.Doc, next: Content): void {
  const block = blockOf(doc)
  if (!block) return
  const before = atomsOf(contentOf(doc))
  const after = atomsOf(normalise(next))
  let start = 0
  while (start < before.length && start < after.length && before[start]?.key === after[start]?.key) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end]?.key === after[after.length - 1 - end]?.key
  )
    end += 1
  doc.transact(() => {
    removeAtoms(block, start, before.length - start - end)
    insertAtoms(block, start, normalise(after.slice(start, after.length - end).map(({ part }) => part)))
  })
}
