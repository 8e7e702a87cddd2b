/** [MAR17] Threads whose paragraph has left the draft are not lost: they stand together, with their quotes. */
import { UnstyledButton } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import type { DraftTalk } from './draft-talk.ts'
import styles from './filter.module.css'
import { ThreadCard } from './ThreadCard.tsx'

export function Left({ talk: { left } }: { talk: DraftTalk }) {
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  if (left.length === 0) return null
  return (
    <div>
      <UnstyledButton
        className={styles.link}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t('thread.left', { count: left.length })}
      </UnstyledButton>
      {isOpen && (
        <div id={id} className={styles.left}>
          {left.map((thread) => (
            <ThreadCard key={thread.id} thread={thread} level={4} />
          ))}
        </div>
      )}
    </div>
  )
}
