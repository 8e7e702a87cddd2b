/** One published text in a list: what it is called, when, from where, and its hash. */
import type { ProcessView } from '@plenary/shared/process'
import type { RevisionSummary } from '@plenary/shared/revision'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import { Hash } from './Hash.tsx'
import { KindOf } from './RevisionFacts.tsx'
import styles from './RevisionsPage.module.css'
import { zoneOf } from './zone-of.ts'

interface Props {
  revision: RevisionSummary
  process: ProcessView | undefined
  /** There is none before it: nothing changed. */
  isFirst: boolean
  choice?: ReactNode
}

export function RevisionItem({ revision, process, isFirst, choice }: Props) {
  const { t, i18n } = useTranslation()
  const { id, title, symbol, language, dated, issued, publishedAt, hash, paragraphs, note, number } = revision
  return (
    <li className={styles.item}>
      {choice && <div className={styles.choice}>{choice}</div>}
      <div className={styles.what}>
        <h2 className={styles.title}>
          <Link to="/revisions/$id" params={{ id }}>
            <bdi lang={language}>{title}</bdi>
          </Link>
        </h2>
        <p className={styles.muted}>
          <bdi>{symbol}</bdi> · {t('revision.number', { number })} ·{' '}
          <KindOf revision={revision} process={process} /> ·{' '}
          {t('revision.paragraphs_count', { count: paragraphs })}
        </p>
        {note && (
          <p className={styles.note}>
            <bdi lang={language}>{note}</bdi>
          </p>
        )}
        {!isFirst && (
          <p>
            <Link to="/revisions/$id/changes" params={{ id }}>
              {t('revision.list.changes')}
            </Link>
          </p>
        )}
      </div>
      <dl className={styles.dates}>
        {dated && (
          <div>
            <dt>{t('revision.dated')}</dt>
            <dd>{formatDate(dated, i18n.language)}</dd>
          </div>
        )}
        {issued && (
          <div>
            <dt>{t('revision.issued')}</dt>
            <dd>{formatDate(issued, i18n.language)}</dd>
          </div>
        )}
        <div>
          <dt>{t('revision.published')}</dt>
          <dd>
            <Moment at={publishedAt} {...zoneOf(process, revision.stageId)} />
          </dd>
        </div>
        <div>
          <dt>{t('revision.hash')}</dt>
          <dd>
            <Hash hash={hash} name={title} />
          </dd>
        </div>
      </dl>
    </li>
  )
}
