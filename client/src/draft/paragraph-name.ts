/** What a paragraph is called, for those who hear the page and in messages. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Say } from '../i18n/use-translation.ts'

export function nameOfParagraph({ kind, label }: Pick<ParagraphView, 'kind' | 'label'>, t: Say): string {
  return t(`drafting.text.${kind}`, { label: (label ?? '').replace(/\.$/, '') }).trim()
}
