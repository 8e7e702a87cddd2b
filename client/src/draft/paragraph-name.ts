/** What a paragraph is called, for those who hear the page and in messages. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { TFunction } from 'i18next'

export function nameOfParagraph(
  { kind, label }: Pick<ParagraphView, 'kind' | 'label'>,
  t: TFunction,
): string {
  return t(`drafting.text.${kind}`, { label: (label ?? '').replace(/\.$/, '') }).trim()
}
