/** A draft as it is served, and what an import takes and answers. */
import { z } from 'zod'
import { language } from './language.ts'
import { paragraphKind, paragraphView } from './paragraph.ts'
import { draftText } from './release.ts'
import { rightRule, stageView } from './stage.ts'

/** A draft on the table of a round: which kinds may do what, in which sections (ids of headings). */
export const tabling = z.object({ stage: stageView, rules: z.array(rightRule) }).meta({ id: 'Tabling' })
export type Tabling = z.infer<typeof tabling>

export const draftView = z
  .object({
    id: z.string(),
    title: z.string(),
    language,
    textCode: z.string().nullable(),
    process: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    /** The round that has the draft on its table now, else the next one, else the last one. */
    stage: stageView.nullable(),
    tablings: z.array(tabling),
    text: draftText,
    /** The number of the last fact this view contains: ask for facts since then. */
    seq: z.number().int(),
    /** The reader's own id here: under a pseudonym that of the stage in which they act. */
    self: z.string(),
    paragraphs: z.array(paragraphView),
  })
  .meta({ id: 'Draft' })
export type DraftView = z.infer<typeof draftView>

export const importFormats = ['markdown', 'text', 'html'] as const
export const importFormat = z.enum(importFormats)
export type ImportFormat = z.infer<typeof importFormat>

/** Characters of source text an import takes; larger is refused with `too-large`. */
export const importMaxCharacters = 5_000_000

export const importInput = z.object({
  title: z.string().trim().min(1).max(300),
  language: language.default('en'),
  source: z.object({ format: importFormat, text: z.string() }),
  /** The round whose table the draft joins at once; without it, it lies on none and is the pen-holder's alone. */
  stage: z.string().optional(),
})
export type ImportInput = z.infer<typeof importInput>

/** Kinds of doubt an import may have. Each is translated under `import.warning.<code>`. */
export const warningCodes = [
  'table-not-imported',
  'image-not-imported',
  'code-not-imported',
  'html-not-imported',
  'number-missing',
  'number-repeated',
  'number-out-of-order',
  'footnote-without-reference',
  'reference-without-footnote',
  'heading-level-guessed',
  'rejoin-guessed',
  'characters-removed',
  'page-line-removed',
  'link-removed',
  'section-not-found',
] as const
export const importWarning = z.object({
  code: z.enum(warningCodes),
  /** Line of the source, from 1, where known. */
  line: z.number().int().nullable(),
  /** The words concerned, at most 200 characters. */
  excerpt: z.string(),
})
export type ImportWarning = z.infer<typeof importWarning>

export const importReport = z
  .object({
    /** Numbered paragraphs (kind `paragraph`). */
    paragraphs: z.number().int(),
    subparagraphs: z.number().int(),
    headings: z.number().int(),
    /** Headings of the first rank (chapters). */
    chapters: z.number().int(),
    footnotes: z.number().int(),
    /** Paragraphs that a page break had cut and that were joined again. */
    rejoined: z.number().int(),
    warnings: z.array(importWarning),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof importReport>

/** What an import would make, shown before it commits. */
export const importPreview = z
  .object({
    report: importReport,
    paragraphs: z.array(
      z.object({
        kind: paragraphKind,
        level: z.number().int(),
        label: z.string().nullable(),
        html: z.string(),
        text: z.string(),
        /** True where the import is not sure. */
        doubtful: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ImportPreview' })
export type ImportPreview = z.infer<typeof importPreview>
