/** The clock of a demonstration, in the header: what time it is there, and for its secretariat the way to the next milestone. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { clockQuery, meQuery, platformQuery } from '../api/queries.ts'
import { formatDate, formatMoment } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { setPlatformTime, useNow } from '../live/clock.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './Header.module.css'
import { HeaderPanel } from './HeaderMenu.tsx'

/** Where the first rounds of both processes are watched from. */
const homeZone = 'Europe/Zurich'

export function ClockMenu() {
  const { data: platform } = useQuery(platformQuery)
  const { data: me } = useQuery(meQuery)
  return platform?.demo && me ? <DemoClock /> : null
}

function DemoClock() {
  const { t, i18n } = useTranslation()
  const now = useNow(1000).toISOString()
  return (
    <HeaderPanel
      atEnd
      label={t('round.clock.label')}
      shown={
        <>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M8 4.5V8l2.5 1.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>{' '}
          <span className={styles.onWide}>{formatDate(now, i18n.language, homeZone)}</span>
        </>
      }
    >
      <div className={styles.clock}>
        <p className={styles.clockNow}>
          {t('round.clock.now', { moment: formatMoment(now, homeZone, i18n.language) })}
        </p>
        <p className={styles.clockText}>{t('round.clock.explain')}</p>
        <Next />
      </div>
    </HeaderPanel>
  )
}

/** What comes next by the calendars. Asked anew whenever its moment has passed, by the clock or by somebody's act. */
function Next() {
  const { t, i18n } = useTranslation()
  const cache = useQueryClient()
  const { data } = useQuery(clockQuery)
  const now = useNow(1000)
  const passed = data?.next ? Date.parse(data.next.at) <= +now : false
  useEffect(() => {
    if (passed) void cache.invalidateQueries({ queryKey: queryKeys.clock })
  }, [cache, passed])
  const move = useMutation({
    mutationFn: () => call('setClock', { body: { to: 'next' } }),
    onSuccess: (told) => {
      setPlatformTime(told.now, performance.now())
      // The calendar has moved for everything on this page.
      void cache.invalidateQueries()
    },
  })
  if (!data) return null
  const { next, settable } = data
  if (!next) return <p className={styles.clockText}>{t('round.clock.none')}</p>
  const moment = formatMoment(next.at, next.stage.timeZone, i18n.language, next.stage.place)
  return (
    <div>
      <p className={styles.clockText}>
        <strong>{t('round.clock.next', { stage: next.stage.title })}</strong>
        {', '}
        {t(`round.clock.${next.what}`, { moment })} ({next.process.title})
      </p>
      {settable ? (
        <button
          type="button"
          className={styles.clockGo}
          // Not `disabled`: it would lose the focus, and with it the key that closes the panel.
          aria-disabled={move.isPending}
          onClick={() => {
            if (!move.isPending) move.mutate()
          }}
        >
          {t(move.isPending ? 'round.clock.going' : 'round.clock.go')}
        </button>
      ) : (
        <p className={styles.clockText}>{t('round.clock.only')}</p>
      )}
      {move.error && <Problem error={move.error} />}
    </div>
  )
}
