/** The end of a form: what was refused, the button that sends it, and the one that leaves it. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './form.module.css'

interface Props {
  form: { refusal: ReactNode; isSending: boolean }
  submit: string
  /** It cannot be sent as it stands. */
  isOff?: boolean
  cancel?: string
  onCancel(): void
  /** What else may be done with it. */
  children?: ReactNode
}

export function FormEnd({ form, submit, isOff = false, cancel, onCancel, children }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {form.refusal}
      <div className={styles.end}>
        <Button type="submit" loading={form.isSending} disabled={isOff}>
          {submit}
        </Button>
        {children}
        <Button variant="default" onClick={onCancel}>
          {cancel ?? t('common.cancel')}
        </Button>
      </div>
    </>
  )
}
