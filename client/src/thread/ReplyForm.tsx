/** An answer in a thread; what is half written stays on the device. */
import { Button } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './form.module.css'
import type { Aim } from './kept-comments.ts'
import { MentionField } from './MentionField.tsx'
import { Refused } from './Refused.tsx'
import { useSending } from './use-sending.ts'
import { useWriting } from './use-writing.ts'

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
  const { field, over, isEmpty, noteTyped, submit, onKeyDown } = useSending({
    body: writing.body,
    send: () => writing.send(aim),
    onSent,
    onClose,
  })
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Refused code={writing.refused} />
      <MentionField
        ref={field}
        id={id}
        value={writing.body}
        isInvalid={isEmpty || over > 0}
        describedBy={`${id}-hint`}
        onChange={(body) => {
          noteTyped()
          writing.write(body, aim)
        }}
        onCall={writing.call}
      />
      <p id={`${id}-hint`} className={isEmpty || over > 0 ? styles.wrong : styles.hint}>
        {over > 0
          ? t('thread.compose.tooLong', { count: over })
          : isEmpty
            ? t('thread.compose.empty')
            : t(writing.keeps ? 'thread.compose.bodyHint' : 'thread.compose.notKept')}
      </p>
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
