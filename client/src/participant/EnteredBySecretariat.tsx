/** [ATT2] Said of what the secretariat entered for somebody: for whom, and that it is the secretariat's act. */
import type { Entered } from '@plenary/shared/attribution'
import { useTranslation } from '../i18n/use-translation.ts'
import { nameOfDelegation } from './delegation-name.ts'
import styles from './OthersSee.module.css'

/** `name` is what stands above already. */
export function EnteredBySecretariat({ entered: { delegation }, name }: { entered: Entered; name: string }) {
  const { t, i18n } = useTranslation()
  const body = delegation && nameOfDelegation(delegation, i18n.language)
  return (
    <p className={styles.entered}>
      {body && body !== name && (
        <>
          <bdi>{body}</bdi>
          {' · '}
        </>
      )}
      {t('participant.entered')}
    </p>
  )
}
