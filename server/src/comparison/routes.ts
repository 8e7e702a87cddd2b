/** The API of comparison: published texts for everyone, the working text for those who may read it. */

import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { compareRevisions } from './compare-revisions.ts'
import { followTerm } from './follow-term.ts'
import { KeptComparisons } from './kept-comparisons.ts'

export const compareHandlers = ({ database, clock }: Context): Handlers => {
  const deps = { database, clock, kept: new KeptComparisons() }
  return {
    compareRevisions: ({ params: { id, other }, viewer }) =>
      compareRevisions(deps, viewer.user?.id, id, other),
    followTerm: ({ params, query, viewer }) => followTerm(deps, viewer.user?.id, params.id, query.q),
  }
}
