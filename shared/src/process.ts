/** A process: one compact in the making, with its calendar, its texts and its drafts. */
import { z } from 'zod'
import { language } from './language.ts'
import { stageView } from './stage.ts'

/** A text of the calendar (zero draft, draft 1 …): `dated` and `issued` differ and are kept apart. */
export const textView = z
  .object({
    code: z.string(),
    order: z.number().int(),
    title: z.string(),
    symbol: z.string().nullable(),
    dated: z.iso.date().nullable(),
    issued: z.iso.date().nullable(),
    paragraphs: z.number().int().nullable(),
    note: z.string().nullable(),
    verified: z.boolean(),
    sources: z.array(z.string()),
  })
  .meta({ id: 'Text' })
export type TextView = z.infer<typeof textView>

/** [PRE7] Whether a text is out by the day its calendar has for it; one without a day is not. */
export const isOut = ({ issued, dated }: Pick<TextView, 'issued' | 'dated'>, now: Date): boolean => {
  const day = issued ?? dated
  return day !== null && Date.parse(day) <= +now
}

/** [PRE7] A text to come has a name and a day to expect it on: what it will say and be called nobody knows yet. */
export const textAt = (text: TextView, now: Date): TextView =>
  isOut(text, now) ? text : { ...text, symbol: null, paragraphs: null, note: null, sources: [] }

export const draftSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    language,
    /** The calendar's text this draft works on, if it is one of them. */
    textCode: z.string().nullable(),
    paragraphs: z.number().int(),
    createdAt: z.iso.datetime(),
    /** True while nobody but the pen-holder has the working text. */
    withPen: z.boolean().optional(),
  })
  .meta({ id: 'DraftSummary' })
export type DraftSummary = z.infer<typeof draftSummary>

export const processSummary = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    description: z.string(),
    language,
    /** IANA name of its home. */
    timeZone: z.string(),
    /** Stages whose window is open at the platform's time. */
    openNow: z.array(stageView),
    /** The next stage to open, if any. */
    next: stageView.nullable(),
  })
  .meta({ id: 'ProcessSummary' })
export type ProcessSummary = z.infer<typeof processSummary>

export const processView = processSummary
  .extend({ stages: z.array(stageView), texts: z.array(textView), drafts: z.array(draftSummary) })
  .meta({ id: 'Process' })
export type ProcessView = z.infer<typeof processView>
