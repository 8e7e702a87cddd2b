/**
 * The codec between live text and the neutral form of content, the only one: what a run of a Y.XmlText says, what a part
 * is written as, and what the gate admits. It knows the little of a document that it reads and writes, and no library.
 * All words of a room stand in one run, objects included (decision 0016); logs from before have a run of text on either
 * side of every sign and the sign as a node: they are read as they are, and never written.
 */
import { z } from 'zod'
import { fragmentName } from '../rooms.ts'
import { type Content, type Inline, type Mark, normalise, type ObjectPart } from './content.ts'
import { keyOf, nameInKey } from './keys.ts'
import type { Held, Rows } from './row.ts'
import { isObjectId } from './table.ts'

/** The object replacement character: what stands in the text for a thing that is no text. It is no word. */
export const placeholder = '\ufffc'

/** Formats of a run of text, as Yjs holds them. */
export type Formats = Readonly<Record<string, unknown>>

/** What `toDelta` of a Y.XmlText says. */
export type Delta = readonly { insert?: unknown; attributes?: Formats }[]

/** The little of a Y.XmlText that is read and written here. */
export interface LiveRun {
  readonly length: number
  toDelta(): Delta
  insert(at: number, text: string, formats: Record<string, unknown>): void
}

/** A node of before, of which Yjs writes such. */
interface LiveNode {
  readonly nodeName: string
  getAttribute(name: string): unknown
}
/** The little of a document that is read. */
export interface LiveDoc {
  getXmlFragment(name: string): { get(nth: number): unknown }
}
interface LiveBlock {
  toArray(): unknown[]
}

const isRun = (child: unknown): child is LiveRun => !('nodeName' in (child as object))

/** Runs of one link follow each other, cut by other marks: what was just asked is not asked again. */
function rememberingLast(schema: z.ZodType): (value: unknown) => boolean {
  let last: unknown
  // What no mark may hold is not valid before it is asked.
  let isValid = false
  return (value) => {
    if (last !== value) {
      last = value
      isValid = schema.safeParse(value).success
    }
    return isValid
  }
}

export function makeCodec({ marks, objects }: Rows) {
  const markNames = Object.keys(marks)
  const markRows = new Map(Object.entries(marks))
  const nodesBefore = new Map(
    Object.entries(objects).flatMap(([name, { nodeBefore }]) => (nodeBefore ? [[nodeBefore, name]] : [])),
  )

  /** What stands in the mark of an object, in the order of the editor's attributes. */
  const heldOf = (part: ObjectPart): Held => {
    const { id, end } = part as { id: string; end?: string }
    return objects[part.type]?.isPair ? { id, end: end ?? '' } : { id }
  }

  /** The object that a mark of this name and value is at one end of; null for one of another form. */
  function objectIn(name: string, value: unknown): ObjectPart | null {
    const row = objects[name]
    if (!row || typeof value !== 'object' || value === null) return null
    const { id, end } = value as { id?: unknown; end?: unknown }
    if (!isObjectId(id) || (row.isPair && end !== 'open' && end !== 'close')) return null
    return (row.isPair ? { type: name, id, end } : { type: name, id }) as unknown as ObjectPart
  }

  /** The name of the object that a key is for; null for any other key. */
  const objectName = (key: string): string | null => {
    const name = nameInKey(key)
    return name !== null && Object.hasOwn(objects, name) ? name : null
  }

  /**
   * The object that a placeholder with these formats is; null without one. One set at the same moment in the place of
   * another may come to stand under both marks: its own is the one that begins last, and formats are told in the order in
   * which they begin.
   */
  function objectOf(formats: Formats | undefined): ObjectPart | null {
    if (!formats) return null
    for (const key of Object.keys(formats).reverse()) {
      const name = objectName(key)
      const object = name && objectIn(name, formats[key])
      if (object) return object
    }
    return null
  }

  const holds = new Map(markNames.map((name) => [name, z.strictObject(marks[name]?.holds ?? {})]))
  const readers = Object.entries(marks).map(([name, row]) => ({
    name,
    held: Object.entries(row.holds).map(([key, schema]) => [key, rememberingLast(schema)] as const),
  }))

  /** Marks by the formats of a run, always in the order of the table; one of another form is none. */
  function marksOf(formats: Formats | undefined): Mark[] {
    if (!formats) return []
    const found: Mark[] = []
    for (const { name, held } of readers) {
      const value = formats[name]
      if (!value) continue
      const mark: Record<string, unknown> = { type: name }
      let isWhole = true
      for (const [key, isValid] of held) {
        mark[key] = (value as Record<string, unknown>)[key]
        isWhole &&= isValid(mark[key])
      }
      if (isWhole) found.push(mark as Mark)
    }
    return found
  }

  /** The value of a mark, as it stands in live text. */
  const heldIn = ({ type, ...held }: Mark): Held => held

  /** Under which keys a part stands in live text, and what with. */
  const formatsOf = (part: Inline): Record<string, unknown> => {
    if (part.type === 'text') return formatsOfMarks(part.marks)
    const held = heldOf(part)
    return { [keyOf(part.type, held)]: held }
  }

  const formatsOfMarks = (all: readonly Mark[] | undefined): Record<string, unknown> =>
    Object.fromEntries((all ?? []).map((mark) => [mark.type, heldIn(mark)]))

  /**
   * One piece of a run as content. [SGN2] A placeholder without a mark is a character like any other, for all to see and
   * take away; a mark on other letters says nothing.
   */
  function contentOfRun(text: string, formats: Formats | undefined): Content {
    const found = marksOf(formats)
    const words = (piece: string): Inline => ({
      type: 'text',
      text: piece,
      ...(found.length > 0 ? { marks: found } : {}),
    })
    const object = text.includes(placeholder) ? objectOf(formats) : null
    if (!object) return [words(text)]
    return text
      .split(/(\ufffc)/)
      .filter((piece) => piece !== '')
      .map((piece) => (piece === placeholder ? { ...object } : words(piece)))
  }

  /** What a run says; not normalised. */
  const contentOfDelta = (delta: Delta): Content =>
    delta.flatMap(({ insert, attributes }) =>
      typeof insert === 'string' && insert !== '' ? contentOfRun(insert, attributes) : [],
    )

  /** What some children of the block say, runs and the nodes of before. */
  const contentOfChildren = (children: readonly unknown[]): Content =>
    normalise(
      children.flatMap((child): Content => {
        if (isRun(child)) return contentOfDelta(child.toDelta())
        const object = objectOfNode((child as LiveNode).nodeName, (child as LiveNode).getAttribute('id'))
        return object ? [object] : []
      }),
    )

  /** The object that a node of before was. Of its id only that is asked which was asked then. */
  const objectOfNode = (nodeName: string, id: unknown): ObjectPart | null => {
    const type = nodesBefore.get(nodeName)
    return type !== undefined && typeof id === 'string' ? ({ type, id } as ObjectPart) : null
  }

  return {
    objectOf,
    objectName,
    objectOfNode,
    marksOf,
    formatsOf,
    formatsOfMarks,
    contentOfDelta,
    contentOfChildren,
    /** Ends every mark that a run may have. */
    noMarks: Object.fromEntries(markNames.map((name) => [name, null])) as Readonly<Record<string, null>>,

    /** What a room holds now. */
    contentOf(doc: LiveDoc): Content {
      const block = doc.getXmlFragment(fragmentName).get(0) as LiveBlock | undefined
      return block ? contentOfChildren(block.toArray()) : []
    },

    /** The characters that a part is in live text. */
    charactersOf: (part: Inline): string => (part.type === 'text' ? part.text : placeholder),

    /** Writes parts into a run, from a place on. */
    insertParts(run: LiveRun, at: number, parts: Content): void {
      let end = at
      for (const part of parts) {
        const text = part.type === 'text' ? part.text : placeholder
        run.insert(end, text, formatsOf(part))
        end += text.length
      }
    },

    /**
     * What the gate admits of formats: what the rows say, with what they hold and nothing else. [SGN4] The mark of an
     * object stands under the key that its id makes.
     */
    admits(key: string, value: unknown): boolean {
      const name = objectName(key)
      if (name === null && !markRows.has(key)) return false
      if (value === null) return true
      if (typeof value !== 'object' || Array.isArray(value)) return false
      if (name === null) return holds.get(key)?.safeParse(value).success === true
      const object = objectIn(name, value)
      if (!object) return false
      const held = heldOf(object)
      return Object.keys(value).length === Object.keys(held).length && keyOf(name, held) === key
    },
  }
}
