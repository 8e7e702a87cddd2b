/** An invitation: what it offers, and the ways to accept it. */
import { Title } from '@mantine/core'
import type { AnswerOf } from '@plenary/shared/api'
import { useQuery } from '@tanstack/react-query'
import { call, ProblemError } from '../api/call.ts'
import { invitationQuery, meQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { ownZone } from '../i18n/zone-towns.ts'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Acceptance } from './Acceptance.tsx'
import styles from './Form.module.css'

export function InvitationPage({ token }: { token: string }) {
  const { t } = useTranslation()
  const { data: invitation, error, refetch } = useQuery(invitationQuery(token))
  const { data: me } = useQuery(meQuery)
  useTitle(t('account.invitation.title'))
  const used = error instanceof ProblemError && error.code === 'invitation-invalid'
  return (
    <div className={styles.page}>
      <Title order={1}>{used ? t('account.invitation.invalidTitle') : t('account.invitation.title')}</Title>
      {used && <p className={styles.plain}>{t('account.invitation.invalidText')}</p>}
      {error && !used && <Problem error={error} retry={() => void refetch()} />}
      {!error && (!invitation || me === undefined) && <Shape kinds={['line', 'short', 'short', 'block']} />}
      {invitation && me !== undefined && (
        <>
          <Offer invitation={invitation} />
          <Acceptance
            here={`/invitations/${token}`}
            hasAccount={invitation.hasAccount}
            me={me}
            accept={async (body) => {
              const { process } = await call('acceptInvitation', { params: { token }, body })
              return `/processes/${process.slug}`
            }}
          />
        </>
      )}
    </div>
  )
}

function Offer({ invitation }: { invitation: AnswerOf<'getInvitation'> }) {
  const { t } = useTranslation()
  const { process, kind, role, delegation, expiresAt } = invitation
  const zone = ownZone()
  return (
    <>
      <p className={styles.plain}>{t('account.invitation.offers', { process: process.title })}</p>
      <dl className={styles.offer}>
        <dt>{t('account.invitation.as')}</dt>
        <dd>{t(`participant.kind.${kind}`)}</dd>
        <dt>{t('account.invitation.role')}</dt>
        <dd>{t(`participant.role.${role}`)}</dd>
        {delegation && (
          <>
            <dt>{t('account.invitation.for')}</dt>
            <dd>{delegation}</dd>
          </>
        )}
        <dt>{t('account.invitation.until')}</dt>
        <dd>
          <Moment at={expiresAt} timeZone={zone} />
        </dd>
      </dl>
    </>
  )
}
