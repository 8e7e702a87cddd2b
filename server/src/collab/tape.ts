/**
 * The tape of a room: every letter, mark and object it ever held, in the order of the text, with the row of the log
 * that brought it and the row that took it away. From a tape every state of the room can be read.
 */
import type { ObjectPart } from '@plenary/shared/content'
import { placeholder } from '@plenary/shared/grammar/codec'
import { grammar } from '@plenary/shared/grammar/grammar'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'
import type { Steps } from '../clock/slices.ts'
import { applyAsIs } from './apply.ts'
import { makeDoc } from './make-doc.ts'

interface Lived {
  /** Number of the row that brought it. */
  born: number
  /** Number of the row that took it away; 0 while it is there. */
  died: number
}
export type Words = Lived & {
  kind: 'words'
  text: string /** Place of the first letter among all. */
  at: number
}
/** From here on the mark has this value; null ends it. */
type MarkStrip = Lived & { kind: 'mark'; name: string; value: unknown }
export type ObjectStrip = Lived & { kind: 'object'; part: ObjectPart }
export type Strip =
  | Words
  /** A run of text begins, without marks. */
  | (Lived & { kind: 'run' })
  | MarkStrip
  | ObjectStrip

export interface RowMeta {
  seq: number
  /** Null when the platform wrote. */
  participantId: string | null
  at: Date
}

export interface Tape {
  /** `rows[n]` is the row number n + 1. */
  rows: RowMeta[]
  strips: Strip[]
  /** How many letters there are, those taken away included. In UTF-16 units, as every offset of a text here. */
  letters: number
}

/** Whether something was there after a row. */
export const stood = ({ born, died }: Lived, seq: number): boolean =>
  born <= seq && (died === 0 || died > seq)

interface Span {
  clock: number
  length: number
  seq: number
}

/**
 * Plays a log row by row. Yjs says who wrote a letter by its client id and nothing about who took it away, so both are
 * noted here, transaction by transaction [G14]. Its garbage collection is off: words that are gone stay readable.
 */
export class Recorder {
  private readonly doc = makeDoc({ gc: false })
  private readonly rows: RowMeta[] = []
  private readonly births = new Map<number, Span[]>()
  private readonly deaths = new Map<number, Span[]>()

  constructor() {
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.note(transaction))
  }

  add({ update, ...row }: RowMeta & { update: Uint8Array }): void {
    this.rows.push(row)
    applyAsIs(this.doc, [update])
  }

  private note({ beforeState, afterState, deleteSet }: Y.Transaction): void {
    const seq = this.rows.at(-1)?.seq ?? 0
    for (const [client, after] of afterState) {
      const clock = beforeState.get(client) ?? 0
      if (after > clock) push(this.births, client, { clock, length: after - clock, seq })
    }
    for (const [client, ranges] of deleteSet.clients)
      for (const { clock, len } of ranges) push(this.deaths, client, { clock, length: len, seq })
  }

  *finish(): Steps<Tape> {
    for (const spans of this.deaths.values()) spans.sort((a, b) => a.clock - b.clock)
    const tape: Tape = { rows: this.rows, strips: [], letters: 0 }
    const block = this.doc.getXmlFragment(fragmentName).get(0) as Y.XmlElement | undefined
    for (const item of itemsOf(block)) {
      if (!(item.content instanceof Y.ContentType)) continue
      const { type } = item.content
      const lived = this.livesOf(item).next().value as Lived
      if (type instanceof Y.XmlText) {
        tape.strips.push({ kind: 'run', ...lived })
        const signMarks: MarkStrip[] = []
        for (const piece of itemsOf(type)) {
          this.unroll(piece, tape, signMarks)
          yield
        }
      } else {
        const part = grammar.objectOfNode((type as unknown as Y.XmlElement).nodeName, idOf(type))
        if (part) tape.strips.push({ kind: 'object', part, ...lived })
      }
    }
    this.doc.destroy()
    // What came and went in one row was never there for anyone.
    tape.strips = tape.strips.filter(({ born, died }) => born !== died)
    for (const strip of tape.strips) if (strip.kind === 'words') tape.letters = place(strip, tape.letters)
    return tape
  }

  private unroll(item: Y.Item, { strips }: Tape, signMarks: MarkStrip[]): void {
    const { content } = item
    if (content instanceof Y.ContentString) {
      let from = 0
      for (const { length, ...lived } of this.livesOf(item)) {
        strips.push(...stripsOf(content.str.slice(from, from + length), lived, signMarks))
        from += length
      }
    } else if (content instanceof Y.ContentFormat) {
      const { born, died } = this.livesOf(item).next().value as Lived
      const mark: MarkStrip = { kind: 'mark', name: content.key, value: content.value, born, died }
      strips.push(mark)
      if (grammar.objectName(mark.name) !== null) signMarks.push(mark)
    }
  }

  /** An item in parts of one birth and one death: Yjs joins neighbours, whichever rows they came in. */
  private *livesOf({ id: { client, clock }, length }: Y.Item): Generator<Lived & { length: number }> {
    const births = this.births.get(client) ?? []
    const deaths = this.deaths.get(client) ?? []
    const end = clock + length
    for (let at = clock; at < end; ) {
      const birth = births[lastFrom(births, at)]
      const nth = lastFrom(deaths, at)
      const death = deaths[nth]
      const isDead = death !== undefined && at < death.clock + death.length
      const stop = Math.min(
        end,
        birth ? birth.clock + birth.length : end,
        isDead ? death.clock + death.length : (deaths[nth + 1]?.clock ?? end),
      )
      yield { born: birth?.seq ?? 0, died: isDead ? death.seq : 0, length: stop - at }
      at = stop
    }
  }
}

/** Words, and the objects among them: a placeholder that came with a mark is one, as it was written. */
function stripsOf(text: string, lived: Lived, signMarks: MarkStrip[]): Strip[] {
  if (!text.includes(placeholder)) return [{ kind: 'words', text, at: 0, ...lived }]
  const part = grammar.objectOf(
    Object.fromEntries(
      signMarks.filter((mark) => stood(mark, lived.born)).map(({ name, value }) => [name, value]),
    ),
  )
  return text
    .split(/(\ufffc)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      part !== null && piece === placeholder
        ? { kind: 'object', part, ...lived }
        : { kind: 'words', text: piece, at: 0, ...lived },
    )
}

function push(spans: Map<number, Span[]>, client: number, span: Span): void {
  const known = spans.get(client)
  if (known) known.push(span)
  else spans.set(client, [span])
}

/** The last span that begins at or before a clock; -1 when there is none. */
function lastFrom(spans: Span[], clock: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).clock <= clock) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What every shared type is made of, whatever events it has. */
type Shared = Pick<Y.AbstractType<unknown>, '_start' | '_map'>

/** The children of a type, those taken away included. */
function* itemsOf(type: Shared | undefined): Generator<Y.Item> {
  for (let item = type?._start ?? null; item; item = item.right) yield item
}

/** The id of a node of before; it can be read after the node was taken away. */
function idOf(type: Shared): string {
  const id: unknown = type._map.get('id')?.content.getContent().at(-1)
  return typeof id === 'string' ? id : ''
}

function place(strip: Words, at: number): number {
  strip.at = at
  return at + strip.text.length
}
