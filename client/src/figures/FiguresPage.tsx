/** Participation in figures: of the process and of each stage, as numbers, bars and a file. */
import { Title } from '@mantine/core'
import { type Figures, organisationKinds, type ProcessFigures } from '@plenary/shared/figures'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { meQuery, processQuery } from '../api/queries.ts'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { Amount, BarTable } from './BarTable.tsx'
import styles from './figures.module.css'
import { LoadRegister } from './LoadRegister.tsx'
import { figuresQuery } from './queries.ts'

export function FiguresPage({ slug }: { slug: string }) {
  const { t, i18n } = useTranslation()
  useTitle(t('figures.title'))
  const figures = useQuery(figuresQuery(slug))
  const process = useQuery(processQuery(slug)).data
  const { data: me } = useQuery(meQuery)
  const part = me?.participations.find((each) => each.process.slug === slug)
  if (!figures.data)
    return <Waiting title={t('figures.title')} error={figures.error} retry={() => void figures.refetch()} />
  const { whole, stages, left } = figures.data
  return (
    <div className={styles.page}>
      <Crumbs process={figures.data.process} />
      <Title order={1}>{t('figures.title')}</Title>
      <p className={styles.printed}>
        <bdi>{figures.data.process.title}</bdi> ·{' '}
        {t('response.printed', { when: formatDate(platformNow().toISOString(), i18n.language) })}
      </p>
      {stages.length === 0 ? (
        <Empty title={t('figures.empty')} text={t('figures.emptyText')} />
      ) : (
        <>
          <Sentence figures={whole} />
          {left > 0 && <p className={styles.muted}>{t('figures.left', { count: left })}</p>}
          <p className={styles.ways}>
            <a href={`/api/processes/${encodeURIComponent(slug)}/figures.csv`} download>
              {t('figures.csv')}
            </a>
            <button type="button" className={styles.plain} onClick={() => print()}>
              {t('figures.print')}
            </button>
          </p>
          <Charts figures={whole} />
          <Stages stages={stages} />
        </>
      )}
      <How />
      {part?.role === 'secretariat' && process && <LoadRegister process={process} />}
    </div>
  )
}

/** As the note to paragraph 15 says it, where nothing of it is hidden. */
function Sentence({ figures: { people, countries, organisations, states } }: { figures: Figures }) {
  const { t } = useTranslation()
  if (people === null || countries === null || organisations.all === null) return null
  return (
    <p className={styles.sentence}>
      {t('figures.sentence', {
        people: t('figures.people', { count: people }),
        countries: t('figures.countries', { count: countries }),
        organisations: t('figures.organisations', { count: organisations.all }),
      })}{' '}
      {states !== null && states > 0 && <span>{t('figures.states', { count: states })}.</span>}
    </p>
  )
}

function Charts({ figures: { organisations, kinds } }: { figures: Figures }) {
  const { t } = useTranslation()
  return (
    <div className={styles.charts}>
      <BarTable
        title={t('figures.byOrganisation')}
        head={t('figures.kind')}
        rows={organisationKinds.map((id) => ({
          id,
          name: t(`figures.organisationKind.${id}`),
          count: organisations.byKind[id],
        }))}
      />
      <BarTable
        title={t('figures.byKind')}
        head={t('figures.kind')}
        rows={kinds.map(({ kind, people }) => ({
          id: kind,
          name: kind === 'unstated' ? t('figures.unstated') : t(`participant.kind.${kind}`),
          count: people,
        }))}
      />
    </div>
  )
}

const columns = ['people', 'countries', 'states', 'organisations'] as const

function Stages({ stages }: Pick<ProcessFigures, 'stages'>) {
  const { t } = useTranslation()
  return (
    <div className={styles.stages}>
      <Title order={2} id="by-stage">
        {t('figures.byStage')}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section className={styles.scroll} aria-labelledby="by-stage" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('figures.stage')}</th>
              {columns.map((name) => (
                <th key={name} scope="col" className={styles.numberHead}>
                  {t(`figures.column.${name}`)}
                </th>
              ))}
              <th scope="col">{t('figures.sourceLabel')}</th>
            </tr>
          </thead>
          <tbody>
            {stages.map(({ stage, source, people, countries, states, organisations }) => (
              <tr key={stage.id}>
                <th scope="row">
                  <Link to="/stages/$stageId" params={{ stageId: stage.id }}>
                    <bdi>{stage.title}</bdi>
                  </Link>
                </th>
                {[people, countries, states, organisations.all].map((count, nth) => (
                  <td key={columns[nth]} className={styles.number}>
                    <Amount count={count} />
                  </td>
                ))}
                <td className={styles.muted}>{t(`figures.source.${source}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function How() {
  const { t } = useTranslation()
  return (
    <details className={styles.how}>
      <summary>{t('figures.how')}</summary>
      <ul>
        {(['howPeople', 'howCountries', 'howOrganisations', 'howHidden'] as const).map((key) => (
          <li key={key}>{t(`figures.${key}`)}</li>
        ))}
      </ul>
    </details>
  )
}
