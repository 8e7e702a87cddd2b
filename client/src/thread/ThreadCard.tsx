/** A thread in full: what kind, who sees it, the words it is on, its comments, and what one may do. */
import type { Thread } from '@plenary/shared/thread'
import { useId } from 'react'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { AnchorNotice } from './AnchorNotice.tsx'
import { CommentItem } from './CommentItem.tsx'
import { Sign } from './Signs.tsx'
import { ThreadFoot } from './ThreadFoot.tsx'
import styles from './thread.module.css'
import { placed } from './tree.ts'

export const threadElementId = (id: string): string => `thread-${id}`

export type ThreadLevel = 2 | 3 | 4 | 5 | 6

interface Props {
  thread: Thread
  /** 2 to 6: where it stands among the headings of the page. */
  level: ThreadLevel
}

export function ThreadCard({ thread, level }: Props) {
  const { t } = useTranslation()
  const titleId = useId()
  const { id, author, kind, visibility, status, topics, comments } = thread
  const secretly =
    author.role === 'secretariat' || !author.delegation ? 'onlySecretariat' : 'onlySecretariatAnd'
  const Heading = `h${level}` as const
  return (
    <article
      id={threadElementId(id)}
      tabIndex={-1}
      className={styles.card}
      data-status={status}
      data-kind={kind}
      data-visibility={visibility}
      aria-labelledby={titleId}
    >
      <Heading id={titleId} className={styles.title}>
        <Sign name={kind} />
        {t(`thread.kind.${kind}`)}
        <span className={styles.status}>{t(`thread.state.${status}`)}</span>
      </Heading>
      {visibility !== 'all' && (
        <p className={styles.private}>
          <Sign name="private" size={14} />{' '}
          {visibility === 'delegation'
            ? t('thread.visibility.onlyDelegation')
            : t(`thread.visibility.${secretly}`, { delegation: author.delegation?.name ?? '' })}
        </p>
      )}
      <AnchorNotice thread={thread} />
      <ol className={styles.comments}>
        {placed(comments).map((row, nth) => (
          <CommentItem key={row.comment.id} thread={thread} row={row} isFirst={nth === 0} />
        ))}
      </ol>
      {topics.length > 0 && (
        <ul className={styles.topics} aria-label={t('thread.topics.label')}>
          {topics.map((topic) => (
            <li key={topic}>{topicName(t, topic)}</li>
          ))}
        </ul>
      )}
      <ThreadFoot thread={thread} />
    </article>
  )
}
