/** The words of a room as two copies read them, each by its own way. Done beside the server where a room is large. */
import { canonicalJson } from '@plenary/shared/canonical'
import * as Y from 'yjs'
import { applyAsIs } from './apply.ts'
import { contentOf } from './content.ts'
import { makeDoc } from './make-doc.ts'

export interface Readings {
  /** By one who was there: the rows in their order. */
  followed: string
  /** By one who comes now and takes the state as a whole. */
  anew: string
}

/** Words as one string, to be compared. */
export const readingOf = (doc: Y.Doc): string => canonicalJson(contentOf(doc))

/** How one reads the document who takes it as it is sent to newcomers. */
export function readAnew(doc: Y.Doc): string {
  const copy = makeDoc()
  applyAsIs(copy, [Y.encodeStateAsUpdate(doc)])
  const reading = readingOf(copy)
  copy.destroy()
  return reading
}

export function work(updates: Uint8Array[]): Readings {
  const doc = makeDoc()
  applyAsIs(doc, updates)
  const readings = { followed: readingOf(doc), anew: readAnew(doc) }
  doc.destroy()
  return readings
}
