/** The unit of everything: kinds of paragraphs, the paragraph as it is served, and what may be done to its place. */
import { z } from 'zod'
import { content } from './content.ts'

/**
 * - `part`, `heading`: a heading opens a section; level 1 is I., 2 is A., 3 is 1., 4 is (a), 5 has no label
 *   (a part is level 0 and carries its own words, "Part A").
 * - `preambular`, `text`: unnumbered (preamble, masthead, summary, notes).
 * - `paragraph`: numbered 1., 2., … through the whole draft; level 0.
 * - `subparagraph`: level 1 is (a), 2 is (i), 3 is a., 4 is i. (UN Editorial Manual).
 * - `footnote`: follows the paragraph that refers to it; numbered in the order of the references.
 */
export const paragraphKinds = [
  'part',
  'heading',
  'preambular',
  'text',
  'paragraph',
  'subparagraph',
  'footnote',
] as const
export const paragraphKind = z.enum(paragraphKinds)
export type ParagraphKind = z.infer<typeof paragraphKind>

/** Locked text is already agreed language and is not opened by any round. */
export const paragraphStatus = z.enum(['open', 'agreed', 'locked'])
export type ParagraphStatus = z.infer<typeof paragraphStatus>

export const maxLevel = 5

/** What facts carry about a paragraph: whole, so that applying it twice does no harm. Ordered by (position, id). */
export const paragraphState = z
  .object({
    id: z.string(),
    position: z.string(),
    kind: paragraphKind,
    level: z.number().int().min(0).max(maxLevel),
    status: paragraphStatus,
    /** True for a heading whose label is not counted ("Summary", a running title). */
    unnumbered: z.boolean(),
    content,
    text: z.string(),
  })
  .meta({ id: 'ParagraphState' })
export type ParagraphState = z.infer<typeof paragraphState>

const verdict = z.string().meta({ description: "'yes' or a reason code" })

/** A paragraph as `GET /api/drafts/ID` serves it. */
export const paragraphView = paragraphState
  .extend({
    label: z.string().nullable(),
    html: z.string(),
    room: z.string(),
    can: z.object({ read: verdict, comment: verdict, propose: verdict, edit: verdict }),
  })
  .meta({ id: 'Paragraph' })
export type ParagraphView = z.infer<typeof paragraphView>

const target = z.object({ kind: paragraphKind, level: z.number().int().min(0).max(maxLevel) })

/** The structural commands. Each is recorded; none loses a word. `after: null` means at the beginning. */
export const structureCommand = z.discriminatedUnion('type', [
  target.extend({
    type: z.literal('insert'),
    /** Made by the client, so that a retry inserts once. */
    id: z.uuid(),
    after: z.string().nullable(),
    text: z.string().max(50_000).default(''),
    unnumbered: z.boolean().default(false),
  }),
  /** `offset` counts characters of the text (a footnote reference counts one); the id is that of the second half. */
  z.object({
    type: z.literal('split'),
    paragraph: z.string(),
    offset: z.number().int().min(0),
    id: z.uuid(),
  }),
  /** The words of `paragraph` are joined to the end of `into`, which must be its neighbour before it. */
  z.object({ type: z.literal('merge'), paragraph: z.string(), into: z.string() }),
  /** Moves the paragraph with everything under it. */
  z.object({ type: z.literal('move'), paragraph: z.string(), after: z.string().nullable() }),
  z.object({ type: z.literal('delete'), paragraph: z.string() }),
  target.extend({
    type: z.literal('change'),
    paragraph: z.string(),
    unnumbered: z.boolean().optional(),
  }),
  z.object({ type: z.literal('lock'), paragraph: z.string(), status: paragraphStatus }),
])
export type StructureCommand = z.infer<typeof structureCommand>
