/** What a comment said before it was reworded, the newest first. */
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import styles from './thread.module.css'
import { useThreadContext } from './thread-context.ts'

export function Versions({ commentId, onClose }: { commentId: string; onClose(): void }) {
  const { t } = useTranslation()
  const { timeZone } = useThreadContext()
  const { data, error, refetch } = useQuery({
    queryKey: ['comment-versions', commentId],
    staleTime: 0,
    queryFn: ({ signal }) =>
      call('listCommentVersions', { params: { id: commentId }, query: { limit: 200 }, signal }),
  })
  return (
    <section className={styles.versions} aria-label={t('thread.comment.versions')}>
      <p className={styles.quiet}>{t('thread.comment.versions')}</p>
      {error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : data ? (
        <ol className={styles.plainList}>
          {data.items.map(({ body, at }) => (
            <li key={at}>
              <p className={styles.quiet}>
                <Moment at={at} timeZone={timeZone} />
              </p>
              <p className={styles.words} dir="auto">
                {body}
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <Shape kinds={['line', 'short']} />
      )}
      <UnstyledButton className={styles.plain} onClick={onClose}>
        {t('common.close')}
      </UnstyledButton>
    </section>
  )
}
