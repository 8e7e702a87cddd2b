/**
 * What the server writes into the document of a room: its first words, words it changes, and the one run of text that
 * rooms have (decision 0016). What a part is in live text, and back, the codec of the grammar says.
 */
import { type Content, normalise } from '@plenary/shared/content'
import { grammar } from '@plenary/shared/grammar/grammar'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'
import { makeDoc } from './make-doc.ts'
import { atomsOf, wordEdits } from './word-edits.ts'

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

export const contentOf = (doc: Y.Doc): Content => grammar.contentOf(doc)

/** Writes parts into a run, from a place on. */
const insertParts = (run: Y.XmlText, at: number, parts: Content): void => grammar.insertParts(run, at, parts)

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
    const children: unknown[] = block.toArray()
    const place = children.indexOf(stays)
    const before = grammar.contentOfChildren(children.slice(0, place))
    const behind = grammar.contentOfChildren(children.slice(place + 1))
    block.delete(place + 1, block.length - place - 1)
    block.delete(0, place)
    insertParts(stays, stays.length, behind)
    insertParts(stays, 0, before)
  })
  return true
}

/** Cuts content at a place of the live text: what is before and what is behind, marks and objects kept. */
export function cutContent(content: Content, offset: number): [Content, Content] {
  const parts = atomsOf(content)
  return [normalise(parts.slice(0, offset)), normalise(parts.slice(offset))]
}

/** Makes the document hold these words, touching only the words that differ [COL11]. */
export function replaceContent(doc: Y.Doc, next: Content): void {
  unite(doc)
  const run = runOf(doc)
  if (!run) return
  const edits = wordEdits(contentOf(doc), normalise(next))
  doc.transact(() => {
    // From the end, so that the places of those before stay.
    for (const edit of edits.reverse()) {
      const length = edit.to - edit.from
      if (edit.type === 'format')
        run.format(edit.from, length, { ...grammar.noMarks, ...grammar.formatsOfMarks(edit.marks) })
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
