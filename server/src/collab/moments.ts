/** What a tape tells: the states a paragraph went through, its content at any row, whose its words are and who took others away. */
import { type Content, type Inline, normalise, textOf, textOfPart } from '@plenary/shared/content'
import { grammar } from '@plenary/shared/grammar/grammar'
import type { Steps } from '../clock/slices.ts'
import { type AuthoredTape, cameBack, carriedIn, carriedOut, type PassageKind } from './authors.ts'
import { type ObjectStrip, type RowMeta, type Strip, stood, type Tape, type Words } from './tape.ts'

/** Who pauses longer has left one state and begins another. */
export const pauseMinutes = 5
const pauseMs = pauseMinutes * 60_000

/** How a state came to be: seeded, written by a person, or carried by the platform. */
type Act = 'begun' | 'written' | Exclude<PassageKind, 'renewed'>

/** [HIS2] Consecutive rows of one participant without a pause. */
export interface Moment {
  /** Its last row. */
  seq: number
  from: Date
  at: Date
  participantId: string | null
  act: Act
  /** Letters that were not there before and are there after it; and the other way round. */
  inserted: number
  deleted: number
}

export interface AuthoredRun {
  content: Content
  text: string
  participantId: string | null
  at: Date
}

export interface DeletedRun {
  text: string
  authorId: string | null
  deletedById: string | null
  at: Date
  /** Letters of the present text before the place where it stood. */
  offset: number
}

export const lastSeqOf = ({ rows }: Tape): number => rows.at(-1)?.seq ?? 0

/** The content after a row. */
export const contentAt = (tape: AuthoredTape, seq: number): Content =>
  normalise([...partsAt(tape, seq)].map(({ part }) => part))

export const textAt = ({ strips }: Tape, seq: number): string =>
  strips.map((strip) => (stood(strip, seq) ? lettersIn(strip) : '')).join('')

/** What a strip says in the text. */
const lettersIn = (strip: Strip): string =>
  strip.kind === 'words' ? strip.text : strip.kind === 'object' ? textOfPart(strip.part) : ''

/** What stood after a row, in pieces of one strip and one author. */
function* partsAt(
  { strips, author }: AuthoredTape,
  seq: number,
): Generator<{ part: Inline; origin: number }> {
  const bringers = bringersOf(strips)
  let formats: Record<string, unknown> = {}
  let marks = grammar.marksOf(formats)
  for (const strip of strips) {
    if (!stood(strip, seq)) continue
    if (strip.kind === 'run' || strip.kind === 'mark') {
      formats = strip.kind === 'run' ? {} : { ...formats, [strip.name]: strip.value }
      marks = grammar.marksOf(formats)
    } else if (strip.kind === 'object') yield { part: strip.part, origin: bringers(strip) - 1 }
    else {
      for (const [from, to] of stretches(author, strip))
        yield {
          part: {
            type: 'text',
            text: strip.text.slice(from, to),
            ...(marks.length > 0 ? { marks } : {}),
          },
          origin: author[strip.at + from] as number,
        }
    }
  }
}

/** The row that first brought an object: a row that takes one away and brings it again has only carried it. */
const keyOf = ({ part }: ObjectStrip, seq: number): string => `${JSON.stringify(part)} ${seq}`

function bringersOf(strips: Strip[]): (object: ObjectStrip) => number {
  const gone = new Map<string, ObjectStrip>()
  for (const strip of strips)
    if (strip.kind === 'object' && strip.died) gone.set(keyOf(strip, strip.died), strip)
  return (object) => {
    let first = object
    for (let was = gone.get(keyOf(first, first.born)); was; was = gone.get(keyOf(first, first.born)))
      first = was
    return first.born
  }
}

/** Parts of a strip whose letters have one number each: from, to. */
function* stretches(numbers: ArrayLike<number>, { at, text }: Words): Generator<[number, number]> {
  let from = 0
  for (let to = 1; to <= text.length; to += 1)
    if (to === text.length || numbers[at + to] !== numbers[at + from]) {
      yield [from, to]
      from = to
    }
}

export function* momentsOf(tape: AuthoredTape): Steps<Moment[]> {
  const moments: Moment[] = []
  /** Which moment a row belongs to, by its number. */
  const momentOf = new Int32Array(tape.rows.length + 1).fill(-1)
  for (const row of tape.rows) {
    const act = actOf(tape, row)
    const last = moments.at(-1)
    if (act === 'renewed') {
      // Nobody wrote anything: the state before it goes on, and no letter came or went.
      if (last) last.seq = row.seq
      continue
    }
    if (last && last.act === 'written' && act === 'written' && goesOn(last, row)) {
      last.seq = row.seq
      last.at = row.at
    } else moments.push({ ...row, from: row.at, act, inserted: 0, deleted: 0 })
    momentOf[row.seq] = moments.length - 1
  }
  for (const strip of tape.strips) {
    if (strip.kind !== 'words') continue
    const [came, left] = [momentOf[strip.born] as number, strip.died ? (momentOf[strip.died] as number) : -1]
    if (came === left) continue
    for (let letter = strip.at; letter < strip.at + strip.text.length; letter += 1) {
      const carried = tape.carried[letter] as number
      if (came >= 0 && !(carried & carriedIn)) (moments[came] as Moment).inserted += 1
      if (left >= 0 && !(carried & carriedOut)) (moments[left] as Moment).deleted += 1
    }
    yield
  }
  return moments
}

const goesOn = (before: { at: Date; participantId: string | null }, after: typeof before): boolean =>
  before.participantId === after.participantId && Math.abs(+after.at - +before.at) < pauseMs

const actOf = ({ passages }: AuthoredTape, { seq }: RowMeta): Act | 'renewed' =>
  passages.get(seq)?.kind ?? (seq === 1 ? 'begun' : 'written')

/** [HIS3] The words that stand, in runs of one author and one time of writing. Together they are the text. */
export function* runsOf(tape: AuthoredTape): Steps<AuthoredRun[]> {
  const runs: AuthoredRun[] = []
  for (const { part, origin } of partsAt(tape, lastSeqOf(tape))) {
    const { participantId, at } = tape.origins[origin] as { participantId: string | null; at: Date }
    const last = runs.at(-1)
    if (last && goesOn(last, { participantId, at })) {
      last.content.push(part)
      if (at > last.at) last.at = at
    } else runs.push({ content: [part], text: '', participantId, at })
    yield
  }
  for (const run of runs) {
    run.text = textOf(run.content)
    run.content = normalise(run.content)
    yield
  }
  return runs
}

/**
 * [HIS5] Words that are gone, each with who took them away: what one row took away stands in it, not in Yjs [G14].
 * Words that went on in the other half of a split, or came again in the same row, are not among them.
 */
export function* deletionsOf(tape: AuthoredTape): Steps<DeletedRun[]> {
  const runs: DeletedRun[] = []
  const offsetOf = offsetsIn(tape)
  let standing = 0
  for (const strip of tape.strips) {
    if (strip.died === 0) standing += lettersIn(strip).length
    if (strip.kind !== 'words') continue
    yield
    if (strip.died === 0) continue
    const offset = offsetOf(strip, standing)
    if (tape.passages.get(strip.died)?.kind === 'split-to') continue
    const { participantId: deletedById, at } = tape.rows[strip.died - 1] as RowMeta
    for (const [from, to] of stretches(tape.author, strip)) {
      const text = [...lettersOf(strip, from, to, tape.carried)].join('')
      if (text === '') continue
      const { participantId: authorId } = tape.origins[tape.author[strip.at + from] as number] as RowMeta
      const last = runs.at(-1)
      const isOne =
        last?.offset === offset &&
        last.authorId === authorId &&
        goesOn({ participantId: last.deletedById, at: last.at }, { participantId: deletedById, at })
      if (last && isOne) {
        last.text += text
        if (at > last.at) last.at = at
      } else runs.push({ text, authorId, deletedById, at, offset })
    }
  }
  return runs.sort((a, b) => a.offset - b.offset)
}

/**
 * Letters of the present text before words that are gone; `standing` of them are before it on the tape. A room that was
 * renewed has its words in another run since: the text of before is the text after it, letter by letter.
 */
function offsetsIn({ strips, passages }: AuthoredTape): (gone: Words, standing: number) => number {
  const renewal = [...passages.values()].find(({ kind }) => kind === 'renewed')?.seq
  if (renewal === undefined) return (_, standing) => standing
  const before = new Map<Words, number>()
  const present: number[] = []
  let [then, now] = [0, 0]
  for (const strip of strips) {
    if (strip.kind !== 'words') continue
    before.set(strip, then)
    if (stood(strip, renewal - 1)) then += strip.text.length
    for (let letter = 0; letter < strip.text.length; letter += 1) {
      if (stood(strip, renewal)) present.push(now)
      if (strip.died === 0) now += 1
    }
  }
  present.push(now)
  return (gone, standing) =>
    gone.died < renewal ? (present[before.get(gone) as number] as number) : standing
}

function* lettersOf({ at, text }: Words, from: number, to: number, carried: Uint8Array): Generator<string> {
  for (let nth = from; nth < to; nth += 1)
    if (!((carried[at + nth] as number) & (carriedOut | cameBack))) yield text[nth] as string
}
