/** [MAR10] A hidden comment says so, with the reason and the appeal to whoever may know them. */
import type { Comment } from '@plenary/shared/thread'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './thread.module.css'

export function HiddenNote({ comment: { hidden }, isMine }: { comment: Comment; isMine: boolean }) {
  const { t } = useTranslation()
  if (!hidden) return null
  return (
    <div className={styles.mark}>
      <p>
        {isMine
          ? t('thread.moderation.hiddenYours', { reason: hidden.reason })
          : t('thread.moderation.hidden')}
      </p>
      {!isMine && hidden.reason !== '' && <p dir="auto">{hidden.reason}</p>}
      {hidden.appeal !== null && (
        <p>
          {t(isMine ? 'thread.moderation.appealed' : 'thread.moderation.appealOf', { words: hidden.appeal })}
        </p>
      )}
    </div>
  )
}
