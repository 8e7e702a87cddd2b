/** Concerns and questions nobody has settled, each with where it stands and what came of it. */
import { Checkbox } from '@mantine/core'
import type { OpenIssue } from '@plenary/shared/stocktaking'
import { Link } from '@tanstack/react-router'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './topics.module.css'

interface Props {
  issues: OpenIssue[]
  /** For whoever may choose some of them. */
  chosen?: ReadonlySet<string>
  onChoose?(threadId: string, isChosen: boolean): void
  /** Whether each says that it is open or how it was settled. */
  showsState?: boolean
}

/** Where what is said about it is read. */
function addressOf({ subject }: Pick<OpenIssue, 'subject'>): string {
  switch (subject.type) {
    case 'paragraph':
      return `/drafts/${subject.draftId}?p=${subject.paragraphId}`
    case 'revision':
      return `/revisions/${subject.revisionId}#p-${subject.paragraphId}`
    case 'question':
      return `/stages/${subject.stageId}#question-${subject.questionId}`
    case 'contribution':
      return `/contributions/${subject.contributionId}`
    case 'thing':
      return subject.link
  }
}

export function IssueList({ issues, chosen, onChoose, showsState = false }: Props) {
  const { t, i18n } = useTranslation()
  if (issues.length === 0) return null
  return (
    <ul className={styles.list}>
      {issues.map((issue) => (
        <li key={issue.threadId} className={styles.issue}>
          {onChoose && !issue.carriedInto && (
            <Checkbox
              checked={chosen?.has(issue.threadId) ?? false}
              onChange={(event) => onChoose(issue.threadId, event.currentTarget.checked)}
              aria-label={t('stocktaking.choose', { issue: issue.excerpt })}
              className={styles.box ?? ''}
            />
          )}
          <div>
            <p className={styles.said} lang={issue.language} dir="auto">
              {issue.excerpt}
            </p>
            <p className={styles.muted}>
              <strong>{t(`stocktaking.kind.${issue.kind}`)}</strong> · <bdi>{issue.by}</bdi> ·{' '}
              <time dateTime={issue.openedAt}>{formatDate(issue.openedAt, i18n.language)}</time>
              {issue.supporters > 0 && ` · ${t('stocktaking.support', { count: issue.supporters })}`}
            </p>
            <p className={styles.muted}>
              <Link to={addressOf(issue)}>
                <bdi>{t('stocktaking.on', { subject: issue.on })}</bdi>
              </Link>
              {issue.stage && (
                <>
                  {' · '}
                  <bdi>{issue.stage.title}</bdi>
                </>
              )}
            </p>
            {showsState && (
              <p className={styles.state} data-settled={issue.status === 'resolved' || undefined}>
                {issue.status === 'resolved'
                  ? t('stocktaking.settled', { outcome: issue.outcome ?? '' })
                  : t('stocktaking.stillOpen')}
              </p>
            )}
            {!showsState && issue.carriedInto && (
              <p className={styles.state}>
                <Link to="/stages/$stageId" params={{ stageId: issue.carriedInto.id }}>
                  {t('stocktaking.carriedInto', { round: issue.carriedInto.title })}
                </Link>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
