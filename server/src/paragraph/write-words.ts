/** Paragraphs as JSON, written once for all who may read them, and again when their words or a label in them change. */
import type { LabelOf } from '@plenary/shared/content'
import { paragraphView } from '@plenary/shared/paragraph'
import { z } from 'zod'
import type { Pause } from '../http/write-in-slices.ts'
import { type Piece, pieceOf } from '../http/written.ts'
import type { Groups } from './alike.ts'
import type { ParagraphRow } from './store.ts'
import { labelsOfRows, withoutWords, wordsOf } from './view-draft.ts'

/** A paragraph up to what somebody may do with it, which comes last. */
interface WrittenParagraph {
  shown: Buffer
  /** The labels that stand in it. */
  labels: Map<string, string | null>
}

/** Paragraphs of a text: with their words, and [RGT7] as those have them who may not read one of them. */
export interface WrittenText {
  shown: Buffer[]
  withheld(nth: number): Buffer
  /** Whole lists of them, by what may be done with which. */
  lists: WeakMap<Groups, Map<string, Piece>>
}

/** What may be done with the paragraphs of a group, as JSON, and whether that is to read them. */
export interface Verdict {
  json: string
  reads: boolean
}

const shared = paragraphView.omit({ can: true })
const write = (row: ParagraphRow, labelOf: LabelOf): Buffer =>
  Buffer.from(`${JSON.stringify(z.encode(shared, wordsOf(row, labelOf))).slice(0, -1)},"can":`)

/** They go when nobody keeps the row, or the text, any more. */
const paragraphs = new WeakMap<ParagraphRow, WrittenParagraph>()
const texts = new WeakMap<readonly ParagraphRow[], WrittenText>()

function paragraphOf(row: ParagraphRow, labelOf: LabelOf): WrittenParagraph {
  const kept = paragraphs.get(row)
  if (kept && [...kept.labels].every(([id, label]) => labelOf(id) === label)) return kept
  const labels = new Map<string, string | null>()
  const shown = write(row, (id) => {
    const label = labelOf(id)
    labels.set(id, label)
    return label
  })
  const written = { shown, labels }
  paragraphs.set(row, written)
  return written
}

/** `rows` and what they hold are changed by nobody: of the same objects the same is answered. */
export async function writtenText(rows: readonly ParagraphRow[], pause: Pause): Promise<WrittenText> {
  const kept = texts.get(rows)
  if (kept) return kept
  const labels = labelsOfRows(rows)
  const labelOf: LabelOf = (id) => labels.get(id) ?? null
  const shown: Buffer[] = []
  for (const row of rows) {
    shown.push(paragraphOf(row, labelOf).shown)
    const paused = pause()
    if (paused) await paused
  }
  const withheld = new Map<number, Buffer>()
  const text: WrittenText = {
    shown,
    withheld(nth) {
      const written = withheld.get(nth) ?? write(withoutWords(rows[nth] as ParagraphRow), labelOf)
      withheld.set(nth, written)
      return written
    },
    lists: new WeakMap(),
  }
  texts.set(rows, text)
  return text
}

/** Lists kept of one text: as many kinds of reader as a round usually tells apart. */
const keptLists = 6

/** The paragraphs of a text with what somebody may do with those of each group. */
export function listOf(text: WrittenText, groups: Groups, verdicts: readonly Verdict[]): Piece {
  const lists = text.lists.get(groups) ?? new Map<string, Piece>()
  text.lists.set(groups, lists)
  const key = JSON.stringify(verdicts)
  const kept = lists.get(key)
  if (kept) return kept
  const ends = verdicts.map(({ json }) => Buffer.from(`${json}},`))
  const parts = groups.of.flatMap((which, nth) => [
    verdicts[which]?.reads ? (text.shown[nth] as Buffer) : text.withheld(nth),
    ends[which] as Buffer,
  ])
  const joined = Buffer.concat(parts)
  const list = pieceOf(joined.subarray(0, Math.max(0, joined.length - 1)))
  if (lists.size >= keptLists) lists.delete(lists.keys().next().value as string)
  lists.set(key, list)
  return list
}
