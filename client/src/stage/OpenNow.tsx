/** What is open now, until when, and what comes next. */
import type { Language } from '@plenary/shared/language'
import type { StageView } from '@plenary/shared/stage'
import { timeLeft } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useNow } from '../live/clock.ts'
import { Moment } from '../ui/Moment.tsx'
import styles from './OpenNow.module.css'
import { leftMs, phaseNow } from './phase.ts'

interface Props {
  openNow: StageView[]
  next: StageView | null
  language: Language
}

export function OpenNow({ openNow, next, language }: Props) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const open = [...openNow, ...(next ? [next] : [])].filter((stage) => phaseNow(stage, now) === 'open')
  const coming = next && phaseNow(next, now) === 'upcoming' ? next : null
  return (
    <>
      {open.length === 0 && <p className={styles.none}>{t('landing.nothingOpen')}</p>}
      <ul className={styles.list}>
        {open.map((stage) => (
          <li key={stage.id} className={styles.item}>
            <p className={styles.title}>
              <bdi lang={language}>{stage.title}</bdi>
            </p>
            <p>
              <span className={styles.left}>
                {t('stage.phase.open')} ·{' '}
                {t('stage.left', { time: timeLeft(leftMs(stage, now) ?? 0, i18n.language) })}
              </span>
            </p>
            <p className={styles.muted}>
              {stage.place && (
                <>
                  <bdi lang={language}>{stage.place}</bdi>
                  {' · '}
                </>
              )}
              {t('stage.closes')}{' '}
              <Moment at={stage.closesAt as string} timeZone={stage.timeZone} place={stage.place} />
            </p>
          </li>
        ))}
      </ul>
      <p className={styles.next}>
        {coming ? (
          <>
            <span className={styles.word}>
              {t('landing.next')}
              {t('stage.colon')}
            </span>{' '}
            <bdi lang={language}>{coming.title}</bdi>
            <span className={styles.muted}>
              {' · '}
              {t('stage.opens')}{' '}
              <Moment at={coming.opensAt as string} timeZone={coming.timeZone} place={coming.place} />
            </span>
          </>
        ) : (
          <span className={styles.muted}>{t('landing.nothingNext')}</span>
        )}
      </p>
    </>
  )
}
