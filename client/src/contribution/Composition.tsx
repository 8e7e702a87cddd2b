/** Who was in a group, in ranges, and how it agreed: never a name, never a number that would single someone out. */
import { type ContributionHead, groupRanges } from '@plenary/shared/contribution'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './contribution.module.css'

export const compositionParts = [
  'women',
  'men',
  'children',
  'youth',
  'olderPersons',
  'withDisabilities',
] as const

export function Composition({
  facilitation,
}: {
  facilitation: NonNullable<ContributionHead['facilitation']>
}) {
  const { t, i18n } = useTranslation()
  const { composition, spokenLanguage, consent, translationLanguage } = facilitation
  const present = compositionParts.filter((part) => composition[part] !== groupRanges[0])
  return (
    <dl className={styles.facts}>
      {present.map((part) => (
        <div key={part}>
          <dt>{t(`contribution.composition.${part}`)}</dt>
          <dd>
            <bdi dir="ltr">{composition[part].replace('-', '–')}</bdi>
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('contribution.group.spoken')}</dt>
        <dd>
          <bdi>{spokenLanguage}</bdi>
        </dd>
      </div>
      {translationLanguage && (
        <div>
          <dt>{t('contribution.group.translatedInto')}</dt>
          <dd>{languageName(translationLanguage, i18n.language)}</dd>
        </div>
      )}
      <div>
        <dt>{t('contribution.group.consent')}</dt>
        <dd>{t(`contribution.consentKind.${consent}`)}</dd>
      </div>
    </dl>
  )
}
