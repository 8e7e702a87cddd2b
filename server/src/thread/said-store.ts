/** Threads as a query about what is said in them asks: of the stage of what they stand on, and out as far as that is. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { participants } from '../participant/tables.ts'
import { type ColumnsOf, columnsAmong } from '../subject/columns-store.ts'
import type { SubjectKind } from '../subject/subject.ts'
import { comments, threads } from './tables.ts'

/** `part` is the comment that is meant. Threads stand on things of these kinds, and never on threads. */
export const threadColumns =
  (kinds: () => readonly SubjectKind[]): ColumnsOf =>
  (id, part) => {
    const others = kinds().filter(({ type }) => type !== 'thread')
    const on = { type: threads.subjectType, id: threads.standsOn, part: sql`null` }
    const standsOn = columnsAmong(others, on, { isOut: 1 })
    const own = (column: SQLWrapper): SQL =>
      sql`(select ${column} from ${threads} where ${threads.id} = ${id})`
    const speaker = sql`(select ${participants.kind} from ${participants} where ${participants.id} = ${threads.authorId})`
    const shown = sql`exists (select 1 from ${comments} where ${comments.threadId} = ${threads.id}
      and ${comments.deletedAt} is null and ${comments.hiddenAt} is null
      and (${part} is null or ${comments.id} = ${part}))`
    return {
      stageId: own(standsOn.stageId),
      kind: own(speaker),
      topics: own(threads.topics),
      isOut: sql`coalesce(${own(sql`${threads.visibility} = 'all' and ${shown} and ${standsOn.isOut}`)}, 0)`,
    }
  }
