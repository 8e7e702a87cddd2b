/** How a paragraph came to be what it is: its states over time, and who wrote the words it has now. */
import { z } from 'zod'
import { content } from './content.ts'
import { type Endpoint, idParams, page, pageQuery, reason } from './endpoint.ts'
import { participantView } from './participant.ts'

/** One state: what a participant's writing left, until they paused or somebody else wrote. */
export const paragraphMoment = z
  .object({
    /** Number of the last row of the paragraph's log in it. */
    seq: z.number().int(),
    /** The first moment of this writing, and its last. */
    from: z.iso.datetime(),
    at: z.iso.datetime(),
    /** Null when the platform wrote (import, split, merge). */
    participant: participantView.nullable(),
    /** The round open at that time with this draft on its table. */
    stageId: z.string().nullable(),
    text: z.string(),
    inserted: z.number().int(),
    deleted: z.number().int(),
  })
  .meta({ id: 'ParagraphMoment' })
export type ParagraphMoment = z.infer<typeof paragraphMoment>

/** A run of words with one author. */
export const authoredRun = z.object({
  text: z.string(),
  participant: participantView.nullable(),
  at: z.iso.datetime(),
})
/** Words that are gone: who took them away, whose they were. */
export const deletedRun = z.object({
  text: z.string(),
  author: participantView.nullable(),
  deletedBy: participantView.nullable(),
  at: z.iso.datetime(),
  /** Characters of the present text before the place where they stood. */
  offset: z.number().int(),
})

export const historyApi = {
  getHistory: {
    method: 'GET',
    path: '/api/paragraphs/:id/history',
    summary: 'The states of a paragraph, the newest first',
    params: idParams,
    query: pageQuery,
    response: page(paragraphMoment),
  },
  getParagraphAt: {
    method: 'GET',
    path: '/api/paragraphs/:id/history/:seq',
    summary: 'A paragraph as it stood after a row of its log',
    params: z.object({ id: z.string().min(1).max(100), seq: z.coerce.number().int().min(1) }),
    response: z.object({ seq: z.number().int(), content, text: z.string(), html: z.string() }),
  },
  getAuthors: {
    method: 'GET',
    path: '/api/paragraphs/:id/authors',
    summary: 'Who wrote the words a paragraph has now, and who took others away',
    params: idParams,
    response: z.object({ runs: z.array(authoredRun), deleted: z.array(deletedRun) }),
  },
  restoreParagraph: {
    method: 'POST',
    path: '/api/paragraphs/:id/restore',
    summary: 'Write an earlier state of a paragraph as a new change',
    params: idParams,
    body: z.strictObject({ seq: z.number().int().min(1), reason: reason.optional() }),
    response: z.object({ text: z.string() }),
  },
} as const satisfies Record<string, Endpoint>
