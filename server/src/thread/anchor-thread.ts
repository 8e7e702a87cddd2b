/** [ANC4] A person confirms where moved words of a thread stand now, or points at others. */
import { can } from '@plenary/shared/abilities'
import { ensure, Refusal } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Quote, Thread } from '@plenary/shared/thread'
import type { Range } from '../collab/anchors.ts'
import type { KeptText } from '../paragraph/kept-store.ts'
import { exactly, pinned } from './bases.ts'
import { rewrite } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { keepingPlace } from './kept-place.ts'
import { type Anchored, onTheWhole } from './open-thread.ts'
import { findThread, groundOfParagraph, inThread, keptFor, placeWith } from './place.ts'
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
  const { row: found, actor, ground } = await findThread(deps, userId, id)
  const now = deps.clock.now()
  ensure(can(actor, 'thread.anchor', placeWith(ground, found), now))
  if (found.subjectType !== 'paragraph')
    throw new Refusal('invalid-input', 'Only the words of a working text move.')
  const kept = await keptFor(deps, found, actor)
  // What stands still is no place to point at: in the words being written the quote would be sought in vain, or betray them.
  if (kept) throw new Refusal('with-the-pen')
  const others = await (await deps.placesOf(found.draftId as string))?.seenByOthers(now)
  if (decline) return declined(deps, userId, id, others?.kept ?? null)
  const target = paragraphId ?? (found.paragraphId as string)
  const places = await deps.placesOf(found.draftId as string)
  if (!places?.rows.some((row) => row.id === target)) throw new Refusal('not-found')
  // [THR1] Pointing at another paragraph is speaking about that one.
  if (target !== found.paragraphId) {
    const there = placeWith(groundOfParagraph(places, target), { ...found, paragraphId: target })
    ensure(can(actor, 'thread.open', there, now))
  }
  const anchored = quote ? await pinned(deps, target, quote) : await confirmed(deps, found, target)
  return inThread(deps, userId, id, async ({ tx, actor: teller, row, place, at }) => {
    ensure(can(teller, 'thread.anchor', place, at))
    const changes = { ...anchored, paragraphId: target, homeParagraphId: target }
    const same = (Object.keys(changes) as (keyof typeof changes)[]).every(
      (key) => JSON.stringify(row[key]) === JSON.stringify(changes[key]),
    )
    if (same) return threadView(tx, deps.accounts, row, teller)
    return rewrite(
      deps,
      tx,
      row,
      { ...changes, ...keepingPlace(row, others?.kept ?? null) },
      { actor: teller, at },
    )
  })
}

/** [ANC11] The thread stays with its paragraph, and nobody is asked about that other paragraph again. */
function declined(deps: ThreadDeps, userId: string, id: string, kept: KeptText | null): Promise<Thread> {
  return inThread(deps, userId, id, async ({ tx, actor, row, place, at }) => {
    ensure(can(actor, 'thread.anchor', place, at))
    const { anchor, paragraphId, homeParagraphId, quote } = row
    if (!anchor.pasted || paragraphId === homeParagraphId) throw new Refusal('quote-not-found')
    const changes = {
      ...keepingPlace(row, kept),
      paragraphId: homeParagraphId,
      startsAt: null,
      endsAt: null,
      anchor: {
        state: 'orphaned' as const,
        exact: quote?.exact ?? null,
        now: null,
        from: null,
        to: null,
        declined: [...(anchor.declined ?? []), paragraphId as string].slice(-mostDeclined),
      },
    }
    return rewrite(deps, tx, row, changes, { actor, at })
  })
}

/** So many declined paragraphs are remembered. */
const mostDeclined = 20

/** The words that were shown become the thread's, if they still stand there. */
async function confirmed({ collab }: ThreadDeps, row: ThreadRow, target: string): Promise<Anchored> {
  const { quote, anchor } = row
  if (!quote) return onTheWhole
  const shown = anchor.now ?? anchor.exact
  if (target !== row.paragraphId || !shown || anchor.state === 'orphaned')
    throw new Refusal('quote-not-found')
  const found = await collab().readWords(roomOfParagraph(target), ({ text, pin }) => {
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
