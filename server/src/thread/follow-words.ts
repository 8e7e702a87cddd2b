/** [ANC3] Seeks the place of every thread anew whenever words or things have changed under it, and says what was found. */
import type { Anchor } from '@plenary/shared/thread'
import type { KeptWords, Moving } from '../subject/subject.ts'
import { rewrite } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { behind } from './find-thread.ts'
import { pastedPlace, RecentWords } from './follow-paste.ts'
import { keepingPlace } from './kept-place.ts'
import { type Place, type Surroundings, seekPlace } from './seek-place.ts'
import {
  type ThreadRow,
  threadById,
  threadsAstray,
  threadsOn,
  threadsWithQuote,
  updateThread,
} from './store.ts'

export interface Follower {
  /** Resolves when every change so far has been followed. */
  settled(): Promise<void>
  /** Once at the start: what changed when nobody was there to follow. */
  catchUp(): Promise<void>
}

/** A kind whose words move. */
interface Followed {
  type: string
  moving: Moving
}

/** Changes of one whole that wait to be followed. */
interface Waiting {
  of: Followed
  wholeId: string
  ids: Set<string>
}

export function followWords(deps: ThreadDeps, failed: (error: unknown) => void): Follower {
  const { database, facts, subjects } = deps
  const followed = subjects.kinds.flatMap(({ type, moving }) => (moving ? [{ type, moving }] : []))
  const waiting = new Map<string, Waiting>()
  const recent = new RecentWords()
  let work = Promise.resolve()
  const drain = async (): Promise<void> => {
    for (const [key, { of, wholeId, ids }] of waiting) {
      waiting.delete(key)
      await followWhole(deps, of, wholeId, [...ids], recent.of(wholeId))
    }
  }
  const add = (of: Followed, wholeId: string, ids: string[]): void => {
    const key = `${of.type}:${wholeId}`
    const known = waiting.get(key)
    if (known) for (const id of ids) known.ids.add(id)
    else {
      waiting.set(key, { of, wholeId, ids: new Set(ids) })
      // One after another, so that two changes never seek the place of one thread at once.
      work = work.then(drain).catch(failed)
    }
  }
  facts.listen(({ fact }) => {
    for (const of of followed) {
      const touched = of.moving.touchedBy(fact)
      if (!touched) continue
      const { wholeId, ids, written } = touched
      if (written) for (const id of ids) recent.note(wholeId, id, +deps.clock.now())
      add(of, wholeId, ids)
    }
  })
  return {
    settled: () => work,
    async catchUp() {
      for (const of of followed) {
        const rows = await threadsWithQuote(database, of.type)
        const texts = await of.moving.textsOf(database, [...new Set(rows.map(({ standsOn }) => standsOn))])
        for (const { wholeId, standsOn, anchor, startsAt } of rows) {
          if (anchor.state === 'orphaned') continue
          const text = texts.get(standsOn) ?? null
          const words = text?.slice(anchor.from ?? 0, anchor.to ?? 0)
          // Words that were never pinned are pinned before anybody types.
          if (words !== (anchor.now ?? anchor.exact) || !startsAt) add(of, wholeId, [standsOn])
        }
      }
      await work
    },
  }
}

async function followWhole(
  deps: ThreadDeps,
  { type, moving }: Followed,
  wholeId: string,
  ids: string[],
  recent: readonly string[],
): Promise<void> {
  const around = await moving.around(deps.database, wholeId)
  const touched = new Set(ids)
  const near = (await threadsOn(deps.database, type, [...ids, ...around.kinOf(ids)])).filter(
    // What stands safely on a thing that did not change is left alone.
    ({ standsOn, anchor }) => touched.has(standsOn) || anchor.state !== 'exact',
  )
  const known = new Set(near.map(({ id }) => id))
  const astray = (await threadsAstray(deps.database, type, wholeId)).filter(({ id }) => !known.has(id))
  if (near.length === 0 && astray.length === 0) return
  const { kept, lives } = around
  const read: Surroundings['read'] = (id, look) => deps.collab().readWords(moving.roomOf(id), look)
  const pastedAmong = (row: ThreadRow, candidates: readonly string[]): Promise<Place | null> => {
    const home = row.subjectId
    const open = candidates.filter((id) => lives(home) && lives(id) && around.alike(home, id))
    return pastedPlace(row, open, read)
  }
  const seek = async (row: ThreadRow): Promise<Place> => {
    const here = row.standsOn
    const sought = await seekPlace(row, {
      lives,
      kin: around.kinOf([here]),
      joinedTo: around.joinedTo(here),
      read,
    })
    if (sought.anchor.state !== 'orphaned') return sought
    return (await pastedAmong(row, recent)) ?? (row.anchor.pasted ? withItsSubject(row, sought) : sought)
  }
  for (const row of near) await keep(deps, row, await seek(row), kept)
  for (const row of astray) {
    // An orphan may have been pasted into what just changed; what was pasted may be home again.
    const place =
      row.anchor.state === 'orphaned'
        ? await pastedAmong(row, ids)
        : touched.has(row.subjectId)
          ? await seek(row)
          : null
    if (place) await keep(deps, row, place, kept)
  }
}

/** Words that were pasted and are gone from there too: the thread stays where it was opened. */
const withItsSubject = ({ subjectId }: ThreadRow, { anchor }: Place): Place => ({
  standsOn: subjectId,
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
  kept: KeptWords | null,
): Promise<void> {
  const place = { ...found, ...keepingPlace(row, kept) }
  const { anchor } = place
  const told = place.standsOn !== row.standsOn || !sameSaying(anchor, row.anchor) || doubled
  const shifted = anchor.from !== row.anchor.from || anchor.to !== row.anchor.to
  const isPinned = row.startsAt !== null || place.startsAt === null
  if (!told && !shifted && isPinned) return
  await deps.database.transaction(
    async (tx) => {
      const now = await threadById(tx, row.id)
      // Somebody pointed at other words meanwhile: theirs is the newer word about it.
      if (!now || JSON.stringify(now.quote) !== JSON.stringify(row.quote) || now.standsOn !== row.standsOn)
        return
      if (told) await rewrite(deps, tx, now, place, { actor: null, at: behind(now, deps.clock.now()) })
      else await updateThread(tx, row.id, place)
    },
    { lock: `thread:${row.id}` },
  )
}
