/** [ANC4] A person confirms where moved words of a thread stand now, or points at others. */
import { can } from '@plenary/shared/abilities'
import { ensure, found, Refusal } from '@plenary/shared/problems'
import type { Quote, Thread } from '@plenary/shared/thread'
import type { Range } from '../collab/anchors.ts'
import { command } from '../participant/command.ts'
import type { KeptWords } from '../subject/subject.ts'
import { type Anchored, exactly, onTheWhole, pinned } from './anchor.ts'
import { rewrite } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { inIt } from './find-thread.ts'
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

/** What is to become of its place, sought before the transaction: reading words takes time. */
interface Planned {
  /** The text that everyone but the pen-holder has meanwhile. */
  others: KeptWords | null
  /** Null: it stays with its own thing, and the place that was found is declined. */
  moved: (Anchored & Pick<ThreadRow, 'standsOn' | 'subjectId'>) | null
}

export const anchorThread = command({
  ...inIt,
  action: 'thread.anchor',
  async prepare(deps: ThreadDeps, { row, actor, now }, input: NewPlace): Promise<Planned> {
    const { thread, standing } = row
    const { live } = standing.subject
    if (!live) throw new Refusal('invalid-input', 'Only the words of a working text move.')
    // What stands still is no place to point at: in the words being written the quote would be sought in vain, or betray them.
    if (live.keptFor(actor)) throw new Refusal('with-the-pen')
    const others = live.keptFor(null)
    if (input.decline) return { others, moved: null }
    const target = input.paragraphId ?? thread.standsOn
    const aim = await deps.subjects.find(deps.database, { type: thread.subjectType, id: target })
    const there = aim?.wholeId === thread.wholeId ? aim.place(actor) : null
    const { room } = found((there && aim?.live) || null)
    // [THR1] Pointing at another thing is speaking about that one.
    if (target !== thread.standsOn)
      ensure(can(actor, 'thread.open', placeWith(found(there), { ...thread, standsOn: target }), now))
    const { quote } = input
    const anchored = quote ? await pinned(deps, room, quote) : await confirmed(deps, thread, target, room)
    return { others, moved: { ...anchored, standsOn: target, subjectId: target } }
  },
  async work(deps: ThreadDeps, turn, _: NewPlace, { others, moved }: Planned): Promise<Thread> {
    const { thread } = turn.row
    const changes = moved ?? declined(thread)
    const same = (Object.keys(changes) as (keyof typeof changes)[]).every(
      (key) => JSON.stringify(thread[key]) === JSON.stringify(changes[key]),
    )
    if (same) return threadView(turn.tx, deps, thread, turn.actor)
    const { tx, actor, now: at } = turn
    return rewrite(deps, tx, thread, { ...changes, ...keepingPlace(thread, others) }, { actor, at })
  },
})

/** [ANC11] The thread stays with its paragraph, and nobody is asked about that other paragraph again. */
function declined({ anchor, standsOn, subjectId, quote }: ThreadRow) {
  if (!anchor.pasted || standsOn === subjectId) throw new Refusal('quote-not-found')
  return {
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
  const stands = await collab().readWords(room, ({ text, pin }) => {
    const range = placeOf(text, shown, anchor.from ?? 0)
    return range && exactly(text, range, pin(range))
  })
  if (!stands) throw new Refusal('quote-not-found')
  return stands
}

/** Where the words were shown to stand, or the one place where they stand since somebody typed before them. */
function placeOf(text: string, words: string, from: number): Range | null {
  const first = text.indexOf(words)
  const at = text.startsWith(words, from) ? from : first === text.lastIndexOf(words) ? first : -1
  return at < 0 ? null : { from: at, to: at + words.length }
}
