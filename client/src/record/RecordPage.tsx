/** The record: what happened, the newest first, filtered by process and kind, and the means to verify all of it. */
import { NativeSelect, Title } from '@mantine/core'
import { facts, factTypes } from '@plenary/shared/events'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { meQuery, processesQuery } from '../api/queries.ts'
import { sayOr } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { paged } from '../ui/paged.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { EntryItem } from './EntryItem.tsx'
import { type RecordFilter, recordQuery } from './queries.ts'
import styles from './record.module.css'
import { VerifyPanel } from './VerifyPanel.tsx'

export function RecordPage({ filter }: { filter: RecordFilter }) {
  const { t } = useTranslation()
  useTitle(t('record.title'))
  return (
    <>
      <Title order={1}>{t('record.title')}</Title>
      <p className={styles.intro}>{t('record.intro')}</p>
      <p className={styles.toVerify}>
        <a href="#verify">{t('record.toVerify')}</a>
      </p>
      <div className={styles.columns}>
        <div className={styles.list}>
          <Filters filter={filter} />
          <Entries filter={filter} />
        </div>
        <VerifyPanel process={filter.process} />
      </div>
    </>
  )
}

/** Every kind of fact that weighs, in the order of the table of facts. */
const types = factTypes.filter((type) => facts[type].weight === 'record')

function Filters({ filter }: { filter: RecordFilter }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data: processes } = useQuery(processesQuery)
  const choose = (changed: RecordFilter): void => {
    const { process, type } = { ...filter, ...changed }
    void navigate({
      to: '/record',
      search: { ...(process ? { process } : {}), ...(type ? { type } : {}) },
      replace: true,
    })
  }
  return (
    <div className={styles.filters}>
      <NativeSelect
        label={t('record.process')}
        value={filter.process ?? ''}
        onChange={({ currentTarget }) => choose({ process: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('record.allProcesses') },
          ...(processes?.items ?? []).map(({ slug, title }) => ({ value: slug, label: title })),
        ]}
      />
      <NativeSelect
        label={t('record.kind')}
        value={filter.type ?? ''}
        onChange={({ currentTarget }) => choose({ type: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('record.allKinds') },
          ...types.map((type) => ({ value: type, label: sayOr(t, `record.type.${type}`, type) })),
        ]}
      />
    </div>
  )
}

function Entries({ filter }: { filter: RecordFilter }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(recordQuery(filter))
  const { data } = query
  const { items: entries, failed, more } = paged(query)
  const { data: processes } = useQuery(processesQuery)
  const { data: me } = useQuery(meQuery)
  if (failed) return failed
  if (!data) return <Shape kinds={['line', 'short', 'line', 'short', 'line', 'short']} />
  const people = new Map(
    data.pages.flatMap(({ participants }) => participants).map((each) => [each.id, each]),
  )
  if (entries.length === 0) return <Empty title={t('record.emptyTitle')} text={t('record.emptyText')} />
  return (
    <>
      {me === null && <p className={styles.muted}>{t('record.withheldSignedOut')}</p>}
      <ol className={styles.entries} aria-label={t('record.entries')}>
        {entries.map((entry) => (
          <EntryItem
            key={entry.number}
            entry={entry}
            ofOne={filter.process !== undefined}
            people={people}
            process={processes?.items.find(({ id }) => id === entry.process)}
          />
        ))}
      </ol>
      {more}
    </>
  )
}
