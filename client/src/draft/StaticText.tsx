/** The words of a paragraph as they stand while nobody here writes in it. */
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './row.module.css'

/** The HTML is made by `htmlOf` of the shared content, which escapes every word and knows four marks. */
export function StaticText({ html }: { html: string }) {
  const { t } = useTranslation()
  if (html === '') return <span className={styles.nothing}>{t('drafting.text.emptyParagraph')}</span>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}
