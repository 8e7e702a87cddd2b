/** Signing in, with the reason beside the form when it does not succeed. */
import { Button, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { meQuery, platformQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useSchemaForm } from '../ui/use-api-form.tsx'
import { useTitle } from '../ui/use-title.ts'
import { DemoPeople, demoPassword } from './DemoPeople.tsx'
import styles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'
import { useSignIn } from './use-session.ts'

const account = z.object({ email: z.email(), password: z.string().min(1) })

/** `next` is where the person goes then: a path of this site. `made` says that the account is new. */
export function SignInPage({ next, made }: { next: string; made: boolean }) {
  const { t } = useTranslation()
  const { data: platform } = useQuery(platformQuery)
  const { data: me } = useQuery(meQuery)
  const signIn = useSignIn(next)
  const form = useSchemaForm(account, {
    initial: { email: '', password: '' },
    body: ({ email, password }) => ({ email: email.trim(), password }),
    send: (given) => signIn.mutateAsync(given),
  })
  useTitle(t('account.signIn.title'))

  return (
    <div className={styles.page}>
      <Title order={1}>{t('account.signIn.title')}</Title>
      {made && !me && <p className={styles.done}>{t('account.signIn.made')}</p>}
      {me && (
        <p className={styles.plain}>
          {t('account.signIn.already', { name: me.user.name })} <a href={next}>{t('account.signIn.goOn')}</a>
        </p>
      )}
      {form.refusal}
      <form {...form.props} className={styles.form}>
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          dir="ltr"
          required
          withAsterisk={false}
          label={t('account.signIn.email')}
          {...form.field('email')}
        />
        <PasswordField label={t('account.signIn.password')} field={form.field('password')} />
        <Button type="submit" loading={form.isSending} className={styles.submit ?? ''}>
          {t('account.signIn.submit')}
        </Button>
      </form>
      {platform?.demo ? (
        <DemoPeople onChoose={(address) => form.change({ email: address, password: demoPassword })} />
      ) : (
        <p className={styles.muted}>{t('account.signIn.invited')}</p>
      )}
    </div>
  )
}
