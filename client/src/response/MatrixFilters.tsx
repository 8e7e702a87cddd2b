/** What the matrix shows, chosen in the address: counts by outcome, and lists to choose from. */
import { NativeSelect } from '@mantine/core'
import { stakeholderKinds } from '@plenary/shared/participant'
import type { ProcessView } from '@plenary/shared/process'
import type { OutcomeCounts } from '@plenary/shared/response'
import { topicsOf } from '@plenary/shared/topic'
import { Link, useNavigate } from '@tanstack/react-router'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './MatrixPage.module.css'
import { askable, type MatrixView, sources, withChange } from './matrix-view.ts'

interface Props {
  process: ProcessView
  view: MatrixView
  counts: OutcomeCounts | undefined
}

export function MatrixFilters({ process, view, counts }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { slug } = process
  const go = (next: MatrixView): void =>
    void navigate({
      to: '/processes/$slug/responses',
      params: { slug },
      search: next,
      replace: true,
      resetScroll: false,
    })
  const choose = (name: 'stage' | 'topic' | 'kind' | 'source', data: { value: string; label: string }[]) => (
    <NativeSelect
      label={t(`response.filter.${name}`)}
      value={view[name] ?? ''}
      onChange={(event) => go(withChange(view, name, event.currentTarget.value as never))}
      data={[{ value: '', label: t('response.filter.any') }, ...data]}
    />
  )
  return (
    <search aria-label={t('response.filter.title')} className={styles.filters}>
      <Counts slug={slug} view={view} counts={counts} />
      <div className={styles.selects}>
        {choose(
          'stage',
          process.stages
            .filter(({ kind }) => kind !== 'milestone')
            .map(({ id, title }) => ({ value: id, label: title })),
        )}
        {choose(
          'topic',
          topicsOf(slug).map((id) => ({ value: id, label: topicName(t, id) })),
        )}
        {choose('kind', [
          ...stakeholderKinds.map((id) => ({ value: id, label: t(`participant.kind.${id}`) })),
          { value: 'chair', label: t('response.chair') },
        ])}
        {choose(
          'source',
          sources.map((id) => ({ value: id, label: t(`response.source.${id}`) })),
        )}
      </div>
      {(['contribution', 'paragraph'] as const).map(
        (name) =>
          view[name] && (
            <p key={name} className={styles.only}>
              {t(`response.filter.${name}`)}{' '}
              <Link
                to="/processes/$slug/responses"
                params={{ slug }}
                search={withChange(view, name, undefined)}
              >
                {t('response.filter.remove')}
              </Link>
            </p>
          ),
      )}
    </search>
  )
}

function Counts({ slug, view, counts }: Omit<Props, 'process'> & { slug: string }) {
  const { t } = useTranslation()
  const all = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : undefined
  const entries = [
    { outcome: undefined, name: t('response.all'), count: all },
    ...askable.map((outcome) => ({
      outcome,
      name: t(`response.outcome.${outcome}`),
      count: counts?.[outcome],
    })),
  ]
  return (
    <ul className={styles.counts}>
      {entries.map(({ outcome, name, count }) => (
        <li key={outcome ?? 'all'}>
          <Link
            to="/processes/$slug/responses"
            params={{ slug }}
            search={withChange(view, 'outcome', outcome)}
            replace
            resetScroll={false}
            className={styles.count ?? ''}
            aria-current={view.outcome === outcome ? 'true' : undefined}
          >
            <span className={styles.number}>{count ?? '…'}</span> <span>{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
