/** Stocktaking: what the stages so far have brought and left open, by topic; what is open is carried into the drafting. */
import { Button, Title } from '@mantine/core'
import type { Stocktaking } from '@plenary/shared/stocktaking'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { formatDate } from '../i18n/dates.ts'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { HeardList } from './HeardList.tsx'
import { IssueList } from './IssueList.tsx'
import { responseKeys, stocktakingQuery } from './queries.ts'
import styles from './topics.module.css'

export function StocktakingPage({ stageId }: { stageId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(stocktakingQuery(stageId))
  const stock = data?.stocktaking
  useTitle(stock ? t('stocktaking.of', { stage: stock.stage.title }) : t('stocktaking.title'))
  if (!stock) return <Waiting title={t('stocktaking.title')} error={error} retry={() => void refetch()} />
  return <Stock stock={stock} />
}

function Stock({ stock }: { stock: Stocktaking }) {
  const { t, i18n } = useTranslation()
  const { stage, process, topics, summaries, round, showsIssues, can } = stock
  const carrying = useCarrying(stock)
  const mayCarry = can.carry === 'yes'
  return (
    <div className={styles.page}>
      <Crumbs process={process} />
      <Title order={1}>{t('stocktaking.title')}</Title>
      <p className={styles.where}>
        <Link to="/stages/$stageId" params={{ stageId: stage.id }}>
          <bdi lang={process.language}>{stage.title}</bdi>
        </Link>
      </p>
      <p className={styles.printed}>
        <bdi>{process.title}</bdi> · <bdi>{stage.title}</bdi> ·{' '}
        {t('response.printed', { when: formatDate(platformNow().toISOString(), i18n.language) })}
      </p>
      <p className={styles.intro}>{t('stocktaking.intro')}</p>
      {!showsIssues && <p className={styles.muted}>{t('stocktaking.forParticipants')}</p>}
      {mayCarry && (
        <p className={styles.muted}>
          {round ? t('stocktaking.carryHint', { round: round.title }) : t('stocktaking.noRound')}
        </p>
      )}
      <p className={styles.ways}>
        <button type="button" className={styles.plain} onClick={() => print()}>
          {t('stocktaking.print')}
        </button>
      </p>
      <p role="status" className={styles.done}>
        {carrying.said}
      </p>
      {topics.length === 0 && summaries.length === 0 && (
        <Empty title={t('stocktaking.empty')} text={t('stocktaking.emptyText')} />
      )}
      {topics.map(({ topic, contributions, issues }) => (
        <section key={topic ?? 'none'} className={styles.topic} aria-labelledby={`topic-${topic}`}>
          <h2 id={`topic-${topic}`}>
            {topic ? (
              <Link to="/topics/$topic" params={{ topic }}>
                {topicName(t, topic)}
              </Link>
            ) : (
              t('stocktaking.withoutTopic')
            )}
          </h2>
          <p className={styles.muted}>
            {t('stocktaking.contributions', { count: contributions.count })}
            {showsIssues && ` · ${t('stocktaking.issues', { count: issues.count })}`}
          </p>
          {issues.count > 0 && <h3>{t('stocktaking.openIssues')}</h3>}
          <IssueList
            issues={issues.items}
            chosen={carrying.chosen}
            {...(mayCarry && round ? { onChoose: carrying.choose } : {})}
          />
          {contributions.count > 0 && (
            <>
              <h3>{t('stocktaking.given')}</h3>
              <HeardList
                heard={contributions.items}
                left={contributions.count - contributions.items.length}
                register={`/processes/${process.slug}/contributions${topic ? `?topic=${topic}` : ''}`}
              />
            </>
          )}
        </section>
      ))}
      <Summaries summaries={summaries} />
      {round && carrying.chosen.size > 0 && (
        <div className={styles.foot}>
          <span>{t('stocktaking.chosen', { count: carrying.chosen.size })}</span>
          <Button loading={carrying.isSaving} onClick={() => void carrying.carry(round.id)}>
            {t('stocktaking.carry', { round: round.title })}
          </Button>
          {carrying.error !== null && (
            <div>
              <Problem error={carrying.error} />
              <p className={styles.muted}>{t('stocktaking.failed')}</p>
            </div>
          )}
        </div>
      )}
    </div>
  )
}

function Summaries({ summaries }: Pick<Stocktaking, 'summaries'>) {
  const { t, i18n } = useTranslation()
  return (
    <section className={styles.topic} aria-labelledby="summaries">
      <h2 id="summaries">{t('stocktaking.summaries')}</h2>
      {summaries.length === 0 && <p className={styles.muted}>{t('stocktaking.noSummaries')}</p>}
      <ul className={styles.list}>
        {summaries.map(({ stage, excerpt, language, publishedAt }) => (
          <li key={stage.id}>
            <Link to="/stages/$stageId" params={{ stageId: stage.id }} hash="summary">
              <bdi>{stage.title}</bdi>
            </Link>
            <span className={styles.muted}>
              {t('stocktaking.published', { when: formatDate(publishedAt, i18n.language) })}
            </span>
            <p className={styles.said} lang={language} dir="auto">
              {excerpt}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which issues are chosen, and carrying them on. */
function useCarrying({ stage }: Stocktaking) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  return {
    chosen,
    said,
    error,
    isSaving,
    choose(id: string, isChosen: boolean) {
      setSaid('')
      setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((each) => each !== id)))
    },
    async carry(roundId: string) {
      setSaving(true)
      setError(null)
      try {
        const { carried } = await call('carryIssues', {
          params: { id: roundId },
          body: { threads: [...chosen] },
        })
        setChosen(new Set())
        setSaid(t('stocktaking.carried', { count: carried }))
        await cache.invalidateQueries({ queryKey: responseKeys.stocktaking(stage.id) })
        await cache.invalidateQueries({ queryKey: responseKeys.carried(roundId) })
      } catch (failed) {
        setError(failed)
      }
      setSaving(false)
    },
  }
}
