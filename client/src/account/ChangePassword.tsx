/** Changing the password: the current one once more, the new one once, in plain sight if wished. */
import { Button } from '@mantine/core'
import { password } from '@plenary/shared/api'
import { z } from 'zod'
import { changePassword } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { sessionChanged } from '../live/session-change.ts'
import { useSchemaForm } from '../ui/use-api-form.tsx'
import styles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'

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
  return (
    <form {...form.props} className={styles.form}>
      {form.refusal}
      {form.isSent && (
        <p role="status" className={styles.done}>
          {t('account.page.changed')}
        </p>
      )}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label={t('account.page.current')}
        field={form.field('currentPassword')}
        name="current-password"
      />
      <PasswordField
        label={t('account.page.new')}
        field={form.field('newPassword')}
        isNew
        name="new-password"
      />
      <Button type="submit" loading={form.isSending} className={styles.submit ?? ''}>
        {t('account.page.change')}
      </Button>
    </form>
  )
}
