/** Who it was: colour, name and delegation; the platform by its word. */
import type { ParticipantView } from '@plenary/shared/participant'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './history.module.css'

export function Person({ person }: { person: ParticipantView | null }) {
  const { t } = useTranslation()
  if (!person) return <span className={styles.person}>{t('history.platform')}</span>
  return (
    <span className={styles.person}>
      <span className={styles.dot} style={{ background: person.colour }} aria-hidden="true" />
      <bdi className={styles.name}>{person.name}</bdi>
      {person.delegation && <bdi className={styles.delegation}>{person.delegation.name}</bdi>}
    </span>
  )
}
