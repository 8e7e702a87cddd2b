/** [THR2] Facts of the discussion as each participant may have them now: what was hidden or taken back since leaves them too. */
import { can } from '@plenary/shared/abilities'
import type { Fact } from '@plenary/shared/events'
import type { Actor } from '@plenary/shared/participant'
import type { Comment } from '@plenary/shared/thread'
import type { LivePorts } from '../live/ports.ts'
import type { KeptWords } from '../subject/subject.ts'
import { type CommentRow, commentsByIds } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { asSeen } from './kept-place.ts'
import { refOf, standingOf, type ThreadStanding } from './standing.ts'
import { type ThreadRow, threadById } from './store.ts'
import { commentAsOf } from './view-threads.ts'

/** The thread a fact is about. */
function threadIdOf({ type, data }: Fact): string | null {
  switch (type) {
    case 'thread.opened':
    case 'thread.changed':
      return data.thread.id
    case 'comment.added':
    case 'comment.changed':
    case 'comment.reported':
    case 'comment.hidden':
    case 'comment.shown':
    case 'comment.appealed':
      return data.threadId
    default:
      return null
  }
}

/** Null when everyone in the fact's audience may know of the thread: what most facts are told by. */
function knowing(
  standing: ThreadStanding | null,
  row: ThreadRow,
  now: Date,
): ((actor: Actor) => boolean) | null {
  if (standing?.subject.forAll) return null
  return (actor) => {
    // [REL4] Everyone but the pen-holder has the thread as it stands in the text they have, or has none.
    const place = standing?.placeFor(row, actor)
    return place != null && can(actor, 'thread.read', place, now) === 'yes'
  }
}

const commentsIn = (fact: Fact): Comment[] => {
  if (fact.type === 'thread.opened') return fact.data.thread.comments
  return fact.type === 'comment.added' || fact.type === 'comment.changed' ? [fact.data.comment] : []
}

const changedSince = (row: CommentRow): boolean => row.deletedAt !== null || row.hiddenAt !== null

function shownTo(fact: Fact, rows: Map<string, CommentRow>, actor: Actor): Fact {
  const asOf = (comment: Comment): Comment => {
    const row = rows.get(comment.id)
    return row && changedSince(row) ? commentAsOf(row, comment, actor) : comment
  }
  if (fact.type === 'thread.opened') {
    const { thread } = fact.data
    return { ...fact, data: { thread: { ...thread, comments: thread.comments.map(asOf) } } }
  }
  if (fact.type === 'comment.added' || fact.type === 'comment.changed')
    return { ...fact, data: { ...fact.data, comment: asOf(fact.data.comment) } }
  return fact
}

type ParagraphOf = (row: ThreadRow) => string | null

/** How the thing on which a thread stands for those who have the kept text is named to them. */
async function paragraphOf(
  { database, subjects }: ThreadDeps,
  row: ThreadRow,
  kept: KeptWords,
): Promise<ParagraphOf> {
  const seen = asSeen(row, kept)
  const names = await subjects.named(database, seen ? [refOf(seen)] : [])
  return (each) => names(refOf(each))?.paragraphId ?? null
}

/** [REL4] What the pen's words did to a place is told to nobody else; what somebody did is told with the place they know. */
function standingStill(fact: Fact, row: ThreadRow, kept: KeptWords, idOf: ParagraphOf): Fact | null {
  if (fact.type !== 'thread.opened' && fact.type !== 'thread.changed') return fact
  if (fact.type === 'thread.changed' && fact.actor === null) return null
  const seen = asSeen(row, kept)
  if (!seen) return null
  const paragraphId = idOf(seen)
  return { ...fact, data: { thread: { ...fact.data.thread, paragraphId, anchor: seen.anchor } } } as Fact
}

export const withholdThreads =
  (deps: ThreadDeps): LivePorts['withhold'] =>
  async (fact) => {
    const id = threadIdOf(fact)
    const row = id === null ? null : await threadById(deps.database, id)
    if (!row) return null
    const standing = await standingOf(deps.subjects, deps.database, row)
    const knows = knowing(standing, row, deps.clock.now())
    const rows = await commentsByIds(
      deps.database,
      commentsIn(fact).map((comment) => comment.id),
    )
    if (!knows && !rows.some(changedSince)) return null
    const byId = new Map(rows.map((each) => [each.id, each]))
    const kept = standing?.subject.live?.keptFor(null) ?? null
    const idOf = kept ? await paragraphOf(deps, row, kept) : () => null
    return (actor) => {
      if (knows && !knows(actor)) return null
      const shown = shownTo(fact, byId, actor)
      return kept && actor.role !== 'secretariat' ? standingStill(shown, row, kept, idOf) : shown
    }
  }
