/** The start page: what Plenary is, what is open now, and the way there. */
import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { meQuery, processesQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useFollowCalendar } from '../stage/use-follow-calendar.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import styles from './LandingPage.module.css'
import { LandingProcess } from './LandingProcess.tsx'

export function LandingPage() {
  const { t } = useTranslation()
  const { data: processes, error, refetch } = useQuery(processesQuery)
  const { data: me } = useQuery(meQuery)
  useTitle(undefined)
  useFollowCalendar(
    processes?.items.flatMap(({ openNow, next }) => [...openNow, ...(next ? [next] : [])]),
    refetch,
  )
  return (
    <>
      <Title order={1} className={styles.title}>
        {t('landing.title')}
      </Title>
      <p className={styles.intro}>{t('landing.intro')}</p>
      {me === null && (
        <p className={styles.signIn}>
          {t('landing.signInText')} <Link to="/sign-in">{t('common.signIn')}</Link>
        </p>
      )}
      <Title order={2} className={styles.heading}>
        {t('landing.openNow')}
      </Title>
      {error && !processes && <Problem error={error} retry={() => void refetch()} />}
      {!error && !processes && <Shape kinds={['line', 'block', 'short', 'block']} />}
      {processes?.items.length === 0 && (
        <Empty
          title={t('landing.emptyTitle')}
          text={t(me?.convenes ? 'landing.emptyConvener' : 'landing.emptyText')}
        />
      )}
      {me?.convenes && (
        <p>
          <Button component={Link} to="/begin" variant={processes?.items.length === 0 ? 'filled' : 'default'}>
            {t('landing.begin')}
          </Button>
        </p>
      )}
      {processes && (
        <ul className={styles.processes}>
          {processes.items.map((process) => (
            <LandingProcess
              key={process.id}
              process={process}
              takesPart={me?.participations.some((each) => each.process.id === process.id) ?? false}
            />
          ))}
        </ul>
      )}
    </>
  )
}
