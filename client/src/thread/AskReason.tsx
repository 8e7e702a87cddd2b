/** A small form under what it is about: one text, one act. Used for reasons, outcomes, appeals and rewording. */
import { Button, Textarea } from '@mantine/core'
import type { InputOf } from '@plenary/shared/api'
import { useEffect } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { formKeys } from '../ui/form-keys.ts'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './form.module.css'

type Asking =
  | 'changeThread'
  | 'editComment'
  | 'reportComment'
  | 'hideComment'
  | 'showComment'
  | 'appealComment'

interface Props {
  endpoint: Asking
  label: string
  hint?: string
  submit: string
  begin?: string
  maxLength: number
  warns?: boolean
  /** What the endpoint takes of the text. */
  body(text: string): InputOf<Asking, 'body'>
  send(text: string): Promise<void>
  onSent(): void
  onClose(): void
}

export function AskReason(props: Props) {
  const { endpoint, label, hint, submit, begin = '', maxLength, warns = false, onSent, onClose } = props
  const { t } = useTranslation()
  const form = useApiForm(endpoint, {
    initial: { text: begin },
    body: ({ text }) => props.body(text.trim()),
    fieldOf: () => 'text',
    judge: ({ text }) => (text.trim() === '' ? { text: t('thread.compose.empty') } : {}),
    send: (_, { text }) => props.send(text.trim()),
    onSent,
  })
  const { ref } = form.props
  useEffect(() => ref.current?.querySelector('textarea')?.focus(), [ref])
  return (
    <form {...form.props} className={styles.form} onKeyDown={formKeys(form.submit, onClose)}>
      <Textarea
        label={label}
        {...(hint ? { description: hint } : {})}
        dir="auto"
        autosize
        minRows={3}
        maxRows={12}
        maxLength={maxLength}
        classNames={{ label: styles.label ?? '' }}
        aria-required
        {...form.field('text')}
      />
      {form.refusal}
      <div className={styles.actions}>
        <Button
          type="submit"
          size="compact-sm"
          loading={form.isSending}
          {...(warns ? { color: 'var(--plenary-refused)' } : {})}
        >
          {submit}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
