/** A note of changes as it is being written: joined with what others saved meanwhile, so that nobody's words are lost. */
import type { Memorandum } from '@plenary/shared/memorandum'

/** The written parts: the introduction, and each section's text by the id of its heading. */
export interface Parts {
  introduction: string
  texts: Record<string, string>
}

/** Stands for what is under no heading, as in the call that saves. */
export const noHeading = ''

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
export interface Kept {
  version: number
  began: Parts
  mine: Parts
}

const storageKey = (revisionId: string): string => `plenary.memorandum.${revisionId}`

/** False where this browser keeps nothing. */
export function keep(revisionId: string, kept: Kept | null, storage: Storage = localStorage): boolean {
  try {
    if (kept) storage.setItem(storageKey(revisionId), JSON.stringify(kept))
    else storage.removeItem(storageKey(revisionId))
    return true
  } catch {
    return false
  }
}

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' &&
  value !== null &&
  'introduction' in value &&
  typeof value.introduction === 'string' &&
  'texts' in value &&
  typeof value.texts === 'object' &&
  value.texts !== null &&
  Object.values(value.texts).every((text) => typeof text === 'string')

/** [RVC16] What was kept, or nothing where it cannot be read. */
export function keptOf(revisionId: string, storage: Pick<Storage, 'getItem'> = localStorage): Kept | null {
  try {
    const read: unknown = JSON.parse(storage.getItem(storageKey(revisionId)) ?? 'null')
    if (typeof read !== 'object' || read === null) return null
    const { version, began, mine } = read as Partial<Kept>
    return typeof version === 'number' && isParts(began) && isParts(mine) ? { version, began, mine } : null
  } catch {
    return null
  }
}
