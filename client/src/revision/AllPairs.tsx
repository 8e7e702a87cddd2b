/** Every paragraph of a file with what it was matched with, for whoever wants to see it all. */
import type { AlignedPair } from '@plenary/shared/alignment'
import { directionOf, type Language } from '@plenary/shared/language'
import { useTranslation } from '../i18n/use-translation.ts'
import { bare } from './badges.ts'
import styles from './ImportRevisionPage.module.css'
import type { Known } from './pair-decisions.ts'

interface Props {
  pairs: AlignedPair[]
  language: Language
  known: ReadonlyMap<string, Known>
}

export function AllPairs({ pairs, language, known }: Props) {
  const { t } = useTranslation()
  const labelsOf = (ids: string[]): string =>
    ids
      .flatMap((id) => known.get(id)?.label ?? [])
      .map(bare)
      .join(', ')
  return (
    <details className={styles.all}>
      <summary>{t('revision.import.everything')}</summary>
      <ol>
        {pairs.map(({ nth, from, kind, label, before, after }) => (
          <li key={nth === null ? `gone ${from.join(' ')}` : nth} data-kind={kind}>
            <p className={styles.caption}>
              {t(`memorandum.change.${kind}`)}
              {from.length > 0 && labelsOf(from) && (
                <>
                  {' · '}
                  {t('revision.import.inDraft')} <bdi dir="ltr">{labelsOf(from)}</bdi>
                </>
              )}
            </p>
            <p className={styles.words} lang={language} dir={directionOf(language)}>
              {label && <bdi dir="ltr">{label} </bdi>}
              {nth === null ? <del>{before}</del> : after}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
