/** A stage by itself: where it stands, what is on its table, who may do what; its secretariat arranges it here. What else belongs to it stands below. */
import { Title } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import type { StageTable } from '@plenary/shared/round'
import { lifeOf } from '@plenary/shared/stage'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queryKeys } from '../api/keys.ts'
import { placeOfStage } from '../api/places.ts'
import { meQuery, stageQuery } from '../api/queries.ts'
import { timeLeft } from '../i18n/dates.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow, useNow } from '../live/clock.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Empty } from '../ui/Empty.tsx'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { StageActs } from './StageActs.tsx'
import styles from './StagePage.module.css'
import { TableAct } from './TableAct.tsx'
import { TablingRights } from './TablingRights.tsx'
import { useStageClock } from './use-stage-clock.ts'

export function StagePage({ stageId, children }: { stageId: string; children?: ReactNode }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(stageQuery(stageId))
  const { data: me } = useQuery(meQuery)
  useTitle(data?.stage.title ?? t('round.title'))
  const part = me?.participations.find(({ process }) => process.id === data?.process.id)
  useProcessFacts(data?.process, part !== undefined)
  useStageClock(data?.stage)
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data || me === undefined) return <Shape kinds={['title', 'line', 'block', 'block']} />
  const actor: Actor | null = part
    ? {
        id: part.id,
        processId: data.process.id,
        kind: part.kind,
        role: part.role,
        delegationId: part.delegation?.id ?? null,
      }
    : null
  return (
    <Arranged table={data} actor={actor}>
      {children}
    </Arranged>
  )
}

interface Props {
  table: StageTable
  actor: Actor | null
  children: ReactNode
}

function Arranged({ table, actor, children }: Props) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { stage, process, tablings } = table
  const right = can(actor, 'stage.change', placeOfStage(process.id, stage), platformNow())
  const mayChange = right === 'yes'
  const keep = (next: StageTable): void => {
    cache.setQueryData(queryKeys.stage(stage.id), next)
    void cache.invalidateQueries({ queryKey: queryKeys.process(process.slug) })
  }
  return (
    <>
      <p className={styles.back}>
        <Link to="/processes/$slug" params={{ slug: process.slug }}>
          {process.title}
        </Link>
      </p>
      <Title order={1}>{stage.title}</Title>
      {stage.theme && (
        <p className={styles.theme}>
          <bdi>{stage.theme}</bdi>
        </p>
      )}
      <p className={styles.muted}>
        {t(`stage.kind.${stage.kind}`)}
        {stage.place && (
          <>
            {' · '}
            <bdi>{stage.place}</bdi>
          </>
        )}
      </p>
      <Standing table={table} />
      {mayChange ? (
        <StageActs stage={stage} onDone={(changed) => keep({ ...table, stage: changed })} />
      ) : (
        stage.kind === 'round' && <p className={styles.muted}>{reasonSaid(t, right)}</p>
      )}
      {stage.kind === 'round' && (
        <section className={styles.section} aria-labelledby="on-the-table">
          <Title order={2} id="on-the-table">
            {t('round.table')}
          </Title>
          {actor === null && <p className={styles.muted}>{t('round.tableForParticipants')}</p>}
          {actor !== null && tablings.length === 0 && (
            <Empty title={t('round.emptyTable')} text={t('round.emptyTableText')} />
          )}
          {tablings.map((tabling) => (
            <TablingRights
              key={tabling.draftId}
              table={table}
              tabling={tabling}
              mayChange={mayChange}
              onSaved={keep}
            />
          ))}
          {mayChange && ['open', 'upcoming', 'undated'].includes(stage.phase) && (
            <details className={styles.preview}>
              <summary>{t('round.putDraft')}</summary>
              <TableAct
                slug={process.slug}
                stageId={stage.id}
                lying={tablings.map(({ draftId }) => draftId)}
              />
            </details>
          )}
        </section>
      )}
      {children}
    </>
  )
}

/** The life of the stage in a word, its moments with their place, and how long is left. */
function Standing({ table: { stage } }: { table: StageTable }) {
  const { t, i18n } = useTranslation()
  const now = useNow(1000)
  const life = stage.phase === 'cancelled' ? 'cancelled' : lifeOf(stage, now)
  const { opensAt, closesAt, timeZone, place } = stage
  const awaited = life === 'open' ? closesAt : life === 'scheduled' ? opensAt : null
  const left = awaited ? Date.parse(awaited) - +now : null
  return (
    <dl className={styles.standing}>
      <div>
        <dt>{t('round.state')}</dt>
        <dd>
          <span className={styles.life} data-life={life}>
            {t(`round.life.${life}`)}
          </span>
          {left !== null && left > 0 && (
            <span className={styles.left}>
              {t(life === 'open' ? 'stage.left' : 'stage.opensIn', { time: timeLeft(left, i18n.language) })}
            </span>
          )}
        </dd>
      </div>
      {opensAt && (
        <div>
          <dt>{t('stage.opens')}</dt>
          <dd>
            <Moment at={opensAt} timeZone={timeZone} place={place} />
          </dd>
        </div>
      )}
      {closesAt && (
        <div>
          <dt>{t('stage.closes')}</dt>
          <dd>
            <Moment at={closesAt} timeZone={timeZone} place={place} />
          </dd>
        </div>
      )}
      {stage.publishedAt && (
        <div>
          <dt>{t('round.published')}</dt>
          <dd>
            <Moment at={stage.publishedAt} timeZone={timeZone} place={place} />
          </dd>
        </div>
      )}
    </dl>
  )
}
