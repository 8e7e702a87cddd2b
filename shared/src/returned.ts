/** Words that came too late: kept for their author alone, to copy, or to put in once that is allowed again. */
import { z } from 'zod'
import { type Endpoint, idParams, page, pageQuery } from './endpoint.ts'
import { decision } from './readings.ts'

export const returnedWords = z
  .object({
    id: z.string(),
    draftId: z.string(),
    paragraphId: z.string(),
    stageId: z.string().nullable(),
    /** Why they were not taken: an id of problems.ts. */
    reason: z.string(),
    /** The paragraph as it stood, and as its author would have had it. */
    baseText: z.string(),
    text: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ReturnedWords' })
export type ReturnedWords = z.infer<typeof returnedWords>

export const returnedApi = {
  listReturned: {
    method: 'GET',
    path: '/api/drafts/:id/returned',
    summary: 'My words that came too late',
    who: 'signed-in',
    cost: 'page',
    params: idParams,
    query: pageQuery,
    response: page(returnedWords),
  },
  applyReturned: {
    method: 'POST',
    path: '/api/returned/:id/apply',
    summary: 'Put words that came too late into the text, now that it is allowed',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: decision.nullish(),
    response: z.object({ paragraphId: z.string() }),
  },
  dismissReturned: {
    method: 'DELETE',
    path: '/api/returned/:id',
    summary: 'Put words that came too late away',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: z.object({ id: z.string() }),
  },
} as const satisfies Record<string, Endpoint>
