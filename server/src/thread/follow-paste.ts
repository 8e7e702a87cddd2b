/** [ANC11] Words that are cut and pasted into another paragraph take their thread along, as a proposal. */
import type { CommittedWords } from '../collab/anchors.ts'
import type { DraftPlaces } from '../paragraph/place.ts'
import { occurrenceIn, tellingLength } from './find-quote.ts'
import type { Place, Sought } from './seek-place.ts'

/** Between cutting and pasting somebody may look for the place; later, words that look alike were not pasted. */
const pasteWithinMs = 10 * 60_000

/** Of a paste this much is still in one piece: an editor that compares takes a letter at its border for another. */
const mostOfIt = 0.8

/** Paragraphs whose words changed not long ago, by draft: a paste may come before the cut is seen, or after. */
export class RecentWords {
  private readonly at = new Map<string, { draftId: string; at: number }>()

  note(draftId: string, paragraphId: string, at: number): void {
    for (const [id, each] of this.at) if (at - each.at > pasteWithinMs) this.at.delete(id)
    this.at.set(paragraphId, { draftId, at })
  }

  of(draftId: string): string[] {
    return [...this.at].filter(([, each]) => each.draftId === draftId).map(([id]) => id)
  }
}

/**
 * A rule may open a section to some and not to others. A proposal must show a thread to nobody who could not see it, so it
 * stays among paragraphs for which the same rules are.
 */
export function underTheSameRules(
  { tablings, rows, placeOf }: DraftPlaces,
  one: string,
  other: string,
): boolean {
  const named = new Set(tablings.flatMap(({ rules }) => rules.flatMap(({ sections }) => sections)))
  const sectionsOf = (id: string): string | null => {
    const row = rows.find((each) => each.id === id)
    return row
      ? placeOf(row)
          .paragraph.sections.filter((each) => named.has(each))
          .join()
      : null
  }
  return sectionsOf(one) !== null && sectionsOf(one) === sectionsOf(other)
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
  { quote, homeParagraphId, anchor }: Sought,
  candidates: readonly string[],
  read: <T>(paragraphId: string, read: (words: CommittedWords) => T) => Promise<T | null>,
): Promise<Place | null> {
  if (!quote || quote.exact.trim().length < tellingLength) return null
  const found: Place[] = []
  for (const paragraphId of candidates) {
    if (paragraphId === homeParagraphId || anchor.declined?.includes(paragraphId)) continue
    const pasted = await read(paragraphId, (words) => pastedInto(words, quote.exact))
    if (!pasted) continue
    const { range, pins } = pasted
    found.push({
      paragraphId,
      startsAt: pins.start,
      endsAt: pins.end,
      anchor: { ...anchor, state: 'moved', exact: quote.exact, now: quote.exact, ...range, pasted: true },
      doubled: false,
    })
  }
  return found.length === 1 ? (found[0] as Place) : null
}
