/** A thread in short: what kind, who, its first words, how many answers; pressing it reads it in full. */
import { UnstyledButton } from '@mantine/core'
import type { Thread } from '@plenary/shared/thread'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './margin.module.css'
import { Sign } from './Signs.tsx'

interface Props {
  thread: Thread
  /** Reached by the tab key; others are reached from their paragraph. */
  isStop: boolean
  onOpen(): void
}

export function Brief({ thread, isStop, onOpen }: Props) {
  const { t } = useTranslation()
  const { kind, author, comments, status, anchor, visibility } = thread
  const first = comments[0]
  const answers = comments.length - 1
  const state = status === 'resolved' ? 'resolved' : anchor.state === 'exact' ? null : anchor.state
  return (
    <UnstyledButton
      className={styles.brief}
      data-status={status}
      data-brief={thread.id}
      tabIndex={isStop ? 0 : -1}
      aria-expanded={false}
      onClick={onOpen}
    >
      <span className={styles.briefHead}>
        <Sign name={kind} size={14} />
        <span className={styles.briefKind}>{t(`thread.kind.${kind}`)}</span>
        {visibility !== 'all' && <Sign name="private" size={12} />}
        <bdi className={styles.briefWho}>{author.delegation?.name ?? author.name}</bdi>
        {state && <span className={styles.briefState}>{t(`thread.state.${state}`)}</span>}
        {answers > 0 && (
          <span className={styles.briefAnswers}>
            <Sign name="comment" size={12} />
            {answers}
          </span>
        )}
      </span>
      <span className={styles.briefWords} dir="auto">
        {first?.deletedAt
          ? t('thread.comment.deleted')
          : first?.hidden
            ? t('thread.moderation.hidden')
            : first?.body}
      </span>
    </UnstyledButton>
  )
}
