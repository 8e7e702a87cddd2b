/** What passages and their places are called. */
import type { Passage } from '@plenary/shared/response'
import type { WordsKey } from '../i18n/keys.ts'
import type { Say } from '../i18n/use-translation.ts'

export function placeName({ paragraph: { label, excerpt } }: Pick<Passage, 'paragraph'>, t: Say): string {
  if (!label) return t(excerpt ? 'response.unnumbered' : 'response.gone')
  const plain = label.replace(/\.$/, '')
  return /^\d/.test(label)
    ? t('response.paragraph', { label: plain })
    : t('response.heading', { label: plain })
}

const sources = new Map<string, WordsKey>([
  ['contribution', 'response.source.contribution'],
  ['thread', 'response.source.thread'],
  ['summary', 'response.source.summary'],
])

/** What kind of thing it comes from; a kind that has no words yet is called by its own name. */
export function sourceName({ source: { type } }: Pick<Passage, 'source'>, t: Say): string {
  const key = sources.get(type)
  return key ? t(key) : type
}

/** For those who hear the page: what was said, and on what. */
export const nameOfPassage = (passage: Passage, t: Say): string =>
  t('response.passageOf', {
    title: passage.title || sourceName(passage, t),
    place: placeName(passage, t),
  })
