/** A small form under what it is about: one text, one act. Used for reasons, outcomes, appeals and rewording. */
import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './form.module.css'
import type { Act } from './use-act.ts'

interface Props {
  label: string
  hint?: string
  submit: string
  begin?: string
  maxLength: number
  /** The text may be left empty. */
  isOptional?: boolean
  warns?: boolean
  act: Act
  onSubmit(text: string): void
  onClose(): void
}

export function AskReason(props: Props) {
  const { label, hint, submit, begin = '', maxLength, isOptional = false, warns = false, act } = props
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState(begin)
  const [isEmpty, setEmpty] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const send = (event?: FormEvent): void => {
    event?.preventDefault()
    if (act.isBusy) return
    if (text.trim() === '' && !isOptional) {
      setEmpty(true)
      field.current?.focus()
      return
    }
    props.onSubmit(text.trim())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // Neither the dialog nor the table shall hear it.
      event.preventDefault()
      event.stopPropagation()
      props.onClose()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  }
  return (
    <form className={styles.form} onSubmit={send} onKeyDown={onKeyDown} noValidate>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <textarea
        ref={field}
        id={id}
        className={styles.field}
        dir="auto"
        rows={3}
        value={text}
        maxLength={maxLength}
        aria-required={!isOptional}
        aria-invalid={isEmpty || undefined}
        aria-describedby={
          [hint ? `${id}-hint` : '', isEmpty ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined
        }
        onChange={(event) => {
          setText(event.target.value)
          setEmpty(false)
        }}
      />
      {isEmpty && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          {t('thread.compose.empty')}
        </p>
      )}
      {act.error !== null && <Problem error={act.error} />}
      <div className={styles.actions}>
        <Button
          type="submit"
          size="compact-sm"
          loading={act.isBusy}
          {...(warns ? { color: 'var(--plenary-refused)' } : {})}
        >
          {submit}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
