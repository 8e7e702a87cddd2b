/** A revision: a published text that never changes, with the hash of every paragraph and of the whole. */
import { z } from 'zod'
import { hashOf } from './canonical.ts'
import { content } from './content.ts'
import { type Endpoint, idParams, page, pageQuery, slugParams } from './endpoint.ts'
import { language } from './language.ts'
import { paragraphKind, paragraphStatus } from './paragraph.ts'
import { flag } from './plain-sight.ts'

/**
 * - `issued`: published by the pen-holder as a text of the calendar (zero draft, draft 1 …).
 * - `closing`: the text as a round left it, to the keystroke.
 * - `imported`: a text that came as a file and was aligned with the draft.
 */
export const revisionKinds = ['issued', 'closing', 'imported'] as const
export const revisionKind = z.enum(revisionKinds)
export type RevisionKind = z.infer<typeof revisionKind>

export const revisionParagraph = z
  .object({
    paragraphId: z.string(),
    kind: paragraphKind,
    level: z.number().int(),
    label: z.string().nullable(),
    status: paragraphStatus,
    unnumbered: z.boolean(),
    content,
    text: z.string(),
    html: z.string(),
    /** SHA-256 of what `paragraphHash` takes, lower-case hexadecimal. */
    hash: z.string(),
    /** What in the text is not what it looks like, for a page to show [REV13]. */
    flags: z.array(flag),
  })
  .meta({ id: 'RevisionParagraph' })
export type RevisionParagraph = z.infer<typeof revisionParagraph>

export const revisionSummary = z
  .object({
    id: z.string(),
    draftId: z.string(),
    processId: z.string(),
    /** 1, 2, 3 … within the draft. */
    number: z.number().int(),
    kind: revisionKind,
    /** The round whose closing made it, or in which it was released. */
    stageId: z.string().nullable(),
    textCode: z.string().nullable(),
    symbol: z.string(),
    title: z.string(),
    language,
    /** The date on the text, and the date it was released; local dates. */
    dated: z.iso.date().nullable(),
    issued: z.iso.date().nullable(),
    /** The pen-holder's note. */
    note: z.string().nullable(),
    publishedAt: z.iso.datetime(),
    /** Position in the log of live text that this text follows from. */
    logPosition: z.number().int(),
    /** SHA-256 of what `revisionHash` takes. */
    hash: z.string(),
    /** Numbered paragraphs. */
    paragraphs: z.number().int(),
  })
  .meta({ id: 'RevisionSummary' })
export type RevisionSummary = z.infer<typeof revisionSummary>

export const revisionView = revisionSummary
  .omit({ paragraphs: true })
  .extend({
    process: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    paragraphs: z.array(revisionParagraph),
  })
  .meta({ id: 'Revision' })
export type RevisionView = z.infer<typeof revisionView>

/** [REV2] What a paragraph's hash covers: identity, place in the numbering, and every word with its marks. */
export const paragraphHash = ({
  paragraphId,
  kind,
  level,
  label,
  content: words,
}: Pick<RevisionParagraph, 'paragraphId' | 'kind' | 'level' | 'label' | 'content'>): string =>
  hashOf({ paragraphId, kind, level, label, content: words })

/** [REV2] What a revision's hash covers: what it calls itself, and its paragraphs in order by their hashes. */
export const revisionHash = (
  {
    draftId,
    number,
    symbol,
    title,
    language: spoken,
    dated,
    issued,
    logPosition,
  }: Pick<
    RevisionSummary,
    'draftId' | 'number' | 'symbol' | 'title' | 'language' | 'dated' | 'issued' | 'logPosition'
  >,
  paragraphs: readonly { hash: string }[],
): string =>
  hashOf({
    draftId,
    number,
    symbol,
    title,
    language: spoken,
    dated,
    issued,
    logPosition,
    paragraphs: paragraphs.map(({ hash }) => hash),
  })

export const revisionApi = {
  listRevisions: {
    method: 'GET',
    path: '/api/drafts/:id/revisions',
    summary: 'Published revisions of a draft, the newest first',
    who: 'anyone',
    cost: 'page',
    params: idParams,
    query: pageQuery,
    response: page(revisionSummary),
  },
  listProcessRevisions: {
    method: 'GET',
    path: '/api/processes/:slug/revisions',
    summary: 'Published revisions of a process, the newest first',
    who: 'anyone',
    cost: 'page',
    params: slugParams,
    query: pageQuery,
    response: page(revisionSummary),
  },
  getRevision: {
    method: 'GET',
    path: '/api/revisions/:id',
    summary: 'A published text, by id, hash or symbol',
    who: 'anyone',
    cost: 'page',
    params: z.object({ id: z.string().min(1).max(300) }),
    response: revisionView,
    immutable: true,
  },
  publishRevision: {
    method: 'POST',
    path: '/api/drafts/:id/revisions',
    summary: 'Publish the working text as a revision',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      symbol: z.string().trim().min(1).max(100),
      title: z.string().trim().min(1).max(300),
      textCode: z.string().max(100).nullable().default(null),
      dated: z.iso.date().nullable().default(null),
      issued: z.iso.date().nullable().default(null),
      note: z.string().trim().min(1).max(5000).nullable().default(null),
    }),
    response: revisionSummary,
  },
} as const satisfies Record<string, Endpoint>
