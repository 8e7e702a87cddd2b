/** The API of revisions: published texts are for everyone, signed in or not; publishing is the secretariat's. */
import { comparable } from '@plenary/shared/comparable'
import { found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import { draftById } from '../draft/store.ts'
import type { Handlers } from '../http/api.ts'
import type { CloseOverdue } from '../paragraph/overdue.ts'
import { processOfSlug } from '../process/store.ts'
import { importRevision, previewRevisionImport } from './import-revision.ts'
import { publishWorkingText } from './publish-working-text.ts'
import { type RevisionRow, revisionNamed, revisionsOfDraft, revisionsOfProcess, summaryOf } from './store.ts'
import { viewRevision } from './view-revision.ts'
import { workingTextFor } from './working-text.ts'

/** A place in a list of a process: moment and id of the last one seen. */
const placeOf = ({ publishedAt, id }: RevisionRow): string => `${publishedAt.getTime()}.${id}`
function placeIn(cursor: string): { publishedAt: Date; id: string } {
  const [moment, id] = cursor.split(/\.(.*)/s)
  if (!moment || !/^\d{1,15}$/.test(moment) || !id) throw new Refusal('invalid-input', 'cursor: unknown.')
  return { publishedAt: new Date(Number(moment)), id }
}
function numberIn(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Refusal('invalid-input', 'cursor: unknown.')
  return Number(cursor)
}

export function revisionHandlers(context: Context, closeOverdue: CloseOverdue): Handlers {
  const { database } = context
  const paged = (rows: RevisionRow[], limit: number, cursorOf: (row: RevisionRow) => string) => {
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { items: shown.map(summaryOf), next: rows.length > limit && last ? cursorOf(last) : null }
  }
  return {
    /** [REV8] A draft without a revision exists for participants alone. */
    async listRevisions({ params, query, viewer }) {
      const draft = found(await draftById(database, params.id))
      const before = query.cursor === undefined ? null : numberIn(query.cursor)
      const rows = await revisionsOfDraft(database, draft.id, before, query.limit + 1)
      if (rows.length === 0 && before === null)
        found(await workingTextFor(database, viewer.user?.id, draft.id, context.clock.now()))
      return paged(rows, query.limit, ({ number }) => String(number))
    },
    async listProcessRevisions({ params, query }) {
      const process = found(await processOfSlug(database, params.slug))
      const after = query.cursor === undefined ? null : placeIn(query.cursor)
      return paged(
        await revisionsOfProcess(database, process.id, after, query.limit + 1),
        query.limit,
        placeOf,
      )
    },
    /** [REV5] Never changes, whoever asks and however it is named, so it may be kept for ever. */
    async getRevision({ params }) {
      return viewRevision(database, found(await revisionNamed(database, comparable(params.id))))
    },
    publishRevision: ({ params, body, viewer }) =>
      publishWorkingText({ ...context, closeOverdue }, viewer.user.id, params.id, body),
    previewRevisionImport: ({ params, body, viewer }) =>
      previewRevisionImport(context, viewer.user.id, params.id, body),
    importRevision: ({ params, body, viewer }) => importRevision(context, viewer.user.id, params.id, body),
  }
}
