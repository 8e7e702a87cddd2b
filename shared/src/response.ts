/** From input to text: passages linked to paragraphs, and the secretariat's answer to each. */
import { z } from 'zod'
import { type Endpoint, fileAnswer, idParams, page, pageQuery, slugParams } from './endpoint.ts'
import { quote } from './thread.ts'

export const outcomes = ['taken-up', 'in-part', 'noted', 'not-taken-up'] as const
export const outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof outcome>

/** Where a passage comes from: a `contribution`, a `thread`, the `summary` of a stage by its id, or a thing of another type. */
const passageSource = z.object({
  type: z.string().min(1).max(40),
  id: z.string(),
  /** The paragraph of the contribution's body the words are in. */
  blockId: z.string().nullable(),
})

export type PassageSource = z.infer<typeof passageSource>

export const response = z.object({
  outcome,
  reason: z.string(),
  /** The revision whose words show it, by id and symbol, and those words. */
  revision: z.object({ id: z.string(), symbol: z.string().nullable(), title: z.string() }).nullable(),
  words: z.string().nullable(),
  at: z.iso.datetime(),
})
export type Response = z.infer<typeof response>

export const passage = z
  .object({
    id: z.string(),
    processId: z.string(),
    /** `link`: its address on the site; null for what has none of its own. */
    source: passageSource.extend({ link: z.string().nullable() }),
    /** What the source is called, who it is attributed to, and of which kind they are. */
    title: z.string(),
    attributedTo: z.array(z.string()),
    kind: z.string(),
    stage: z.object({ id: z.string(), title: z.string() }).nullable(),
    topics: z.array(z.string()),
    /** Null for the whole of it. */
    quote: quote.nullable(),
    draftId: z.string(),
    paragraphId: z.string(),
    /** The paragraph's number now, and the beginning of its words. */
    paragraph: z.object({ label: z.string().nullable(), excerpt: z.string() }),
    note: z.string().nullable(),
    linkedAt: z.iso.datetime(),
    /**
     * [RSP4] Why the words are not shown any more: their source was taken back, or reworded. An answer that was given
     * stays as a mark; `title`, `attributedTo`, `quote` and `note` are then empty.
     */
    gone: z.enum(['withdrawn', 'reworded']).nullable(),
    response: response.nullable(),
    /** `yes` or a reason code for whoever asks. */
    can: z.object({ answer: z.string(), unlink: z.string() }),
  })
  .meta({ id: 'Passage' })
export type Passage = z.infer<typeof passage>

export const matrixQuery = pageQuery.extend({
  stage: z.string().max(100).optional(),
  topic: z.string().max(60).optional(),
  kind: z.string().max(60).optional(),
  /** An outcome, or `none` for what waits for its answer. */
  outcome: z.enum([...outcomes, 'none']).optional(),
  /** A type of things. */
  source: passageSource.shape.type.optional(),
  contribution: z.string().max(100).optional(),
  paragraph: z.string().max(100).optional(),
})
const answer = z.object({ passage })

/** [MTX2] How many passages have which outcome, of those that the other filters leave. */
export const outcomeCounts = z.object({
  'taken-up': z.number().int(),
  'in-part': z.number().int(),
  noted: z.number().int(),
  'not-taken-up': z.number().int(),
  none: z.number().int(),
})
export type OutcomeCounts = z.infer<typeof outcomeCounts>

/** An answer: the outcome, why, and where in which published text it shows. */
export const newAnswer = z.strictObject({
  outcome,
  reason: z.string().trim().min(1).max(5000),
  revisionId: z.string().max(100).nullable().default(null),
  words: z.string().trim().min(1).max(5000).nullable().default(null),
})
export type NewAnswer = z.infer<typeof newAnswer>

/** What bears on a paragraph in numbers, and its topics: its own and those of the headings above it. */
export const bearing = z.object({
  paragraphId: z.string(),
  passages: z.number().int(),
  waiting: z.number().int(),
  topics: z.array(z.string()),
  ownTopics: z.array(z.string()),
})
export type Bearing = z.infer<typeof bearing>

export const responseApi = {
  listPassages: {
    method: 'GET',
    path: '/api/paragraphs/:id/passages',
    summary: 'What bears on a paragraph',
    who: 'anyone',
    cost: 'page',
    params: idParams,
    query: pageQuery,
    response: page(passage),
  },
  linkPassage: {
    method: 'POST',
    path: '/api/paragraphs/:id/passages',
    summary: 'Link a passage of a contribution, thread or summary to a paragraph',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      id: z.uuid().optional(),
      source: passageSource,
      quote: quote.nullable().default(null),
      note: z.string().trim().max(1000).nullable().default(null),
    }),
    response: answer,
  },
  unlinkPassage: {
    method: 'DELETE',
    path: '/api/passages/:id',
    summary: 'Undo a link that has no answer yet',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: z.object({ id: z.string() }),
  },
  answerPassage: {
    method: 'POST',
    path: '/api/passages/:id/response',
    summary: 'Answer a passage: taken up, in part, noted or not, with reason and words',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: newAnswer,
    response: answer,
  },
  /** The contract's short way: one answer to every passage of a contribution that has none. */
  respondContribution: {
    method: 'POST',
    path: '/api/contributions/:id/respond',
    summary: 'Answer every passage of a contribution that has no answer yet',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: newAnswer,
    response: z.object({ passages: z.array(passage) }),
  },
  answerPassages: {
    method: 'POST',
    path: '/api/processes/:slug/responses',
    summary: 'Answer many passages at one go, each with its own reason',
    who: 'signed-in',
    cost: 'light',
    params: slugParams,
    body: z.strictObject({
      answers: z
        .array(newAnswer.extend({ id: z.string().max(100) }))
        .min(1)
        .max(100),
    }),
    response: z.object({ passages: z.array(passage) }),
  },
  listResponses: {
    method: 'GET',
    path: '/api/processes/:slug/responses',
    summary: 'The response matrix',
    who: 'anyone',
    cost: 'heavy',
    params: slugParams,
    query: matrixQuery,
    response: page(passage).extend({ counts: outcomeCounts }),
  },
  getBearings: {
    method: 'GET',
    path: '/api/drafts/:id/bearings',
    summary: 'How much bears on each paragraph of a draft, and its topics',
    who: 'signed-in',
    cost: 'heavy',
    params: idParams,
    response: z.object({ bearings: z.array(bearing) }),
  },
  exportResponses: {
    method: 'GET',
    path: '/api/processes/:slug/responses.csv',
    summary: 'The response matrix as CSV',
    who: 'anyone',
    cost: 'heavy',
    params: slugParams,
    query: matrixQuery.omit({ cursor: true, limit: true }),
    response: fileAnswer,
    file: 'text/csv; charset=utf-8',
  },
} as const satisfies Record<string, Endpoint>
