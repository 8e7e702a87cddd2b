/** [ANC4] A person confirms where moved words of a thread stand now, or points at others. */
import { can } from '@plenary/shared/abilities'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Quote, Thread } from '@plenary/shared/thread'
import type { Range } from '../collab/anchors.ts'
import type { KeptWords } from '../subject/subject.ts'
import { type Anchored, exactly, onTheWhole, pinned } from './anchor.ts'
import { rewrite } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { findThread, inThread } from './find-thread.ts'
import { keepingPlace } from './kept-place.ts'
import { placeWith } from './place.ts'
import type { ThreadRow } from './store.ts'
import { threadView } from './view-threads.ts'

export interface NewPlace {
  /** Null confirms the place that was found. */
  quote: Quote | null
  paragraphId?: string | undefined
  decline?: boolean | undefined
}

export async function anchorThread(
  deps: ThreadDeps,
  userId: string,
  id: string,
  { quote, paragraphId, decline }: NewPlace,
): Promise<Thread> {
  const { row: found, actor, place: here, standing } = await findThread(deps, userId, id)
  const now = deps.clock.now()
  ensure(can(actor, 'thread.anchor', here, now))
  const { live } = standing.subject
  if (!live) throw new Refusal('invalid-input', 'Only the words of a working text move.')
  // What stands still is no place to point at: in the words being written the quote would be sought in vain, or betray them.
  if (live.keptFor(actor)) throw new Refusal('with-the-pen')
  const others = live.keptFor(null)
  if (decline) return declined(deps, userId, id, others)
  const target = paragraphId ?? found.standsOn
  const aim = await deps.subjects.find(deps.database, { type: found.subjectType, id: target })
  const there = aim?.wholeId === found.wholeId ? aim.place(actor) : null
  if (!aim?.live || !there) throw new Refusal('not-found')
  // [THR1] Pointing at another thing is speaking about that one.
  if (target !== found.standsOn)
    ensure(can(actor, 'thread.open', placeWith(there, { ...found, standsOn: target }), now))
  const { room } = aim.live
  const anchored = quote ? await pinned(deps, room, quote) : await confirmed(deps, found, target, room)
  return inThread(deps, userId, id, async ({ tx, actor: teller, row, place, at }) => {
    ensure(can(teller, 'thread.anchor', place, at))
    const changes = { ...anchored, standsOn: target, subjectId: target }
    const same = (Object.keys(changes) as (keyof typeof changes)[]).every(
      (key) => JSON.stringify(row[key]) === JSON.stringify(changes[key]),
    )
    if (same) return threadView(tx, deps, row, teller)
    return rewrite(deps, tx, row, { ...changes, ...keepingPlace(row, others) }, { actor: teller, at })
  })
}

/** [ANC11] The thread stays with its paragraph, and nobody is asked about that other paragraph again. */
function declined(deps: ThreadDeps, userId: string, id: string, kept: KeptWords | null): Promise<Thread> {
  return inThread(deps, userId, id, async ({ tx, actor, row, place, at }) => {
    ensure(can(actor, 'thread.anchor', place, at))
    const { anchor, standsOn, subjectId, quote } = row
    if (!anchor.pasted || standsOn === subjectId) throw new Refusal('quote-not-found')
    const changes = {
      ...keepingPlace(row, kept),
      standsOn: subjectId,
      startsAt: null,
      endsAt: null,
      anchor: {
        state: 'orphaned' as const,
        exact: quote?.exact ?? null,
        now: null,
        from: null,
        to: null,
        declined: [...(anchor.declined ?? []), standsOn].slice(-mostDeclined),
      },
    }
    return rewrite(deps, tx, row, changes, { actor, at })
  })
}

/** So many declined paragraphs are remembered. */
const mostDeclined = 20

/** The words that were shown become the thread's, if they still stand there. */
async function confirmed(
  { collab }: ThreadDeps,
  row: ThreadRow,
  target: string,
  room: string,
): Promise<Anchored> {
  const { quote, anchor } = row
  if (!quote) return onTheWhole
  const shown = anchor.now ?? anchor.exact
  if (target !== row.standsOn || !shown || anchor.state === 'orphaned') throw new Refusal('quote-not-found')
  const found = await collab().readWords(room, ({ text, pin }) => {
    const range = placeOf(text, shown, anchor.from ?? 0)
    return range && exactly(text, range, pin(range))
  })
  if (!found) throw new Refusal('quote-not-found')
  return found
}

/** Where the words were shown to stand, or the one place where they stand since somebody typed before them. */
function placeOf(text: string, words: string, from: number): Range | null {
  const first = text.indexOf(words)
  const at = text.startsWith(words, from) ? from : first === text.lastIndexOf(words) ? first : -1
  return at < 0 ? null : { from: at, to: at + words.length }
}
