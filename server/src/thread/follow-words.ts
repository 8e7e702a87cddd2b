/** [ANC3] Seeks the place of every thread anew whenever words or things have changed under it, and says what was found. */
import { type Fact, factTypes } from '@plenary/shared/events'
import type { Anchor } from '@plenary/shared/thread'
import type { Followed } from '../feature.ts'
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
  follow: Followed
  /** Once at the start: words that were never pinned are pinned before anybody types. */
  pin(): Promise<void>
}

/** A kind whose words move. */
interface OfKind {
  type: string
  moving: Moving
}

/** Things of one whole that are to be looked at. */
interface Touched {
  of: OfKind
  wholeId: string
  ids: string[]
}

export function followWords(deps: ThreadDeps): Follower {
  const { database, subjects } = deps
  const followed = (): OfKind[] =>
    subjects.kinds().flatMap(({ type, moving }) => (moving ? [{ type, moving }] : []))
  const recent = new RecentWords()
  const seek = async (touched: Touched[]): Promise<void> => {
    const wholes = new Map<string, Touched>()
    for (const { of, wholeId, ids } of touched) {
      const key = `${of.type}:${wholeId}`
      wholes.set(key, { of, wholeId, ids: [...(wholes.get(key)?.ids ?? []), ...ids] })
    }
    for (const { of, wholeId, ids } of wholes.values())
      await followWhole(deps, of, wholeId, [...new Set(ids)], recent.of(wholeId))
  }
  const touchedBy = (fact: Fact): Touched[] =>
    followed().flatMap((of) => {
      const touched = of.moving.touchedBy(fact)
      if (!touched) return []
      const { wholeId, ids, written } = touched
      if (written) for (const id of ids) recent.note(wholeId, id, Date.parse(fact.at))
      return [{ of, wholeId, ids }]
    })
  const placed = (isMeant: (words: string | undefined, row: Quoted) => boolean) =>
    Promise.all(
      followed().map(async (of) => {
        const rows = await threadsWithQuote(database, of.type)
        const texts = await of.moving.textsOf(database, [...new Set(rows.map(({ standsOn }) => standsOn))])
        return rows
          .filter((row) => {
            const { from, to } = row.anchor
            const words = texts.get(row.standsOn)?.slice(from ?? 0, to ?? 0)
            return row.anchor.state !== 'orphaned' && isMeant(words, row)
          })
          .map(({ wholeId, standsOn }) => ({ of, wholeId, ids: [standsOn] }))
      }),
    ).then((all) => all.flat())
  return {
    follow: {
      name: 'places of threads',
      // Which facts touch a thing is for its kind to say.
      types: factTypes,
      work: (changes) => seek(changes.flatMap(touchedBy)),
      anew: async () => seek(await placed((words, { anchor }) => words !== (anchor.now ?? anchor.exact))),
    },
    pin: async () => seek(await placed((_, { startsAt }) => !startsAt)),
  }
}

type Quoted = Awaited<ReturnType<typeof threadsWithQuote>>[number]

async function followWhole(
  deps: ThreadDeps,
  { type, moving }: OfKind,
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
