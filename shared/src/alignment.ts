/** A text that came as a file, aligned with the draft it is a version of: which paragraph is which, and where one doubts. */
import { z } from 'zod'
import { importFormat, importReport } from './draft.ts'
import { type Endpoint, idParams } from './endpoint.ts'
import { paragraphKind } from './paragraph.ts'
import { revisionSummary } from './revision.ts'

/** What became of a paragraph of the draft in the text that came, or where one of that text is from. */
export const alignmentKinds = ['same', 'changed', 'moved', 'split', 'merged', 'inserted', 'deleted'] as const

export const alignedPair = z.object({
  /** Index of the paragraph in the text that came; null where the draft's paragraph is gone. */
  nth: z.number().int().nullable(),
  /** Paragraphs of the draft it comes from; empty for a new one, several for a merge. */
  from: z.array(z.string()),
  kind: z.enum(alignmentKinds),
  /** 0 to 1: share of words in common, weighed by how rare they are. */
  similarity: z.number(),
  /** True where a person should say whether the pair is right. */
  doubtful: z.boolean(),
  /** What it might be instead, best first. */
  candidates: z.array(
    z.object({ paragraphId: z.string(), label: z.string().nullable(), similarity: z.number() }),
  ),
  before: z.string(),
  after: z.string(),
  label: z.string().nullable(),
  paragraphKind,
})
export type AlignedPair = z.infer<typeof alignedPair>

const source = z.object({ format: importFormat, text: z.string() })

export const alignmentApi = {
  previewRevisionImport: {
    method: 'POST',
    path: '/api/drafts/:id/revisions/preview',
    summary: 'How a text that came as a file aligns with a draft',
    who: 'signed-in',
    cost: 'own',
    params: idParams,
    body: z.strictObject({ source }),
    bodyLimit: 8 * 1024 * 1024,
    judgesText: true,
    long: true,
    response: z.object({
      report: importReport,
      /** What it was aligned with: the id of the draft's newest revision, or `working`. */
      against: z.string(),
      pairs: z.array(alignedPair),
    }),
  },
  importRevision: {
    method: 'POST',
    path: '/api/drafts/:id/revisions/import',
    summary: 'Publish a text that came as a file as a revision of a draft',
    who: 'signed-in',
    cost: 'own',
    params: idParams,
    body: z.strictObject({
      source,
      symbol: z.string().trim().min(1).max(100),
      title: z.string().trim().min(1).max(300),
      dated: z.iso.date().nullable().default(null),
      issued: z.iso.date().nullable().default(null),
      note: z.string().trim().min(1).max(5000).nullable().default(null),
      /** What a person decided about doubtful pairs: index → the draft's paragraph, or null for a new one. */
      decisions: z.record(z.string(), z.string().nullable()).default({}),
      /** What they looked at, as the preview said: refused with `version-conflict` when the draft has gone on since. */
      against: z.string().max(100).optional(),
    }),
    bodyLimit: 8 * 1024 * 1024,
    judgesText: true,
    response: z.object({ revision: revisionSummary, report: importReport }),
  },
} as const satisfies Record<string, Endpoint>
