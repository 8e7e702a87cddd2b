/** [ANC1] Where a thread stands in texts that have changed: by position, by its quote, by the lineage of its paragraph. */
import type { Anchor } from '@plenary/shared/thread'
import type { CommittedWords, Pins } from '../collab/anchors.ts'
import { proposalIn, type Standing, standingOf, wholeIn } from './find-quote.ts'
import type { ThreadRow } from './store.ts'

/** What of a thread says where it stood. */
export type Sought = Pick<
  ThreadRow,
  'paragraphId' | 'homeParagraphId' | 'quote' | 'startsAt' | 'endsAt' | 'anchor'
>

/** Where it stands now, as its row keeps it. */
export interface Place extends Pick<ThreadRow, 'paragraphId' | 'startsAt' | 'endsAt' | 'anchor'> {
  /** Its words moved along in a text that holds them more than once: readers do not find them by themselves. */
  doubled: boolean
}

/** The draft around a thread. */
export interface Surroundings {
  lives(paragraphId: string): boolean
  /** Paragraphs that came from this one or that it came from, the nearest first. */
  kin: string[]
  /** What a paragraph that is gone was joined to. */
  joinedTo: string | null
  read<T>(paragraphId: string, read: (words: CommittedWords) => T): Promise<T | null>
}

/**
 * First by position in its paragraph, then by the quote there, then by the quote in the paragraphs of its lineage.
 * What is found in another paragraph than the thread was opened on is moved, however alike it is, until somebody
 * confirms it.
 */
export async function seekPlace(row: Sought, around: Surroundings): Promise<Place> {
  const here = row.paragraphId as string
  if (!row.quote) return wholeParagraph(row, around)
  const found = around.lives(here) ? await standingHere(row, around) : null
  if (found?.anchor.state === 'exact') return found
  for (const id of around.kin.filter(around.lives)) {
    const elsewhere = await standingIn(row, id, around)
    // The very words in a paragraph of the lineage are rather meant than other words where they stood.
    if (elsewhere && (!found || elsewhere.anchor.state === 'exact' || isVerbatim(elsewhere))) return elsewhere
  }
  return found ?? nowhere(row)
}

const isVerbatim = ({ anchor: { exact, now } }: Place): boolean => exact === now

const nowhere = ({ paragraphId, quote }: Sought): Place => ({
  paragraphId,
  startsAt: null,
  endsAt: null,
  anchor: { state: 'orphaned', exact: quote?.exact ?? null, now: null, from: null, to: null },
  doubled: false,
})

/** A thread on a whole paragraph goes with it into the one it was joined to. */
function wholeParagraph(row: Sought, { lives, joinedTo }: Surroundings): Place {
  const here = row.paragraphId as string
  const standing = (paragraphId: string, state: Anchor['state']): Place => ({
    ...nowhere(row),
    paragraphId,
    anchor: { state, exact: null, now: null, from: null, to: null },
  })
  if (lives(here)) return standing(here, here === row.homeParagraphId ? 'exact' : 'moved')
  return joinedTo !== null && lives(joinedTo) ? standing(joinedTo, 'moved') : standing(here, 'orphaned')
}

const pinsOf = ({ startsAt, endsAt }: Sought): Pins | null =>
  startsAt && endsAt ? { start: startsAt, end: endsAt } : null

function standingHere(row: Sought, { read }: Surroundings): Promise<Place | null> {
  const here = row.paragraphId as string
  const pins = pinsOf(row)
  return read(here, (words) => {
    if (!row.quote) return null
    return placeFound(row, here, words, standingOf(words.text, row.quote, pins && words.rangeOf(pins)))
  })
}

function standingIn(row: Sought, paragraphId: string, { read }: Surroundings): Promise<Place | null> {
  return read(paragraphId, (words) => {
    if (!row.quote) return null
    const whole = wholeIn(words.text, row.quote)
    const range = whole ?? proposalIn(words.text, row.quote)
    return range && placeFound(row, paragraphId, words, { state: whole ? 'exact' : 'moved', range })
  })
}

/** The place as it is kept, with new positions in the words as they are now. */
function placeFound(
  { quote, homeParagraphId, anchor }: Sought,
  paragraphId: string,
  { text, pin }: CommittedWords,
  standing: Standing,
): Place | null {
  if (standing.state === 'orphaned') return null
  const { from, to } = standing.range
  const now = text.slice(from, to)
  const isExact = standing.state === 'exact' && paragraphId === homeParagraphId
  const { start, end } = pin({ from, to })
  return {
    paragraphId,
    startsAt: start,
    endsAt: end,
    anchor: {
      state: isExact ? 'exact' : 'moved',
      exact: quote?.exact ?? '',
      now: isExact ? null : now,
      from,
      to,
    },
    doubled: from !== anchor.from && text.indexOf(now) !== text.lastIndexOf(now),
  }
}
