/** Signing in, with the reason beside the form when it does not succeed. */
import { Button, PasswordInput, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery, platformQuery } from '../api/queries.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { useTitle } from '../ui/use-title.ts'
import { DemoPeople, demoPassword } from './DemoPeople.tsx'
import styles from './Form.module.css'
import { useSignIn } from './use-session.ts'

/** `next` is where the person goes then: a path of this site. `made` says that the account is new. */
export function SignInPage({ next, made }: { next: string; made: boolean }) {
  const { t } = useTranslation()
  const { data: platform } = useQuery(platformQuery)
  const { data: me } = useQuery(meQuery)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn(next)
  const problem = useFocusOn<HTMLDivElement>(signIn.error)
  useTitle(t('account.signIn.title'))

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signIn.mutate({ email, password })
  }
  return (
    <div className={styles.page}>
      <Title order={1}>{t('account.signIn.title')}</Title>
      {made && !me && <p className={styles.done}>{t('account.signIn.made')}</p>}
      {me && (
        <p className={styles.plain}>
          {t('account.signIn.already', { name: me.user.name })} <a href={next}>{t('account.signIn.goOn')}</a>
        </p>
      )}
      {signIn.error && <Problem error={signIn.error} ref={problem} />}
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          dir="ltr"
          required
          withAsterisk={false}
          label={t('account.signIn.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          label={t('account.signIn.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('account.signIn.show'), tabIndex: 0 }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending} className={styles.submit ?? ''}>
          {t('account.signIn.submit')}
        </Button>
      </form>
      {platform?.demo ? (
        <DemoPeople
          onChoose={(address) => {
            setEmail(address)
            setPassword(demoPassword)
          }}
        />
      ) : (
        <p className={styles.muted}>{t('account.signIn.invited')}</p>
      )}
    </div>
  )
}
