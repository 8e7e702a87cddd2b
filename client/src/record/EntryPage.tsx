/** One entry at an address of its own: what happened, and every field that its hash covers. */
import { Title } from '@mantine/core'
import type { OpenedEntry } from '@plenary/shared/record'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { processesQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ByWhom, What } from './EntryItem.tsx'
import { entryQuery } from './queries.ts'
import styles from './record.module.css'
import type { Who } from './Who.tsx'

export function EntryPage({ number }: { number: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(entryQuery(number))
  const title = t('record.entry', { number })
  useTitle(title)
  const entry = data?.items.find((each) => each.number === number)
  return (
    <>
      <p className={styles.back}>
        <Link to="/record">{t('record.title')}</Link>
      </p>
      <Title order={1}>{title}</Title>
      {error && !data && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Shape kinds={['line', 'short', 'block']} />}
      {data && !entry && <Empty title={t('record.noneTitle')} text={t('record.noneText')} />}
      {data && entry && (
        <Whole entry={entry} people={new Map(data.participants.map((each) => [each.id, each]))} />
      )}
    </>
  )
}

function Whole({ entry, people }: { entry: OpenedEntry; people: Parameters<typeof Who>[0]['people'] }) {
  const { t } = useTranslation()
  const { data: processes } = useQuery(processesQuery)
  const process = processes?.items.find(({ id }) => id === entry.process)
  const covered = [
    ['type', entry.type],
    ['process', entry.process],
    ['seq', entry.seq],
    ['actor', entry.actor],
    ['draft', entry.draft],
    ['stage', entry.stage],
    ['paragraph', entry.paragraph],
    ['digest', entry.digest],
    ['previous', entry.previous],
    ['hash', entry.hash],
  ] as const
  return (
    <>
      <What entry={entry} people={people} />
      <ByWhom entry={entry} people={people} process={process} />
      <nav className={styles.neighbours} aria-label={t('record.neighbours')}>
        {entry.number > 1 && (
          <Link to="/record/$number" params={{ number: String(entry.number - 1) }}>
            {t('record.before')}
          </Link>
        )}
        <Link to="/record/$number" params={{ number: String(entry.number + 1) }}>
          {t('record.after')}
        </Link>
      </nav>
      <Title order={2} className={styles.heading}>
        {t('record.fields')}
      </Title>
      <p className={styles.intro}>{t('record.fieldsText')}</p>
      <dl className={styles.fields}>
        <Field name={t('record.field.at')} value={entry.at} />
        {covered.flatMap(([name, value]) =>
          value === null ? [] : [<Field key={name} name={t(`record.field.${name}`)} value={String(value)} />],
        )}
        {entry.salt && <Field name={t('record.field.salt')} value={entry.salt} />}
      </dl>
      <Title order={2} className={styles.heading}>
        {t('record.carried')}
      </Title>
      {entry.data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className={styles.data} tabIndex={0} aria-label={t('record.carried')}>
          <pre dir="ltr">{JSON.stringify(entry.data, null, 2)}</pre>
        </section>
      ) : (
        <p className={styles.muted}>{t('record.withheld')}</p>
      )}
    </>
  )
}

function Field({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.field}>
      <dt>{name}</dt>
      <dd>
        <code dir="ltr">{value}</code>
      </dd>
    </div>
  )
}
