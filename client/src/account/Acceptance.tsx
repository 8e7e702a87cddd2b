/** Accepting an invitation: as the person signed in, after signing in, or with a new account. */
import { Button, TextInput, Title } from '@mantine/core'
import type { InputOf, Me } from '@plenary/shared/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { sessionChanged } from '../live/session-change.ts'
import { Problem } from '../ui/Problem.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'

interface Props {
  token: string
  hasAccount: boolean
  me: Me | null
}

export function Acceptance({ token, hasAccount, me }: Props) {
  const { t } = useTranslation()
  const accept = useAccept(token)
  const problem = useFocusOn<HTMLDivElement>(accept.error)
  return (
    <>
      {me ? (
        <>
          {accept.error && <Problem error={accept.error} ref={problem} />}
          <p className={styles.plain}>{t('account.invitation.signedInAs', me.user)}</p>
          <Button
            className={styles.submit ?? ''}
            loading={accept.isPending}
            onClick={() => accept.mutate({})}
          >
            {t('account.invitation.acceptAs', { name: me.user.name })}
          </Button>
        </>
      ) : hasAccount ? (
        <>
          <p className={styles.plain}>{t('account.invitation.hasAccount')}</p>
          <SignInFirst token={token} text={t('account.invitation.signInFirst')} />
        </>
      ) : (
        <NewAccount token={token} onSubmit={(body) => accept.mutateAsync(body)} />
      )}
    </>
  )
}

/** A new account is signed in only by its password: the sign-in page comes next, then the process. */
function useAccept(token: string) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: NonNullable<InputOf<'acceptInvitation', 'body'>>) =>
      call('acceptInvitation', { params: { token }, body }),
    onSuccess: async ({ process }, body) => {
      const next = `/processes/${process.slug}`
      if (body.password) return navigate({ to: '/sign-in', search: { next, made: true } })
      sessionChanged()
      await cache.resetQueries()
      return navigate({ to: '/processes/$slug', params: { slug: process.slug } })
    },
  })
}

function SignInFirst({ token, text }: { token: string; text: string }) {
  return (
    <Link to="/sign-in" search={{ next: `/invitations/${token}` }}>
      {text}
    </Link>
  )
}

type NewPerson = { name: string; password: string }

interface NewAccountProps {
  token: string
  onSubmit: (body: NewPerson) => Promise<unknown>
}

function NewAccount({ token, onSubmit }: NewAccountProps) {
  const { t } = useTranslation()
  const form = useApiForm('acceptInvitation', {
    initial: { name: '', password: '' },
    body: (values): NewPerson => values,
    send: onSubmit,
  })
  return (
    <section className={styles.section}>
      <Title order={2}>{t('account.invitation.newTitle')}</Title>
      {form.refusal}
      <form {...form.props} className={styles.form}>
        <TextInput
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={120}
          label={t('account.invitation.name')}
          description={t('account.invitation.nameHint')}
          {...form.field('name')}
        />
        <PasswordField label={t('account.invitation.password')} field={form.field('password')} isNew />
        <Button type="submit" loading={form.isSending} className={styles.submit ?? ''}>
          {t('account.invitation.acceptNew')}
        </Button>
      </form>
      <p>
        <SignInFirst token={token} text={t('account.invitation.haveAccount')} />
      </p>
    </section>
  )
}
