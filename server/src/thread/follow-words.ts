/** [ANC3] Seeks the place of every thread anew whenever words or paragraphs have changed under it, and says what was found. */
import type { Fact } from '@plenary/shared/events'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Anchor } from '@plenary/shared/thread'
import type { CommittedWords, Pins } from '../collab/anchors.ts'
import { lineageOf } from '../revision/compare-store.ts'
import { rewrite } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { proposalIn, type Standing, standingOf, wholeIn } from './find-quote.ts'
import { behind } from './place.ts'
import {
  paragraphsWithThreads,
  type ThreadRow,
  threadById,
  threadsOnParagraphs,
  threadsWithText,
  updateThread,
} from './store.ts'

/** Where a thread stands after a change, as its row keeps it. */
type Place = Pick<ThreadRow, 'paragraphId' | 'startsAt' | 'endsAt' | 'anchor'>

/** Paragraphs whose words or whose being there a fact has changed. */
function touchedBy(fact: Fact): { draftId: string; ids: string[] } | null {
  if (fact.type === 'paragraph.text') return { draftId: fact.data.draftId, ids: [fact.data.paragraph.id] }
  if (!('upserted' in fact.data)) return null
  return {
    draftId: fact.data.draftId,
    ids: [...fact.data.upserted.map(({ id }) => id), ...fact.data.removed],
  }
}

export interface Follower {
  /** Resolves when every change so far has been followed. */
  settled(): Promise<void>
  /** Once at the start: what changed when nobody was there to follow. */
  catchUp(): Promise<void>
}

export function followWords(deps: ThreadDeps, failed: (error: unknown) => void): Follower {
  const waiting = new Map<string, Set<string>>()
  let work = Promise.resolve()
  const drain = async (): Promise<void> => {
    for (const [draftId, ids] of waiting) {
      waiting.delete(draftId)
      await followParagraphs(deps, draftId, [...ids])
    }
  }
  const add = (draftId: string, ids: string[]): void => {
    const known = waiting.get(draftId)
    if (known) for (const id of ids) known.add(id)
    else {
      waiting.set(draftId, new Set(ids))
      // One after another, so that two changes never seek the place of one thread at once.
      work = work.then(drain).catch(failed)
    }
  }
  deps.facts.listen(({ fact }) => {
    const touched = touchedBy(fact)
    if (touched) add(touched.draftId, touched.ids)
  })
  return {
    settled: () => work,
    async catchUp() {
      for (const { draftId, paragraphId, anchor, text, gone } of await threadsWithText(deps.database)) {
        const stands = !gone && text.slice(anchor.from ?? 0, anchor.to ?? 0) === (anchor.now ?? anchor.exact)
        if (!stands && anchor.state !== 'orphaned') add(draftId as string, [paragraphId as string])
      }
      await work
    },
  }
}

/** Paragraphs that came from these or that these came from, the nearest first; these themselves are not among them. */
async function kinOf({ database, clock }: ThreadDeps, draftId: string, ids: string[]): Promise<string[]> {
  const steps = (await lineageOf(database, draftId, new Date(0), clock.now())).filter(
    ({ fromId, toId }) => fromId !== toId,
  )
  const kin = new Set(ids)
  for (const id of kin)
    for (const { fromId, toId } of steps) {
      if (fromId === id) kin.add(toId)
      if (toId === id) kin.add(fromId)
    }
  return [...kin].filter((id) => !ids.includes(id))
}

async function followParagraphs(deps: ThreadDeps, draftId: string, ids: string[]): Promise<void> {
  const kin = await kinOf(deps, draftId, ids)
  const touched = new Set(ids)
  const rows = (await threadsOnParagraphs(deps.database, [...ids, ...kin])).filter(
    // What stands safely in a paragraph that did not change is left alone.
    ({ paragraphId, anchor }) => touched.has(paragraphId as string) || anchor.state !== 'exact',
  )
  for (const row of rows) await follow(deps, row)
}

async function follow(deps: ThreadDeps, row: ThreadRow): Promise<void> {
  const places = await deps.placesOf(row.draftId as string)
  const living = new Set((places?.rows ?? []).map(({ id }) => id))
  const next = await seek(deps, row, living)
  const shifted = next.anchor.from !== row.anchor.from || next.anchor.to !== row.anchor.to
  const told = next.paragraphId !== row.paragraphId || !sameSaying(next.anchor, row.anchor) || next.doubled
  if (!told && !shifted) return
  const { doubled: _, ...place } = next
  await deps.database.transaction(async (tx) => {
    const now = await threadById(tx, row.id)
    // Somebody pointed at other words meanwhile: theirs is the newer word about it.
    if (
      !now ||
      JSON.stringify(now.quote) !== JSON.stringify(row.quote) ||
      now.paragraphId !== row.paragraphId
    )
      return
    // Readers find words that stand in a text once by themselves; a shift of others they must be told of.
    if (!told) return updateThread(tx, row.id, place)
    await rewrite(deps, tx, now, place, { actor: null, at: behind(now, deps.clock.now()) })
  })
}

const sameSaying = (a: Anchor, b: Anchor): boolean =>
  a.state === b.state && a.exact === b.exact && a.now === b.now

const nowhere = (row: ThreadRow, paragraphId: string | null): Place & { doubled: boolean } => ({
  paragraphId,
  startsAt: null,
  endsAt: null,
  anchor: { state: 'orphaned', exact: row.quote?.exact ?? null, now: null, from: null, to: null },
  doubled: false,
})

/**
 * [ANC1] First by position in its paragraph, then by the quote there, then by the quote in the paragraphs of its
 * lineage. What is found in another paragraph than the thread was opened on is moved, however alike it is, unless
 * somebody confirms it.
 */
async function seek(
  deps: ThreadDeps,
  row: ThreadRow,
  living: Set<string>,
): Promise<Place & { doubled: boolean }> {
  const here = row.paragraphId as string
  const home = row.homeParagraphId as string
  if (!row.quote) return seekWhole(deps, row, living)
  const kin = await kinOf(deps, row.draftId as string, [here])
  const pins = row.startsAt && row.endsAt ? { start: row.startsAt, end: row.endsAt } : null
  const found = living.has(here) ? await standingIn(deps, row, here, pins) : null
  if (found && (found.anchor.state === 'exact' || kin.length === 0)) return found
  for (const id of kin.filter((each) => living.has(each))) {
    const elsewhere = await proposedIn(deps, row, id, id === home)
    // Words that stand whole elsewhere are more likely meant than others where they stood.
    if (elsewhere && (!found || elsewhere.whole)) return elsewhere.place
  }
  return found ?? nowhere(row, here)
}

/** A thread on a whole paragraph goes with it into the one it was joined to. */
async function seekWhole(
  deps: ThreadDeps,
  row: ThreadRow,
  living: Set<string>,
): Promise<Place & { doubled: boolean }> {
  const here = row.paragraphId as string
  const whole = { state: 'exact', exact: null, now: null, from: null, to: null } as const
  const standing = (paragraphId: string, state: Anchor['state']) => ({
    paragraphId,
    startsAt: null,
    endsAt: null,
    anchor: { ...whole, state },
    doubled: false,
  })
  if (living.has(here)) return standing(here, here === row.homeParagraphId ? 'exact' : 'moved')
  const steps = await lineageOf(deps.database, row.draftId as string, new Date(0), deps.clock.now())
  let at = here
  for (const { type, fromId, toId } of steps) if (type === 'merged' && fromId === at) at = toId
  return living.has(at) ? standing(at, 'moved') : standing(here, 'orphaned')
}

/** What the words of one paragraph say about the place, with new positions for what was found. */
async function standingIn(
  { collab }: ThreadDeps,
  row: ThreadRow,
  paragraphId: string,
  pins: Pins | null,
): Promise<(Place & { doubled: boolean }) | null> {
  const { quote } = row
  if (!quote) return null
  return collab().readWords(roomOfParagraph(paragraphId), (words) => {
    const standing = standingOf(words.text, quote, pins && words.rangeOf(pins))
    return placeFound(row, paragraphId, words, standing)
  })
}

async function proposedIn(
  { collab }: ThreadDeps,
  row: ThreadRow,
  paragraphId: string,
  isHome: boolean,
): Promise<{ place: Place & { doubled: boolean }; whole: boolean } | null> {
  const { quote } = row
  if (!quote) return null
  return collab().readWords(roomOfParagraph(paragraphId), (words) => {
    const whole = wholeIn(words.text, quote)
    const range = whole ?? proposalIn(words.text, quote)
    if (!range) return null
    const standing: Standing = { state: whole && isHome ? 'exact' : 'moved', range }
    const place = placeFound(row, paragraphId, words, standing)
    return place && { place, whole: words.text.slice(range.from, range.to) === quote.exact }
  })
}

function placeFound(
  row: ThreadRow,
  paragraphId: string,
  { text, pin }: CommittedWords,
  standing: Standing,
): (Place & { doubled: boolean }) | null {
  if (standing.state === 'orphaned') return null
  const exact = row.quote?.exact ?? ''
  const { from, to } = standing.range
  const now = text.slice(from, to)
  const isExact = standing.state === 'exact' && paragraphId === row.homeParagraphId
  const { start, end } = pin({ from, to })
  const shifted = from !== row.anchor.from
  return {
    paragraphId,
    startsAt: start,
    endsAt: end,
    anchor: { state: isExact ? 'exact' : 'moved', exact, now: isExact ? null : now, from, to },
    doubled: shifted && text.indexOf(now) !== text.lastIndexOf(now),
  }
}
