import type { ContributionHead } from '@plenary/shared/contribution'
import { directionOf } from '@plenary/shared/language'
import type { StageView } from '@plenary/shared/stage'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '../i18n/dates.ts'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { paged } from '../ui/paged.tsx'
import { Shape } from '../ui/Shape.tsx'
import { TopicList } from '../ui/TopicList.tsx'
import styles from './contribution.module.css'
import { type Filters, isFiltered } from './filters.ts'
import { contributionsQuery } from './queries.ts'
import { Status } from './Status.tsx'
import { saidBy } from './said-by.ts'

interface Props {
  of: { stageId: string } | { slug: string }
  filters: Filters
  /** Stages by which items name theirs; none where all are of one stage. */
  stages?: readonly StageView[]
}

export function ContributionList({ of, filters, stages }: Props) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(contributionsQuery(of, filters))
  const { items, failed, more } = paged(query)
  if (failed) return failed
  if (!query.data) return <Shape kinds={['block', 'block', 'block']} />
  if (items.length === 0)
    return isFiltered(filters) ? (
      <p role="status">{t('contribution.list.noneSuch')}</p>
    ) : (
      <Empty title={t('contribution.list.empty')} text={t('contribution.list.emptyText')} />
    )
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <Item key={item.id} item={item} stage={stages?.find(({ id }) => id === item.stageId)} />
        ))}
      </ul>
      {more}
    </>
  )
}

function Item({ item, stage }: { item: ContributionHead; stage: StageView | undefined }) {
  const { t, i18n } = useTranslation()
  const { id, title, language, form, status, attributedTo, by, facilitation, excerpt, files, topics } = item
  const at = item.spokenAt ?? item.postedAt ?? item.receivedAt ?? item.changedAt
  const whose = attributedTo.length > 0 ? attributedTo : [by.delegation?.name ?? by.name]
  return (
    <li className={styles.entry}>
      <h3 className={styles.entryTitle}>
        <Link to="/contributions/$id" params={{ id }}>
          <bdi lang={language} dir={directionOf(language)}>
            {title || t('contribution.withdrawnTitle')}
          </bdi>
        </Link>
      </h3>
      <p className={styles.line}>
        {status !== 'posted' && <Status status={status} />}
        {facilitation ? (
          <span>{saidBy(facilitation, t, i18n.language)}</span>
        ) : (
          whose.map((name) => (
            <bdi key={name} className={styles.whose}>
              {name}
            </bdi>
          ))
        )}
      </p>
      <p className={styles.muted}>
        {t(`contribution.form.${form}`)} · {languageName(language, i18n.language)} ·{' '}
        <time dateTime={at}>{formatDate(at, i18n.language, stage?.timeZone)}</time>
        {files > 0 && ` · ${t('contribution.list.files', { count: files })}`}
        {stage && (
          <>
            {' · '}
            <bdi>{stage.title}</bdi>
          </>
        )}
      </p>
      {excerpt && (
        <p className={styles.excerpt} lang={language} dir={directionOf(language)}>
          {excerpt}
        </p>
      )}
      <TopicList topics={topics} />
    </li>
  )
}
