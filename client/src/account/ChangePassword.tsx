/** Changing the password: the current one once more, the new one once, in plain sight if wished. */
import { Button, PasswordInput } from '@mantine/core'
import { password } from '@plenary/shared/api'
import { z } from 'zod'
import { changePassword } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { sessionChanged } from '../live/session-change.ts'
import { useSchemaForm } from '../ui/use-api-form.tsx'
import styles from './Form.module.css'

const passwords = z.object({ currentPassword: z.string().min(1), newPassword: password })

/** The address is there for password managers, which must know whose password it is. */
export function ChangePassword({ email }: { email: string }) {
  const { t } = useTranslation()
  const form = useSchemaForm(passwords, {
    initial: { currentPassword: '', newPassword: '' },
    body: (values) => values,
    send: changePassword,
    onSent() {
      // The session is a new one: what was open under the old one is opened again.
      sessionChanged()
      form.change({ currentPassword: '', newPassword: '' })
    },
  })
  const toggle = { 'aria-label': t('account.signIn.show'), tabIndex: 0 }
  return (
    <form {...form.props} className={styles.form}>
      {form.refusal}
      {form.isSent && (
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
        {...form.field('currentPassword')}
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
        {...form.field('newPassword')}
      />
      <Button type="submit" loading={form.isSending} className={styles.submit ?? ''}>
        {t('account.page.change')}
      </Button>
    </form>
  )
}
