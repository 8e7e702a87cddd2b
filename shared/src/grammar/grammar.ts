/** The text grammar in one piece: everything that follows from its rows. `grammar` is the platform's own. */
import { type Delta, makeCodec } from './codec.ts'
import { type Content, type ObjectPart, schemasOf } from './content.ts'
import { markSpecsOf } from './editor.ts'
import { makeReading } from './reading.ts'
import type { End, Rows } from './row.ts'
import { type MarkName, table } from './table.ts'
import { makeWriting } from './writing.ts'

/** Where the ends of an object stand; null for one that is not there (any more). */
export interface Ends {
  type: ObjectPart['type']
  id: string
  open: number | null
  close: number | null
}

export type Grammar = ReturnType<typeof makeGrammar>

export function makeGrammar(rows: Rows) {
  const codec = makeCodec(rows)
  const writing = makeWriting(rows)
  return {
    rows,
    markNames: Object.keys(rows.marks) as MarkName[],
    /** Marks of words that stand out, as a heading does by itself. */
    standingOut: Object.entries(rows.marks).flatMap(([name, { standsOut }]) =>
      standsOut ? [name as MarkName] : [],
    ),
    schemas: schemasOf(rows),
    markSpecs: markSpecsOf(rows),
    ...codec,
    ...writing,
    ...makeReading(rows),

    /**
     * Both ends of every object, by its id, in the order in which the first of them stands. Places count characters of the
     * live text, an object one; of a pair that lost an end that one is null, and a sign has the end `open` alone.
     */
    endsIn(content: Content): Ends[] {
      const found = new Map<string, Ends>()
      let at = 0
      for (const part of content) {
        if (part.type !== 'text') {
          const { type, id, end = 'open' } = part as ObjectPart & { end?: End }
          const ends = found.get(`${type} ${id}`) ?? { type, id, open: null, close: null }
          // Of several at one end, as after pasting a pair twice, the first counts.
          ends[end] ??= at
          found.set(`${type} ${id}`, ends)
        }
        at += codec.charactersOf(part).length
      }
      return [...found.values()]
    },

    /** Places in a run, in UTF-16 units of it, of the objects that are no word: the text does not count them. */
    silentPlacesIn(delta: Delta): number[] {
      const places: number[] = []
      let at = 0
      for (const part of codec.contentOfDelta(delta)) {
        if (writing.textOfPart(part) === '') places.push(at)
        at += codec.charactersOf(part).length
      }
      return places
    },
  }
}

export const grammar = makeGrammar(table)
