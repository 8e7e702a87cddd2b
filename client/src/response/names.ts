/** What passages and their places are called. */
import type { Passage } from '@plenary/shared/response'
import type { Say } from '../i18n/use-translation.ts'

export function placeName({ paragraph: { label, excerpt } }: Pick<Passage, 'paragraph'>, t: Say): string {
  if (!label) return t(excerpt ? 'response.unnumbered' : 'response.gone')
  const plain = label.replace(/\.$/, '')
  return /^\d/.test(label)
    ? t('response.paragraph', { label: plain })
    : t('response.heading', { label: plain })
}

/** For those who hear the page: what was said, and on what. */
export const nameOfPassage = (passage: Passage, t: Say): string =>
  t('response.passageOf', {
    title: passage.title || t(`response.source.${passage.source.type}`),
    place: placeName(passage, t),
  })
