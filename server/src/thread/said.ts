/** What threads for all say, as it is linked to paragraphs and answered: to those who may read what they stand on. */
import { authorsOf } from '../participant/view.ts'
import type { Subjects } from '../subject/registry.ts'
import type { Listener, Said, SaidBy } from '../subject/source.ts'
import type { Listing } from '../subject/subject.ts'
import { type CommentRow, commentsOf } from './comment-store.ts'
import { asSeen } from './kept-place.ts'
import { refOf } from './standing.ts'
import { type ThreadRow, threadsByIds } from './store.ts'

/** What was neither taken back nor hidden, in order. */
export const shownIn = (rows: CommentRow[]): { id: string; text: string }[] =>
  rows.flatMap(({ id, body, deletedAt, hiddenAt }) =>
    deletedAt === null && hiddenAt === null ? [{ id, text: body }] : [],
  )

/** [STK3] [REL4] Whether the listener may have a thread: as in the list of what it stands on. */
async function readableTo(
  { queries, actor, now }: Listener,
  subjects: Subjects,
  rows: ThreadRow[],
): Promise<(row: ThreadRow) => boolean> {
  const wholeOf = ({ subjectType, wholeId }: ThreadRow): string => `${subjectType}:${wholeId}`
  const listings = new Map<string, Listing | null>()
  for (const row of actor ? rows : []) {
    if (listings.has(wholeOf(row))) continue
    const whole = await subjects.whole(queries, { type: row.subjectType, id: row.wholeId })
    listings.set(wholeOf(row), (actor && (await whole?.listFor(actor, now))) ?? null)
  }
  return (row) => {
    const listing = listings.get(wholeOf(row))
    const seen = listing && asSeen(row, listing.kept)
    if (!listing || !seen) return false
    const { shown } = listing
    return 'only' in shown ? shown.only.includes(seen.standsOn) : !shown.allBut.includes(seen.standsOn)
  }
}

export const saidInThreads =
  (subjects: () => Subjects): SaidBy =>
  async (listener, ids) => {
    const { queries, namesOf } = listener
    const rows = (await threadsByIds(queries, ids)).filter(({ visibility }) => visibility === 'all')
    const on = await subjects().named(queries, rows.map(refOf))
    const comments = await commentsOf(queries, ids)
    const authors = await authorsOf(
      queries,
      namesOf,
      rows.map(({ authorId }) => authorId),
    )
    const mayRead = await readableTo(listener, subjects(), rows)
    return new Map(
      rows.flatMap((row) => {
        const words = shownIn(comments.filter(({ threadId }) => threadId === row.id))
        const standsOn = on(refOf(row))
        if (words.length === 0 || !standsOn?.isOut) return []
        const { authorId, delegationId, topics } = row
        const author = authors.get(authorId)
        const said: Said = {
          ...{ stageId: standsOn.stageId, title: '', topics, words },
          attributedTo: [author?.name ?? ''],
          kind: author?.kind ?? '',
          of: { authorId, delegationId },
          readable: mayRead(row),
          link: null,
        }
        return [[row.id, said] as const]
      }),
    )
  }
