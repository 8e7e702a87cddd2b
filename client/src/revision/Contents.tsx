/** The headings of a text, each leading to its section. */
import { useMediaQuery } from '@mantine/hooks'
import { directionOf, type Language } from '@plenary/shared/language'
import { sectionsOf } from '@plenary/shared/numbering'
import type { RevisionParagraph } from '@plenary/shared/revision'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './RevisionPage.module.css'
import { placeId } from './use-go-to-hash.ts'

/** There is room for the contents beside the text. */
const beside = '(min-width: 76em)'

/** A text with fewer headings is seen at a glance. */
const worthwhile = 3

export function Contents({ paragraphs, language }: { paragraphs: RevisionParagraph[]; language: Language }) {
  const { t } = useTranslation()
  const hasRoom = useMediaQuery(beside, matchMedia(beside).matches, { getInitialValueInEffect: false })
  const sections = sectionsOf(
    paragraphs.map(({ paragraphId, kind, level }) => ({ id: paragraphId, kind, level })),
  )
  const headings = paragraphs.filter(({ kind }) => kind === 'heading' || kind === 'part')
  if (headings.length < worthwhile) return null
  return (
    <details className={styles.contents} open={hasRoom}>
      <summary>{t('revision.read.outline')}</summary>
      <nav aria-label={t('revision.read.outline')} lang={language} dir={directionOf(language)}>
        <ul>
          {headings.map(({ paragraphId, label, text }) => (
            <li key={paragraphId} data-depth={(sections.get(paragraphId)?.length ?? 1) - 1}>
              <a href={`#${placeId(paragraphId)}`}>
                {label && <bdi dir="ltr">{label} </bdi>}
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  )
}
