/** The words that differ between two texts: whole words of their language, changes that read as phrases. */
import type { WordOp } from '@plenary/shared/compare'
import { fewestEdits } from '@plenary/shared/fewest-edits'
import type { Token } from './tokens.ts'

export type Op = WordOp['op']
export interface Piece {
  op: Op
  token: Token
}

/** Beyond so many single changes a paragraph has been written anew, and is shown as that; it bounds the work too. */
export const mostEdits = 700

/** Below this share of words in common, single words kept by chance only make a redline unreadable. */
const kinship = 0.15

/** [CMP3] Every piece of the older text as same or delete, of the newer as same or insert, each in its order. */
export function diffTokens(older: readonly Token[], newer: readonly Token[]): Piece[] {
  const keysOf = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key)
  let [from, to] = [0, 0]
  const pieces = fewestEdits(keysOf(older), keysOf(newer), mostEdits).map((op): Piece => {
    if (op === 'delete') return { op, token: older[from++] as Token }
    if (op === 'same') from += 1
    return { op, token: newer[to++] as Token }
  })
  const head = pieces.findIndex(({ op }) => op !== 'same')
  if (head < 0) return pieces
  const tail = pieces.length - 1 - pieces.findLastIndex(({ op }) => op !== 'same')
  const end = pieces.length - tail
  if (akin(pieces.slice(head, end))) return tidy(pieces)
  return tidy([
    ...pieces.slice(0, head),
    ...older.slice(head, older.length - tail).map((token): Piece => ({ op: 'delete', token })),
    ...newer.slice(head, newer.length - tail).map((token): Piece => ({ op: 'insert', token })),
    ...pieces.slice(end),
  ])
}

/** Whether enough words stayed for the change to be read word by word. A change of a few words always is. */
function akin(pieces: Piece[]): boolean {
  const words = pieces.filter(({ token }) => token.kind === 'word')
  const kept = words.filter(({ op }) => op === 'same').length
  const longer = Math.max(...(['delete', 'insert'] as const).map((op) => countOf(words, op))) + kept
  return longer < 12 || kept / longer >= kinship
}

const countOf = (pieces: Piece[], wanted: Op): number => pieces.filter(({ op }) => op === wanted).length

/** Consecutive pieces that are, or are not, the same in both. */
function runsOf(pieces: Piece[]): Piece[][] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs.at(-1)
    if (run && (run[0]?.op === 'same') === (piece.op === 'same')) run.push(piece)
    else runs.push([piece])
  }
  return runs
}

/**
 * [CMP4] A lone space or mark between two changes joins them, so that "appropriate measures" gives way to
 * "all steps" as one phrase; not where words only came or only went, for then the space has stayed.
 */
function tidy(pieces: Piece[]): Piece[] {
  const runs = runsOf(pieces)
  const out: Piece[][] = []
  for (const [nth, run] of runs.entries()) {
    const before = out.at(-1)
    const after = runs[nth + 1]
    const lone = run[0]?.op === 'same' && run.length === 1 && run[0].token.kind === 'mark'
    if (before && after && lone && isMixed([...before, ...after])) {
      const token = run[0]?.token as Token
      before.push({ op: 'delete', token }, { op: 'insert', token }, ...after)
      runs[nth + 1] = []
    } else if (run.length > 0) out.push([...run])
  }
  return out.flatMap((run) => (run[0]?.op === 'same' ? run : deletionFirst(run)))
}

const isMixed = (pieces: Piece[]): boolean => countOf(pieces, 'delete') > 0 && countOf(pieces, 'insert') > 0

const deletionFirst = (run: Piece[]): Piece[] => [
  ...run.filter(({ op }) => op === 'delete'),
  ...run.filter(({ op }) => op === 'insert'),
]

/** What a reader is given: neighbours of one kind as one, references on their own. */
export function wordOpsOf(
  pieces: readonly Piece[],
  labelOf: (footnote: string, op: Op) => string | null,
): WordOp[] {
  const out: WordOp[] = []
  for (const { op, token } of pieces) {
    const last = out.at(-1)
    if (token.footnote !== undefined) {
      const { footnote: id } = token
      out.push({ op, text: '', footnote: { id, label: labelOf(id, op) } })
    } else if (last && last.op === op && !last.footnote) last.text += token.text
    else out.push({ op, text: token.text })
  }
  return out
}
