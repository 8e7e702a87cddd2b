/**
 * The words of a room: between the shared form of a paragraph's content and its Yjs document. All of them stand in one
 * Y.XmlText, signs included (decision 0016). Logs from before have a run of text on either side of every sign and the
 * sign as an element; they are read as they are, and never written.
 */
import { type Content, type Inline, markNames, normalise } from '@plenary/shared/content'
import { fragmentName } from '@plenary/shared/rooms'
import { contentOfDelta, formatsOf, signCharacter, signFormat } from '@plenary/shared/signs'
import * as Y from 'yjs'
import { makeDoc } from './make-doc.ts'
import { wordEdits } from './word-edits.ts'

/** Everything the server itself writes, it writes under this client id. */
export const serverClientId = 1

/** The one block of the room; undefined only before it is seeded. */
export const blockOf = (doc: Y.Doc): Y.XmlElement | undefined =>
  doc.getXmlFragment(fragmentName).get(0) as Y.XmlElement | undefined

/** The one run of text of the room; undefined before it is seeded, and in the form from before [SGN5]. */
export function runOf(doc: Y.Doc): Y.XmlText | undefined {
  const block = blockOf(doc)
  const run = block?.length === 1 ? (block.get(0) as Y.XmlText | Y.XmlElement) : undefined
  return run instanceof Y.XmlText ? run : undefined
}

/** What some children of the block say. */
const contentIn = (block: Y.XmlElement, from: number, to: number): Content =>
  normalise(
    block
      .toArray()
      .slice(from, to)
      .flatMap((child): Content => {
        if (child instanceof Y.XmlText) return contentOfDelta(child.toDelta())
        const id = (child as Y.XmlElement).getAttribute('id')
        return typeof id === 'string' ? [{ type: 'footnote', id }] : []
      }),
  )

export function contentOf(doc: Y.Doc): Content {
  const block = blockOf(doc)
  return block ? contentIn(block, 0, block.length) : []
}

/** Writes parts into a run, from a place on. */
function insertParts(run: Y.XmlText, at: number, parts: Content): void {
  let end = at
  for (const part of parts) {
    const [text, formats] =
      part.type === 'footnote' ? [signCharacter, signFormat(part.id)] : [part.text, formatsOf(part.marks)]
    run.insert(end, text, formats)
    end += text.length
  }
}

/** The first update of a room: the block, one run of text, and these words in it. */
export function seedUpdate(content: Content): Uint8Array {
  const doc = makeDoc()
  doc.clientID = serverClientId
  doc.transact(() => {
    const block = new Y.XmlElement('paragraph')
    doc.getXmlFragment(fragmentName).insert(0, [block])
    // Also in an empty paragraph: two who began one with a run each would lose one when y-prosemirror joins them.
    const run = new Y.XmlText()
    block.insert(0, [run])
    insertParts(run, 0, normalise(content))
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/**
 * Brings the room into the form with one run of text, its words unchanged; false where it has that form. The longest run
 * stays, so that most characters keep their identity.
 */
export function unite(doc: Y.Doc): boolean {
  const block = blockOf(doc)
  if (!block || runOf(doc)) return false
  doc.transact(() => {
    const runs = block.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText)
    const stays = runs.reduce<Y.XmlText | null>(
      (longest, run) => (longest && longest.length >= run.length ? longest : run),
      null,
    )
    if (!stays) {
      const content = contentOf(doc)
      block.delete(0, block.length)
      const run = new Y.XmlText()
      block.insert(0, [run])
      insertParts(run, 0, content)
      return
    }
    const place = block.toArray().indexOf(stays)
    const [before, behind] = [contentIn(block, 0, place), contentIn(block, place + 1, block.length)]
    block.delete(place + 1, block.length - place - 1)
    block.delete(0, place)
    insertParts(stays, stays.length, behind)
    insertParts(stays, 0, before)
  })
  return true
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

/** Cuts content at an atom: text before and text after, marks and references kept. */
export function cutContent(content: Content, offset: number): [Content, Content] {
  const parts = atomsOf(content).map(({ part }) => part)
  return [normalise(parts.slice(0, offset)), normalise(parts.slice(offset))]
}

/** Makes the document hold these words, touching only the words that differ [COL11]. */
export function replaceContent(doc: Y.Doc, next: Content): void {
  unite(doc)
  const run = runOf(doc)
  if (!run) return
  const none = Object.fromEntries(markNames.map((name) => [name, null]))
  const edits = wordEdits(contentOf(doc), normalise(next))
  doc.transact(() => {
    // From the end, so that the places of those before stay.
    for (const edit of edits.reverse()) {
      const length = edit.to - edit.from
      if (edit.type === 'format') run.format(edit.from, length, { ...none, ...formatsOf(edit.marks) })
      else {
        if (length > 0) run.delete(edit.from, length)
        insertParts(run, edit.from, normalise(edit.parts))
      }
    }
  })
}

/** Takes everything out and writes these words in one go, whatever place anything had. */
export function rewriteContent(doc: Y.Doc, next: Content): void {
  const block = blockOf(doc)
  if (!block) return
  doc.transact(() => {
    block.delete(0, block.length)
    const run = new Y.XmlText()
    block.insert(0, [run])
    insertParts(run, 0, normalise(next))
  })
}
