/** [THR2] Facts of the discussion as each participant may have them now: what was hidden or taken back since leaves them too. */
import { can } from '@plenary/shared/abilities'
import type { Fact } from '@plenary/shared/events'
import type { Actor } from '@plenary/shared/participant'
import type { Comment } from '@plenary/shared/thread'
import type { LivePorts } from '../live/ports.ts'
import type { KeptText } from '../paragraph/kept-store.ts'
import { everyoneReads } from '../paragraph/withhold-words.ts'
import { type CommentRow, commentsByIds } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { asSeen } from './kept-place.ts'
import { type Ground, groundOfParagraph, keptFor, placeWith, sightOf } from './place.ts'
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
async function knowing(deps: ThreadDeps, row: ThreadRow): Promise<((actor: Actor) => boolean) | null> {
  const now = deps.clock.now()
  const judge = (groundFor: (actor: Actor) => Ground) => (actor: Actor) =>
    can(actor, 'thread.read', placeWith(groundFor(actor), row), now) === 'yes'
  if (row.subjectType === 'paragraph') {
    const places = await deps.placesOf(row.draftId as string)
    if (!places) return () => false
    const ground = groundOfParagraph(places, row.paragraphId as string)
    if (!places.withPen(now)) return everyoneReads(places, now) ? null : judge(() => ground)
    // [REL4] Everyone but the pen-holder has the thread as it stands in the text they have, or has none.
    const others = await places.seenByOthers(now)
    const seen = others && asSeen(row, others.kept)
    const theirs = others && seen && groundOfParagraph(others, seen.paragraphId as string)
    return (actor) => {
      const at = actor.role === 'secretariat' ? ground : theirs
      return at != null && can(actor, 'thread.read', placeWith(at, row), now) === 'yes'
    }
  }
  if (row.subjectType === 'contribution') {
    const found = await deps.contribution(deps.database, row.contributionId as string)
    if (!found) return () => false
    return judge((actor) => sightOf(found, actor))
  }
  return null
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

/** [REL4] What the pen's words did to a place is told to nobody else; what somebody did is told with the place they know. */
function standingStill(fact: Fact, row: ThreadRow, kept: KeptText): Fact | null {
  if (fact.type !== 'thread.opened' && fact.type !== 'thread.changed') return fact
  if (fact.type === 'thread.changed' && fact.actor === null) return null
  const seen = asSeen(row, kept)
  if (!seen) return null
  const { paragraphId, anchor } = seen
  return { ...fact, data: { thread: { ...fact.data.thread, paragraphId, anchor } } } as Fact
}

export const withholdThreads =
  (deps: ThreadDeps): LivePorts['withhold'] =>
  async (fact) => {
    const id = threadIdOf(fact)
    const row = id === null ? null : await threadById(deps.database, id)
    if (!row) return null
    const knows = await knowing(deps, row)
    const rows = await commentsByIds(
      deps.database,
      commentsIn(fact).map((comment) => comment.id),
    )
    if (!knows && !rows.some(changedSince)) return null
    const byId = new Map(rows.map((each) => [each.id, each]))
    const kept = await keptFor(deps, row, { role: 'member' })
    return (actor) => {
      if (knows && !knows(actor)) return null
      const shown = shownTo(fact, byId, actor)
      return kept && actor.role !== 'secretariat' ? standingStill(shown, row, kept) : shown
    }
  }
