/** What changed between two texts: paragraphs matched by identity, words by a diff that knows writing systems. */
import { z } from 'zod'
import { type Endpoint, idParams } from './endpoint.ts'
import { paragraphKind } from './paragraph.ts'
import { revisionSummary } from './revision.ts'

export const changes = ['same', 'changed', 'inserted', 'deleted', 'moved', 'split', 'merged'] as const
export const change = z.enum(changes)
export type Change = z.infer<typeof change>

/**
 * [CMP1] The texts of `same` and `delete` make the older side's text, those of `same` and `insert` the newer
 * side's; where the two were typed with other code points for the same letters, `same` has the newer's. A
 * reference to a footnote has no text and is an op of its own.
 */
export const wordOp = z.object({
  op: z.enum(['same', 'insert', 'delete']),
  text: z.string(),
  footnote: z.object({ id: z.string(), label: z.string().nullable() }).optional(),
})
export type WordOp = z.infer<typeof wordOp>

/**
 * One side of a compared paragraph. Of a split or merge, `text` is the part whose words are in this row, and
 * `paragraphId` says whose words they are: the parts together are the whole.
 */
export const comparedSide = z.object({
  paragraphId: z.string(),
  kind: paragraphKind,
  level: z.number().int(),
  label: z.string().nullable(),
  text: z.string(),
})

export const comparedParagraph = z
  .object({
    paragraphId: z.string(),
    change,
    from: comparedSide.nullable(),
    to: comparedSide.nullable(),
    words: z.array(wordOp),
    /** True where its number changed and its identity did not. */
    renumbered: z.boolean(),
    /** True where it stands elsewhere among its neighbours, whatever else changed. */
    moved: z.boolean(),
    /** True where its kind or level changed, or its marks and no word. */
    restyled: z.boolean(),
    /** The other paragraphs of a split or merge: those it went into, or came from. */
    related: z.array(z.string()),
    /** The heading it stands under in the newer text (older, when deleted): an id of `sections`. */
    section: z.string().nullable(),
  })
  .meta({ id: 'ComparedParagraph' })
export type ComparedParagraph = z.infer<typeof comparedParagraph>

const figures = z.object({
  same: z.number().int(),
  changed: z.number().int(),
  inserted: z.number().int(),
  deleted: z.number().int(),
  moved: z.number().int(),
  split: z.number().int(),
  merged: z.number().int(),
  wordsInserted: z.number().int(),
  wordsDeleted: z.number().int(),
})
export type CompareFigures = z.infer<typeof figures>

/** One text of a comparison: a revision, or the working text (id `working`). */
export const comparedText = z.object({
  id: z.string(),
  revision: revisionSummary.nullable(),
  title: z.string(),
  at: z.iso.datetime(),
})

export const comparison = z
  .object({
    from: comparedText,
    to: comparedText,
    paragraphs: z.array(comparedParagraph),
    summary: z.object({
      /** Paragraphs of the working text that the reader may not read: they are in neither list nor figures. */
      withheld: z.number().int(),
      all: figures,
      sections: z.array(
        z.object({ id: z.string().nullable(), label: z.string().nullable(), title: z.string(), figures }),
      ),
    }),
  })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof comparison>

/** A place where a followed term stands, or stood. */
const termPlace = z.object({
  paragraphId: z.string(),
  label: z.string().nullable(),
  /** How often it stands there; where it left, how often it stood there before. */
  count: z.number().int(),
  /** With this revision: it is new there, was there, came with words that were elsewhere, or is gone. */
  change: z.enum(['came', 'stayed', 'moved', 'left']),
  /** Words around the first occurrence, the term itself in `term`. */
  before: z.string(),
  term: z.string(),
  after: z.string(),
})

/** Stands for the working text of the other's draft. */
export const workingText = 'working'

export const compareApi = {
  compareRevisions: {
    method: 'GET',
    path: '/api/revisions/:id/compare/:other',
    summary: 'What changed between two revisions, or a revision and the working text (`working`)',
    who: ({ id, other }) => ([id, other].includes(workingText) ? 'signed-in' : 'anyone'),
    cost: 'heavy',
    params: z.object({ id: z.string().min(1).max(300), other: z.string().min(1).max(300) }),
    response: comparison,
    long: true,
    immutable: ({ id, other }) => id !== workingText && other !== workingText,
  },
  followTerm: {
    method: 'GET',
    path: '/api/drafts/:id/terms',
    summary: 'A word or phrase through all revisions of a draft and its working text',
    who: 'anyone',
    cost: 'heavy',
    params: idParams,
    /** Whole words; `*` at either end stands for the rest of a word. */
    query: z.strictObject({ q: z.string().trim().min(1).max(200) }),
    response: z.object({
      term: z.string(),
      revisions: z.array(
        z.object({
          /** `working` for the working text, where the reader may read it; it has no symbol. */
          id: z.string(),
          symbol: z.string(),
          title: z.string(),
          at: z.iso.datetime(),
          count: z.number().int(),
          /** In the order of the text; those it left stand last. */
          places: z.array(termPlace),
          /** Places beyond those listed: a common word stands everywhere. */
          more: z.number().int(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Endpoint>
