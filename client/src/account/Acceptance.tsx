/** Accepting an invitation: as the person signed in, after signing in, or with a new account. */
import { Button, TextInput, Title } from '@mantine/core'
import type { Me } from '@plenary/shared/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { sessionChanged } from '../live/session-change.ts'
import { Problem } from '../ui/Problem.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'

type NewPerson = { name: string; password: string }

export interface Accepting {
  /** The address of the page, to come back to from signing in. */
  here: string
  hasAccount: boolean
  me: Me | null
  /** Accepts, with a new account or as whoever is signed in; answers where to go next. */
  accept(person: NewPerson | Record<string, never>): Promise<string>
}

export function Acceptance({ here, hasAccount, me, accept: send }: Accepting) {
  const { t } = useTranslation()
  const accept = useAccept(send)
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
          <SignInFirst here={here} text={t('account.invitation.signInFirst')} />
        </>
      ) : (
        <NewAccount here={here} onSubmit={(body) => accept.mutateAsync(body)} />
      )}
    </>
  )
}

/** A new account is signed in only by its password: the sign-in page comes next, then where it leads. */
function useAccept(send: Accepting['accept']) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: send,
    onSuccess: async (next, { password }) => {
      if (password) return navigate({ to: '/sign-in', search: { next, made: true } })
      sessionChanged()
      await cache.resetQueries()
      return navigate({ to: next })
    },
  })
}

function SignInFirst({ here, text }: { here: string; text: string }) {
  return (
    <Link to="/sign-in" search={{ next: here }}>
      {text}
    </Link>
  )
}

interface NewAccountProps {
  here: string
  onSubmit: (body: NewPerson) => Promise<unknown>
}

function NewAccount({ here, onSubmit }: NewAccountProps) {
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
        <SignInFirst here={here} text={t('account.invitation.haveAccount')} />
      </p>
    </section>
  )
}
