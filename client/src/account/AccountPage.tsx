/** My account: where I take part, my language, my password, signing out. */
import { Button, Title } from '@mantine/core'
import type { Participation } from '@plenary/shared/participant'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemError } from '../api/call.ts'
import { meQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ChangePassword } from './ChangePassword.tsx'
import { ChooseLanguage } from './ChooseLanguage.tsx'
import styles from './Form.module.css'
import { LinkStages } from './LinkStages.tsx'
import { useSignOut } from './use-session.ts'

const notSignedIn = new ProblemError({ code: 'not-signed-in', status: 401, title: '' })

export function AccountPage() {
  const { t } = useTranslation()
  const { data: me, error, refetch } = useQuery(meQuery)
  const signOut = useSignOut()
  useTitle(t('account.page.title'))
  return (
    <div className={styles.page}>
      <Title order={1}>{t('account.page.title')}</Title>
      {me === undefined && (error ? <Problem error={error} retry={() => void refetch()} /> : <Shape />)}
      {me === null && (
        <>
          <Problem error={notSignedIn} />
          <Link to="/sign-in" search={{ next: '/account' }}>
            {t('common.signIn')}
          </Link>
        </>
      )}
      {me && (
        <>
          <p className={styles.plain}>
            {me.user.name}, <bdi>{me.user.email}</bdi>
          </p>
          <section className={styles.section}>
            <Title order={2}>{t('account.page.participations')}</Title>
            <Participations items={me.participations} />
          </section>
          <LinkStages participations={me.participations} />
          <section className={styles.section}>
            <Title order={2}>{t('account.page.language')}</Title>
            <ChooseLanguage />
          </section>
          <section className={styles.section}>
            <Title order={2}>{t('account.page.password')}</Title>
            <ChangePassword email={me.user.email} />
          </section>
          <section className={styles.section}>
            <Button variant="default" onClick={() => signOut.mutate()}>
              {t('account.page.signOut')}
            </Button>
          </section>
        </>
      )}
    </div>
  )
}

function Participations({ items }: { items: Participation[] }) {
  const { t } = useTranslation()
  if (items.length === 0)
    return (
      <Empty title={t('account.page.noParticipationsTitle')} text={t('account.page.noParticipationsText')} />
    )
  return (
    <ul className={styles.list}>
      {items.map(({ id, process, kind, role, delegation, name }) => (
        <li key={id}>
          <Link to="/processes/$slug" params={{ slug: process.slug }}>
            {process.title}
          </Link>
          <p className={styles.muted}>
            {[name, t(`participant.kind.${kind}`), t(`participant.role.${role}`), delegation?.name]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
