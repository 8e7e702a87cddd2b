/** Who says something: name and delegation, or kind where there is none; the colour only stands beside. */
import type { ParticipantView } from '@plenary/shared/participant'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './thread.module.css'

export function Who({ person, isShort = false }: { person: ParticipantView; isShort?: boolean }) {
  const { t } = useTranslation()
  const { name, kind, delegation, colour } = person
  const of = delegation && delegation.name !== name ? delegation.name : null
  return (
    <span className={styles.who}>
      <span className={styles.dot} style={{ background: colour }} aria-hidden="true" />
      <bdi className={styles.name}>{name}</bdi>
      {of && <bdi className={styles.of}>{of}</bdi>}
      {!isShort && !of && <span className={styles.of}>{t(`participant.kind.${kind}`)}</span>}
    </span>
  )
}
