/** Which two texts are compared, in which words they are called and when they were; others can be chosen. */
import { Button, NativeSelect } from '@mantine/core'
import type { Comparison } from '@plenary/shared/compare'
import type { ProcessView } from '@plenary/shared/process'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { meQuery } from '../api/queries.ts'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Moment } from '../ui/Moment.tsx'
import styles from './ComparePage.module.css'
import { inOrder } from './choose-two.ts'
import { Hash } from './Hash.tsx'
import { revisionsQuery, working } from './queries.ts'
import { zoneOf } from './zone-of.ts'

interface Props {
  comparison: Comparison
  process: ProcessView | undefined
}

export function CompareHead({ comparison: { from, to }, process }: Props) {
  const { t } = useTranslation()
  const draftId = from.revision?.draftId
  return (
    <header>
      <Crumbs process={process} draftId={draftId} />
      <h1 className={styles.title}>{t('compare.title')}</h1>
      <dl className={styles.texts}>
        <div>
          <dt>{t('compare.from')}</dt>
          <dd>
            <TextName text={from} process={process} />
          </dd>
        </div>
        <div>
          <dt>{t('compare.to')}</dt>
          <dd>
            <TextName text={to} process={process} draftId={draftId} />
          </dd>
        </div>
      </dl>
      {draftId && (
        <Others key={`${from.id} ${to.id}`} draftId={draftId} from={from.id} to={to.id} process={process} />
      )}
    </header>
  )
}

function TextName({
  text,
  process,
  draftId,
}: {
  text: Comparison['to']
  process: ProcessView | undefined
  draftId?: string | undefined
}) {
  const { t, i18n } = useTranslation()
  const { revision, id, title, at } = text
  if (!revision)
    return (
      <>
        <Link to="/drafts/$draftId" params={{ draftId: draftId ?? id }}>
          {t('compare.working')}
        </Link>{' '}
        <span className={styles.muted}>
          {t('compare.asOf')} <Moment at={at} {...zoneOf(process, null)} />
        </span>
      </>
    )
  return (
    <>
      <Link to="/revisions/$id" params={{ id: revision.id }}>
        <bdi lang={revision.language}>{title}</bdi>
      </Link>{' '}
      <span className={styles.muted}>
        <bdi>{revision.symbol}</bdi>
        {' · '}
        {revision.dated ? (
          formatDate(revision.dated, i18n.language)
        ) : (
          <Moment at={revision.publishedAt} {...zoneOf(process, revision.stageId)} />
        )}
      </span>
      <span className={styles.hash}>
        {t('revision.hash')} <Hash hash={revision.hash} name={title} />
      </span>
    </>
  )
}

function Others({
  draftId,
  from,
  to,
  process,
}: {
  draftId: string
  from: string
  to: string
  process: ProcessView | undefined
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data: revisions = [] } = useQuery(revisionsQuery(draftId))
  const { data: me } = useQuery(meQuery)
  const [two, setTwo] = useState({ older: from, newer: to })
  const takesPart = me?.participations.some((each) => each.process.slug === process?.slug) === true
  const options = [
    ...revisions.map(({ id, title, symbol }) => ({ value: id, label: `${title} (${symbol})` })),
    ...(takesPart || to === working ? [{ value: working, label: t('compare.working') }] : []),
  ]
  if (options.length < 2) return null
  const ordered = inOrder(
    two,
    revisions.map(({ id }) => id),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typeof ordered === 'string') return
    void navigate({
      to: '/compare/$from/$to',
      params: { from: ordered.older, to: ordered.newer },
      search: true,
    })
  }
  return (
    <details className={styles.others}>
      <summary>{t('compare.choose')}</summary>
      <form onSubmit={submit} className={styles.choose}>
        <NativeSelect
          label={t('compare.from')}
          data={options.filter(({ value }) => value !== working)}
          value={two.older}
          onChange={(event) => setTwo({ ...two, older: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('compare.to')}
          data={options}
          value={two.newer}
          onChange={(event) => setTwo({ ...two, newer: event.currentTarget.value })}
        />
        <Button type="submit" variant="default">
          {t('compare.go')}
        </Button>
        <p className={styles.fault} aria-live="polite">
          {typeof ordered === 'string' && t(`revision.list.${ordered}`)}
        </p>
      </form>
    </details>
  )
}
