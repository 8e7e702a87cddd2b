/** [ANC1] Where a thread stands in texts that have changed: by position, by its quote, by the lineage of its paragraph. */
import type { Anchor } from '@plenary/shared/thread'
import type { CommittedWords, Pins } from '../collab/anchors.ts'
import { isAlive, proposalIn, type Standing, standingOf, wholeIn } from './find-quote.ts'
import type { ThreadRow } from './store.ts'

/** What of a thread says where it stood. */
export type Sought = Pick<ThreadRow, 'standsOn' | 'subjectId' | 'quote' | 'startsAt' | 'endsAt' | 'anchor'>

/** Where it stands now, as its row keeps it. */
export interface Place extends Pick<ThreadRow, 'standsOn' | 'startsAt' | 'endsAt' | 'anchor'> {
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
  const here = row.standsOn
  if (!row.quote) return wholeParagraph(row, around)
  // [ANC11] What was pasted elsewhere is home again once the words are.
  if (row.anchor.pasted) {
    const home = await backHome(row, around)
    if (home) return home
  }
  const { found, alive, whole } = (around.lives(here) ? await standingHere(row, around) : null) ?? gone
  if (found?.anchor.state === 'exact' || (found && whole)) return found
  for (const id of around.kin.filter(around.lives)) {
    const elsewhere = await standingIn(row, id, around)
    // While something of the words is left here, only the very words with all that surrounded them draw the thread away.
    if (elsewhere && (elsewhere.whole || !(found || alive))) return elsewhere.place
  }
  return found ?? nowhere(row)
}

async function backHome(row: Sought, around: Surroundings): Promise<Place | null> {
  const home = row.subjectId
  const found = around.lives(home) ? await standingIn(row, home, around) : null
  return found?.whole ? found.place : null
}

const gone = { found: null, alive: false, whole: false }

/** Its positions are kept: what is taken back may come again. */
const nowhere = ({ standsOn, quote, startsAt, endsAt, anchor }: Sought): Place => ({
  standsOn,
  startsAt,
  endsAt,
  anchor: {
    state: 'orphaned',
    exact: quote?.exact ?? null,
    now: null,
    from: null,
    to: null,
    ...declinedIn(anchor),
  },
  doubled: false,
})

const declinedIn = ({ declined }: Anchor): Pick<Anchor, 'declined'> => (declined ? { declined } : {})

/** A thread on a whole paragraph goes with it into the one it was joined to. */
function wholeParagraph(row: Sought, { lives, joinedTo }: Surroundings): Place {
  const here = row.standsOn
  const standing = (standsOn: string, state: Anchor['state']): Place => ({
    ...nowhere(row),
    standsOn,
    anchor: { state, exact: null, now: null, from: null, to: null },
  })
  if (lives(here)) return standing(here, here === row.subjectId ? 'exact' : 'moved')
  return joinedTo !== null && lives(joinedTo) ? standing(joinedTo, 'moved') : standing(here, 'orphaned')
}

const pinsOf = ({ startsAt, endsAt }: Sought): Pins | null =>
  startsAt && endsAt ? { start: startsAt, end: endsAt } : null

/** `alive`: some of the characters it is on are part of the text still; `whole`: the first and the last of them are. */
function standingHere(
  row: Sought,
  { read }: Surroundings,
): Promise<{ found: Place | null; alive: boolean; whole: boolean } | null> {
  const here = row.standsOn
  const pins = pinsOf(row)
  return read(here, (words) => {
    if (!row.quote) return gone
    const held = pins && words.rangeOf(pins)
    const standing = standingOf(words.text, row.quote, held)
    const found = placeFound(row, here, words, standing, pins)
    return { found, alive: isAlive(held), whole: held?.isWhole === true }
  })
}

function standingIn(
  row: Sought,
  paragraphId: string,
  { read }: Surroundings,
): Promise<{ place: Place; whole: boolean } | null> {
  return read(paragraphId, (words) => {
    if (!row.quote) return null
    const whole = wholeIn(words.text, row.quote)
    const range = whole ?? proposalIn(words.text, row.quote)
    if (!range) return null
    const place = placeFound(row, paragraphId, words, { state: whole ? 'exact' : 'moved', range }, null)
    return place && { place, whole: whole !== null }
  })
}

/**
 * The place as it is kept. What is proposed in its own paragraph keeps the positions it had: were they taken anew, the
 * next look would find the proposal's words there and call them exact, though nobody has confirmed them.
 */
function placeFound(
  { quote, subjectId, anchor }: Sought,
  paragraphId: string,
  { text, pin }: CommittedWords,
  standing: Standing,
  kept: Pins | null,
): Place | null {
  if (standing.state === 'orphaned') return null
  const { from, to } = standing.range
  const now = text.slice(from, to)
  const isExact = standing.state === 'exact' && paragraphId === subjectId
  const { start, end } = ((standing.state === 'moved' || standing.kept) && kept) || pin({ from, to })
  return {
    standsOn: paragraphId,
    startsAt: start,
    endsAt: end,
    anchor: {
      state: isExact ? 'exact' : 'moved',
      exact: quote?.exact ?? '',
      now: isExact ? null : now,
      from,
      to,
      ...declinedIn(anchor),
      ...(anchor.pasted && !isExact ? { pasted: true } : {}),
    },
    doubled: from !== anchor.from && text.indexOf(now) !== text.lastIndexOf(now),
  }
}
