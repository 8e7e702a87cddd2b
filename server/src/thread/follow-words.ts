/** [ANC3] Seeks the place of every thread anew whenever words or paragraphs have changed under it, and says what was found. */
import type { Fact } from '@plenary/shared/events'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Anchor } from '@plenary/shared/thread'
import { lineageOf } from '../comparison/store.ts'
import type { KeptText } from '../paragraph/kept-store.ts'
import { rewrite } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { pastedPlace, RecentWords, underTheSameRules } from './follow-paste.ts'
import { keepingPlace } from './kept-place.ts'
import { behind } from './place.ts'
import { type Place, type Surroundings, seekPlace } from './seek-place.ts'
import {
  type ThreadRow,
  threadById,
  threadsAstray,
  threadsOnParagraphs,
  threadsWithText,
  updateThread,
} from './store.ts'

/** Paragraphs whose words or whose being there a fact has changed. */
function touchedBy(fact: Fact): { draftId: string; ids: string[] } | null {
  if (fact.type === 'paragraph.text') return { draftId: fact.data.draftId, ids: [fact.data.paragraph.id] }
  // Words may have changed between their being pinned and the thread's being there to be followed.
  if (fact.type === 'thread.opened' && fact.data.thread.subject.type === 'paragraph')
    return { draftId: fact.data.thread.subject.draftId, ids: [fact.data.thread.subject.paragraphId] }
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
  const { database, facts } = deps
  const waiting = new Map<string, Set<string>>()
  const recent = new RecentWords()
  let work = Promise.resolve()
  const drain = async (): Promise<void> => {
    for (const [draftId, ids] of waiting) {
      waiting.delete(draftId)
      await followParagraphs(deps, draftId, [...ids], recent.of(draftId))
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
  facts.listen(({ fact }) => {
    const touched = touchedBy(fact)
    if (fact.type === 'paragraph.text')
      recent.note(fact.data.draftId, fact.data.paragraph.id, +deps.clock.now())
    if (touched) add(touched.draftId, touched.ids)
  })
  return {
    settled: () => work,
    async catchUp() {
      for (const { draftId, paragraphId, anchor, startsAt, text, gone } of await threadsWithText(database)) {
        if (anchor.state === 'orphaned') continue
        const stands = text.slice(anchor.from ?? 0, anchor.to ?? 0) === (anchor.now ?? anchor.exact)
        // Words that were never pinned are pinned before anybody types.
        if (gone || !stands || !startsAt) add(draftId as string, [paragraphId as string])
      }
      await work
    },
  }
}

type Steps = Awaited<ReturnType<typeof lineageOf>>

/** Paragraphs that came from these or that these came from, the nearest first; these themselves are not among them. */
function kinOf(steps: Steps, ids: string[]): string[] {
  const kin = new Set(ids)
  for (const id of kin)
    for (const { type, fromId, toId } of steps) {
      if (type === 'moved') continue
      if (fromId === id) kin.add(toId)
      if (toId === id) kin.add(fromId)
    }
  return [...kin].filter((id) => !ids.includes(id))
}

const joinedTo = (steps: Steps, id: string): string | null => {
  let at = id
  for (const { type, fromId, toId } of steps) if (type === 'merged' && fromId === at) at = toId
  return at === id ? null : at
}

async function followParagraphs(
  deps: ThreadDeps,
  draftId: string,
  ids: string[],
  recent: readonly string[],
): Promise<void> {
  const steps = await lineageOf(deps.database, draftId, new Date(0), deps.clock.now())
  const touched = new Set(ids)
  const near = (await threadsOnParagraphs(deps.database, [...ids, ...kinOf(steps, ids)])).filter(
    // What stands safely in a paragraph that did not change is left alone.
    ({ paragraphId, anchor }) => touched.has(paragraphId as string) || anchor.state !== 'exact',
  )
  const known = new Set(near.map(({ id }) => id))
  const astray = (await threadsAstray(deps.database, draftId)).filter(({ id }) => !known.has(id))
  if (near.length === 0 && astray.length === 0) return
  const places = await deps.placesOf(draftId)
  const kept = (await places?.seenByOthers(deps.clock.now()))?.kept ?? null
  const living = new Set((places?.rows ?? []).map(({ id }) => id))
  const read: Surroundings['read'] = (id, look) => deps.collab().readWords(roomOfParagraph(id), look)
  const pastedAmong = (row: ThreadRow, candidates: readonly string[]): Promise<Place | null> => {
    const home = row.homeParagraphId as string
    const open = candidates.filter(
      (id) => living.has(home) && living.has(id) && places && underTheSameRules(places, home, id),
    )
    return pastedPlace(row, open, read)
  }
  const seek = async (row: ThreadRow): Promise<Place> => {
    const here = row.paragraphId as string
    const sought = await seekPlace(row, {
      lives: (id) => living.has(id),
      kin: kinOf(steps, [here]),
      joinedTo: joinedTo(steps, here),
      read,
    })
    if (sought.anchor.state !== 'orphaned') return sought
    return (await pastedAmong(row, recent)) ?? (row.anchor.pasted ? withItsParagraph(row, sought) : sought)
  }
  for (const row of near) await keep(deps, row, await seek(row), kept)
  for (const row of astray) {
    // An orphan may have been pasted into what just changed; what was pasted may be home again.
    const place =
      row.anchor.state === 'orphaned'
        ? await pastedAmong(row, ids)
        : touched.has(row.homeParagraphId as string)
          ? await seek(row)
          : null
    if (place) await keep(deps, row, place, kept)
  }
}

/** Words that were pasted and are gone from there too: the thread stays where it was opened. */
const withItsParagraph = ({ homeParagraphId }: ThreadRow, { anchor }: Place): Place => ({
  paragraphId: homeParagraphId,
  startsAt: null,
  endsAt: null,
  anchor,
  doubled: false,
})

const sameSaying = (a: Anchor, b: Anchor): boolean =>
  a.state === b.state && a.exact === b.exact && a.now === b.now

/** Readers find words that stand in a text once by themselves: only what says more than a shift is told to them. */
async function keep(
  deps: ThreadDeps,
  row: ThreadRow,
  { doubled, ...found }: Place,
  kept: KeptText | null,
): Promise<void> {
  const place = { ...found, ...keepingPlace(row, kept) }
  const { anchor } = place
  const told = place.paragraphId !== row.paragraphId || !sameSaying(anchor, row.anchor) || doubled
  const shifted = anchor.from !== row.anchor.from || anchor.to !== row.anchor.to
  const isPinned = row.startsAt !== null || place.startsAt === null
  if (!told && !shifted && isPinned) return
  await deps.database.transaction(
    async (tx) => {
      const now = await threadById(tx, row.id)
      // Somebody pointed at other words meanwhile: theirs is the newer word about it.
      if (
        !now ||
        JSON.stringify(now.quote) !== JSON.stringify(row.quote) ||
        now.paragraphId !== row.paragraphId
      )
        return
      if (told) await rewrite(deps, tx, now, place, { actor: null, at: behind(now, deps.clock.now()) })
      else await updateThread(tx, row.id, place)
    },
    { lock: `thread:${row.id}` },
  )
}
