/** An answer in a thread; what is half written stays on the device. */
import { Button } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './form.module.css'
import type { Aim } from './kept-comments.ts'
import { Refused } from './Refused.tsx'
import { useSending } from './use-sending.ts'
import { useWriting } from './use-writing.ts'
import { WordsField } from './WordsField.tsx'

interface Props {
  threadId: string
  /** Null answers the thread. */
  parentId: string | null
  label: string
  onSent(): void
  onClose(): void
}

export const replyPlace = (threadId: string, parentId: string | null): string =>
  `reply/${threadId}/${parentId ?? ''}`

export function ReplyForm({ threadId, parentId, label, onSent, onClose }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const writing = useWriting(replyPlace(threadId, parentId))
  const aim: Aim = { type: 'comment', threadId, parentId }
  const sending = useSending({ body: writing.body, send: () => writing.send(aim), onSent, onClose })
  return (
    <form {...sending.props} className={styles.form}>
      <Refused code={writing.refused} />
      <WordsField id={id} label={label} writing={writing} sending={sending} aim={aim} />
      <div className={styles.actions}>
        <Button type="submit" size="compact-sm">
          {t('thread.compose.send')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
