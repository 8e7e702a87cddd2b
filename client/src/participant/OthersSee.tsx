/** What others see of me, before I let them: my name or the pseudonym that stands for it, my kind, my delegation. */
import type { ParticipantView } from '@plenary/shared/participant'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './OthersSee.module.css'

export function OthersSee({ me }: { me: Pick<ParticipantView, 'name' | 'kind' | 'delegation'> }) {
  const { t } = useTranslation()
  return (
    <p className={styles.others}>
      {t('participant.othersSee')} <bdi className={styles.name}>{me.name}</bdi>
      {' · '}
      {t(`participant.kind.${me.kind}`)}
      {me.delegation && (
        <>
          {' · '}
          <bdi>{me.delegation.name}</bdi>
        </>
      )}
    </p>
  )
}
