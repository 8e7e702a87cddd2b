/** The link of a convener: what it offers, and the ways to accept it. */
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Acceptance } from '../account/Acceptance.tsx'
import styles from '../account/Form.module.css'
import { call, ProblemError } from '../api/call.ts'
import { meQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { ownZone } from '../i18n/zone-towns.ts'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { conveningQuery } from './queries.ts'

export function ConvenerLinkPage({ token }: { token: string }) {
  const { t } = useTranslation()
  const { data: offer, error, refetch } = useQuery(conveningQuery(token))
  const { data: me } = useQuery(meQuery)
  useTitle(t('convening.link.title'))
  const used = error instanceof ProblemError && error.code === 'invitation-invalid'
  return (
    <div className={styles.page}>
      <Title order={1}>{used ? t('account.invitation.invalidTitle') : t('convening.link.title')}</Title>
      {used && <p className={styles.plain}>{t('convening.link.invalidText')}</p>}
      {error && !used && <Problem error={error} retry={() => void refetch()} />}
      {!error && (!offer || me === undefined) && <Shape kinds={['line', 'short', 'block']} />}
      {offer && me !== undefined && (
        <>
          <p className={styles.plain}>{t('convening.link.offers')}</p>
          <p className={styles.muted}>
            {t('account.invitation.until')} <Moment at={offer.expiresAt} timeZone={ownZone()} />
          </p>
          <Acceptance
            here={`/conveners/${token}`}
            hasAccount={offer.hasAccount}
            me={me}
            accept={async (body) => {
              await call('acceptConvening', { params: { token }, body })
              return '/begin'
            }}
          />
        </>
      )}
    </div>
  )
}
