/** Changing the password: the current one once more, the new one once, in plain sight if wished. */
import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword } from '../api/call.ts'
import { sessionChanged } from '../live/session-change.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './Form.module.css'

/** The address is there for password managers, which must know whose password it is. */
export function ChangePassword({ email }: { email: string }) {
  const { t } = useTranslation()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      // The session is a new one: what was open under the old one is opened again.
      sessionChanged()
      setCurrent('')
      setNew('')
    },
  })
  const outcome = useFocusOn<HTMLDivElement>(change.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate({ currentPassword, newPassword })
  }
  const toggle = { 'aria-label': t('account.signIn.show'), tabIndex: 0 }
  return (
    <form className={styles.form} onSubmit={submit}>
      {change.error && <Problem error={change.error} ref={outcome} />}
      {change.isSuccess && (
        <p role="status" className={styles.done}>
          {t('account.page.changed')}
        </p>
      )}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        name="current-password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        label={t('account.page.current')}
        visibilityToggleButtonProps={toggle}
        value={currentPassword}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        name="new-password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={200}
        withAsterisk={false}
        label={t('account.page.new')}
        description={t('account.page.newHint')}
        visibilityToggleButtonProps={toggle}
        value={newPassword}
        onChange={(event) => setNew(event.currentTarget.value)}
      />
      <Button type="submit" loading={change.isPending} className={styles.submit ?? ''}>
        {t('account.page.change')}
      </Button>
    </form>
  )
}
