/** A note of changes as it is being written: joined with what others saved meanwhile, so that nobody's words are lost. */
import type { Memorandum } from '@plenary/shared/memorandum'
import { z } from 'zod'
import { type DeviceStorage, type KeptDraft, keptDraft } from '../api/kept-draft.ts'

/** The written parts: the introduction, and each section's text by the id of its heading. */
const partsSchema = z.object({ introduction: z.string(), texts: z.record(z.string(), z.string()) })
export type Parts = z.infer<typeof partsSchema>

/** Stands for what is under no heading, as in the call that saves. */
const noHeading = ''

export const sectionKey = (section: string | null): string => section ?? noHeading

export const partsOf = ({ introduction, sections }: Memorandum): Parts => ({
  introduction,
  texts: Object.fromEntries(sections.map(({ section, text }) => [sectionKey(section), text])),
})

/** A part that both changed, differently. `key` is null for the introduction. */
export interface Clash {
  key: string | null
  theirs: string
  mine: string
}

const keysOf = (...all: Parts[]): string[] => [...new Set(all.flatMap(({ texts }) => Object.keys(texts)))]

export const sameParts = (a: Parts, b: Parts): boolean =>
  a.introduction === b.introduction &&
  keysOf(a, b).every((key) => (a.texts[key] ?? '') === (b.texts[key] ?? ''))

/**
 * [RVC17] Joins two writings that began from the same words. A part that one of them changed is as they made it; where
 * both changed it otherwise, mine stands until a person has chosen, and theirs is shown beside it.
 */
export function join(began: Parts, theirs: Parts, mine: Parts): { parts: Parts; clashes: Clash[] } {
  const clashes: Clash[] = []
  const one = (key: string | null, before: string, other: string, own: string): string => {
    if (own === other || before === other) return own
    if (before === own) return other
    clashes.push({ key, theirs: other, mine: own })
    return own
  }
  const introduction = one(null, began.introduction, theirs.introduction, mine.introduction)
  const texts = Object.fromEntries(
    keysOf(began, theirs, mine).map((key) => [
      key,
      one(key, began.texts[key] ?? '', theirs.texts[key] ?? '', mine.texts[key] ?? ''),
    ]),
  )
  return { parts: { introduction, texts }, clashes }
}

export const withPart = (parts: Parts, key: string | null, text: string): Parts =>
  key === null ? { ...parts, introduction: text } : { ...parts, texts: { ...parts.texts, [key]: text } }

/** What is kept on the device: the words, and what they began from. */
const keptSchema = z.object({ version: z.number(), began: partsSchema, mine: partsSchema })
export type Kept = z.infer<typeof keptSchema>

/** [RVC16] What is kept on the device of the note of this revision. */
export const keptNote = (revisionId: string, storage?: DeviceStorage): KeptDraft<Kept> =>
  keptDraft(`memorandum.${revisionId}`, keptSchema, storage)
