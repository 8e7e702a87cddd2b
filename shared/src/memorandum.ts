/** The note of changes of a revision: what the secretariat says about each section, beside the list of what changed there. */
import { z } from 'zod'
import { hashOf } from './canonical.ts'
import { change } from './compare.ts'
import type { Endpoint } from './endpoint.ts'
import { language } from './language.ts'

export const memorandumSection = z.object({
  /** Id of the heading; null for what stands under none. */
  section: z.string().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  /** Generated: what changed here since the revision before. */
  changes: z.array(
    z.object({ paragraphId: z.string(), label: z.string().nullable(), change, excerpt: z.string() }),
  ),
  /** Written by the secretariat. */
  text: z.string(),
})
export type MemorandumSection = z.infer<typeof memorandumSection>

export const memorandum = z
  .object({
    revisionId: z.string(),
    /** The revision it compares with; null for the first text of a draft. */
    previousId: z.string().nullable(),
    language,
    introduction: z.string(),
    sections: z.array(memorandumSection),
    /** Grows with every save; a save names the one it began from. */
    version: z.number().int(),
    savedAt: z.iso.datetime().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    /** SHA-256 of what `memorandumHash` takes; null before it is published. */
    hash: z.string().nullable(),
  })
  .meta({ id: 'Memorandum' })
export type Memorandum = z.infer<typeof memorandum>

/** [MEM5] What the hash of a published note covers: all that a reader sees of it. */
export const memorandumHash = ({
  revisionId,
  previousId,
  language: spoken,
  introduction,
  sections,
}: Pick<Memorandum, 'revisionId' | 'previousId' | 'language' | 'introduction' | 'sections'>): string =>
  hashOf({ revisionId, previousId, language: spoken, introduction, sections })

const revisionParams = z.object({ id: z.string().min(1).max(300) })

export const memorandumApi = {
  getMemorandum: {
    method: 'GET',
    path: '/api/revisions/:id/memorandum',
    summary: 'The note of changes of a revision; for its secretariat also before it is published',
    who: 'anyone',
    cost: 'page',
    params: revisionParams,
    response: memorandum,
  },
  saveMemorandum: {
    method: 'PATCH',
    path: '/api/revisions/:id/memorandum',
    summary: 'Write the note of changes',
    who: 'signed-in',
    cost: 'light',
    params: revisionParams,
    body: z.strictObject({
      version: z.number().int(),
      introduction: z.string().max(20_000),
      texts: z.record(z.string(), z.string().max(20_000)),
    }),
    response: memorandum,
  },
  publishMemorandum: {
    method: 'POST',
    path: '/api/revisions/:id/memorandum/publish',
    summary: 'Publish the note of changes',
    who: 'signed-in',
    cost: 'light',
    params: revisionParams,
    body: z.strictObject({ version: z.number().int() }),
    response: memorandum,
  },
} as const satisfies Record<string, Endpoint>
