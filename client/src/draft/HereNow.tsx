/** Who is here now: name, delegation and colour, never a colour alone. */
import type { ParticipantView } from '@plenary/shared/participant'
import { memo } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './outline.module.css'

/** More than these are counted. */
const listed = 12

export const HereNow = memo(function HereNow({
  people,
  myId,
}: {
  people: ParticipantView[]
  myId: string | null
}) {
  const { t } = useTranslation()
  const rest = people.length - listed
  return (
    <>
      <ul className={styles.here}>
        {people.slice(0, listed).map(({ id, name, delegation, colour }) => (
          <li key={id} className={styles.person}>
            <span className={styles.dot} style={{ background: colour }} aria-hidden="true" />
            <span className={styles.who}>
              <bdi>{name}</bdi>
              {id === myId && <span className={styles.you}> ({t('drafting.here.you')})</span>}
              {delegation && <bdi className={styles.delegation}>{delegation.name}</bdi>}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={styles.rest}>{t('drafting.here.more', { count: rest })}</p>}
      {people.every(({ id }) => id === myId) && <p className={styles.rest}>{t('drafting.here.nobody')}</p>}
    </>
  )
})
