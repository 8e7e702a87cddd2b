/** The API of notes of changes. */

import { makeSlices } from '../clock/slices.ts'
import { type Compared, compareTexts } from '../comparison/compare.ts'
import { compareRevisions } from '../comparison/compare-revisions.ts'
import { KeptComparisons } from '../comparison/kept-comparisons.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { paragraphsOfRevision, type RevisionRow } from '../revision/store.ts'
import { type MemorandumTools, publishMemorandum, saveMemorandum, viewMemorandum } from './memorandum.ts'

/** A secretariat that saves again and again compares once. */
const kept = { bytes: 16 * 1024 * 1024, atOnce: 4 }

export function memorandumHandlers({ database, clock, facts }: Context): Handlers {
  const comparing = { database, clock, kept: new KeptComparisons(kept) }
  /** The first text of a draft has sections, and nothing before it. */
  const sectionsAlone = async ({ id, language }: RevisionRow): Promise<Compared> => {
    const rows = await paragraphsOfRevision(database, id)
    const newer = rows.map(({ paragraphId, ...row }) => ({ ...row, id: paragraphId }))
    return compareTexts({ language, older: [], newer, lineage: [] }, makeSlices(clock))
  }
  const tools: MemorandumTools = {
    database,
    clock,
    facts,
    compare: (older, newer) =>
      older ? compareRevisions(comparing, undefined, older.id, newer.id) : sectionsAlone(newer),
  }
  return {
    getMemorandum: ({ params, viewer }) => viewMemorandum(tools, viewer.user?.id, params.id),
    saveMemorandum: ({ params, body, viewer }) => saveMemorandum(tools, viewer.user.id, params.id, body),
    publishMemorandum: ({ params, body, viewer }) =>
      publishMemorandum(tools, viewer.user.id, params.id, body),
  }
}
