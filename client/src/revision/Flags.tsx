/** Says before the text that something in it is not what it looks like, and leads there. */
import type { RevisionParagraph } from '@plenary/shared/revision'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './RevisionPage.module.css'
import { placeId } from './use-go-to-hash.ts'

export function Flags({ paragraphs }: { paragraphs: RevisionParagraph[] }) {
  const { t } = useTranslation()
  const found = paragraphs.flatMap((paragraph) => paragraph.flags.map((flag) => ({ paragraph, flag })))
  if (found.length === 0) return null
  return (
    <details className={styles.flags} open={found.length <= 5}>
      <summary>{t('revision.read.flags', { count: found.length })}</summary>
      <p>{t('revision.read.flagsText')}</p>
      <ul>
        {found.map(({ paragraph, flag }) => (
          <li key={`${paragraph.paragraphId} ${flag.at}`}>
            <a href={`#${placeId(paragraph.paragraphId)}`}>{nameOfParagraph(paragraph, t)}</a>
            {t('stage.colon')} {t(`revision.read.flag.${flag.kind}`)}{' '}
            <bdi dir="ltr">({flag.codes.join(' ')})</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}
