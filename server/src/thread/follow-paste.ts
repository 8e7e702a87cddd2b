/** [ANC11] Words that are cut and pasted into another paragraph take their thread along, as a proposal. */
import type { CommittedWords } from '../collab/anchors.ts'
import { occurrenceIn, tellingLength } from './find-quote.ts'
import type { Place, Sought } from './seek-place.ts'

/** Between cutting and pasting somebody may look for the place; later, words that look alike were not pasted. */
const pasteWithinMs = 10 * 60_000

/** Of a paste this much is still in one piece: an editor that compares takes a letter at its border for another. */
const mostOfIt = 0.8

/** Things whose words changed not long ago, by their whole: a paste may come before the cut is seen, or after. */
export class RecentWords {
  private readonly at = new Map<string, { wholeId: string; at: number }>()

  note(wholeId: string, id: string, at: number): void {
    for (const [known, each] of this.at) if (at - each.at > pasteWithinMs) this.at.delete(known)
    this.at.set(id, { wholeId, at })
  }

  of(wholeId: string): string[] {
    return [...this.at].filter(([, each]) => each.wholeId === wholeId).map(([id]) => id)
  }
}

/** Where the quoted words stand once in these words, written by a person in one go. */
function pastedInto({ text, pin, rangeOf }: CommittedWords, exact: string) {
  const range = occurrenceIn(text, exact)
  if (!range) return null
  const pins = pin(range)
  const held = rangeOf(pins)
  const inOnePiece = held ? Math.max(held.fromStart, held.fromEnd) : 0
  if (!held?.isWhole || held.byPlatform || inOnePiece < mostOfIt * exact.length) return null
  return { range, pins }
}

/** The one paragraph of these into which the words of an orphan were pasted; null where none was, or more than one. */
export async function pastedPlace(
  { quote, subjectId, anchor }: Sought,
  candidates: readonly string[],
  read: <T>(id: string, read: (words: CommittedWords) => T) => Promise<T | null>,
): Promise<Place | null> {
  if (!quote || quote.exact.trim().length < tellingLength) return null
  const found: Place[] = []
  for (const id of candidates) {
    if (id === subjectId || anchor.declined?.includes(id)) continue
    const pasted = await read(id, (words) => pastedInto(words, quote.exact))
    if (!pasted) continue
    const { range, pins } = pasted
    found.push({
      standsOn: id,
      startsAt: pins.start,
      endsAt: pins.end,
      anchor: { ...anchor, state: 'moved', exact: quote.exact, now: quote.exact, ...range, pasted: true },
      doubled: false,
    })
  }
  return found.length === 1 ? (found[0] as Place) : null
}
