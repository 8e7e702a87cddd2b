/** Where a comment is written, and under it what is said about it: why it cannot go, or that it is kept. */
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './form.module.css'
import type { Aim } from './kept-comments.ts'
import { MentionField } from './MentionField.tsx'
import type { Sending } from './use-sending.ts'
import type { Writing } from './use-writing.ts'

interface Props {
  id: string
  label: string
  rows?: number
  writing: Writing
  sending: Sending
  aim: Aim
}

export function WordsField({ id, label, rows = 3, writing, sending, aim }: Props) {
  const { t } = useTranslation()
  const { wrong, field, noteTyped } = sending
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <MentionField
        ref={field}
        id={id}
        rows={rows}
        value={writing.body}
        isInvalid={wrong !== null}
        describedBy={`${id}-hint`}
        onChange={(body) => {
          noteTyped()
          writing.write(body, aim)
        }}
        onCall={writing.call}
      />
      <p id={`${id}-hint`} className={wrong === null ? styles.hint : styles.wrong}>
        {wrong ??
          (writing.keeps
            ? [t('thread.compose.bodyHint'), writing.body !== '' && t('thread.compose.kept')]
                .filter(Boolean)
                .join(' ')
            : t('thread.compose.notKept'))}
      </p>
    </>
  )
}
