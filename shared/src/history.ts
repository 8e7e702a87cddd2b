/** How a paragraph came to be what it is: its states over time, and who wrote the words it has now. */
import { z } from 'zod'
import { content } from './content.ts'
import { type Endpoint, idParams, page, pageQuery, reason } from './endpoint.ts'
import { participantView } from './participant.ts'

/**
 * How a state came to be: seeded by an import or an insertion, written, or carried by the platform when a paragraph was
 * split or merged, or an earlier state restored.
 */
export const paragraphActs = [
  'begun',
  'written',
  'split-from',
  'split-to',
  'merged-from',
  'restored',
] as const
export const paragraphAct = z.enum(paragraphActs)

/** One state: what a participant's writing left, until they paused or somebody else wrote. */
export const paragraphMoment = z
  .object({
    /** Number of the last row of the paragraph's log in it. */
    seq: z.number().int(),
    /** The first moment of this writing, and its last. */
    from: z.iso.datetime(),
    at: z.iso.datetime(),
    /** Null when the platform wrote (import). */
    participant: participantView.nullable(),
    act: paragraphAct,
    /** The round open at that time with this draft on its table. */
    stageId: z.string().nullable(),
    text: z.string(),
    /** Characters that were not there before and are there after it; and the other way round. */
    inserted: z.number().int(),
    deleted: z.number().int(),
  })
  .meta({ id: 'ParagraphMoment' })
export type ParagraphMoment = z.infer<typeof paragraphMoment>

/** A run of words with one author. */
export const authoredRun = z.object({
  text: z.string(),
  /** The same words with their marks and references. */
  content,
  participant: participantView.nullable(),
  at: z.iso.datetime(),
})
export type AuthoredRun = z.infer<typeof authoredRun>
/** Words that are gone: who took them away, whose they were. */
export const deletedRun = z.object({
  text: z.string(),
  author: participantView.nullable(),
  deletedBy: participantView.nullable(),
  at: z.iso.datetime(),
  /** Characters of the present text before the place where they stood. */
  offset: z.number().int(),
})
export type DeletedRun = z.infer<typeof deletedRun>

/** Of words that are gone, no more than this are told, the newest. */
export const deletedRunsAtMost = 500

export const historyApi = {
  getHistory: {
    method: 'GET',
    path: '/api/paragraphs/:id/history',
    summary: 'The states of a paragraph, the newest first',
    who: 'signed-in',
    cost: 'heavy',
    params: idParams,
    query: pageQuery,
    response: page(paragraphMoment),
  },
  getParagraphAt: {
    method: 'GET',
    path: '/api/paragraphs/:id/history/:seq',
    summary: 'A paragraph as it stood after a row of its log',
    who: 'signed-in',
    cost: 'heavy',
    params: z.object({ id: z.string().min(1).max(100), seq: z.coerce.number().int().min(1) }),
    response: z.object({ seq: z.number().int(), content, text: z.string(), html: z.string() }),
  },
  getAuthors: {
    method: 'GET',
    path: '/api/paragraphs/:id/authors',
    summary: 'Who wrote the words a paragraph has now, and who took others away',
    who: 'signed-in',
    cost: 'heavy',
    params: idParams,
    response: z.object({
      runs: z.array(authoredRun),
      /** In the order of the text. */
      deleted: z.array(deletedRun),
      /** How many there are in all. */
      deletedCount: z.number().int(),
    }),
  },
  getDraftAuthors: {
    method: 'GET',
    path: '/api/drafts/:id/authors',
    summary: 'Who wrote the words of every paragraph of a draft, as far as one may read them',
    who: 'signed-in',
    cost: 'heavy',
    params: idParams,
    response: z.object({
      paragraphs: z.array(z.object({ id: z.string(), runs: z.array(authoredRun) })),
    }),
  },
  restoreParagraph: {
    method: 'POST',
    path: '/api/paragraphs/:id/restore',
    summary: 'Write an earlier state of a paragraph as a new change',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ seq: z.number().int().min(1), reason: reason.optional() }),
    response: z.object({ text: z.string() }),
  },
} as const satisfies Record<string, Endpoint>
