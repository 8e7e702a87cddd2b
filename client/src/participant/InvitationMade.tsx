/** The link of an invitation, shown once, with a button to copy it. */
import { Button, CopyButton, TextInput } from '@mantine/core'
import type { InvitationMade as Made } from '@plenary/shared/participant-api'
import { formatMoment } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { ownZone } from '../i18n/zone-towns.ts'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './Participants.module.css'

interface Props {
  email: string
  made: Made
  onAgain: () => void
  onClose: () => void
}

export function InvitationMade({ email, made, onAgain, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const field = useFocusOn<HTMLInputElement>(made.link)
  const zone = ownZone()
  return (
    <>
      <p className={styles.muted} role="status">
        {t('participant.invite.madeText', {
          email,
          moment: formatMoment(made.expiresAt, zone, i18n.language),
        })}
      </p>
      <div className={styles.link}>
        <TextInput
          ref={field}
          readOnly
          dir="ltr"
          label={t('participant.invite.link')}
          value={made.link ?? ''}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={made.link ?? ''}>
          {({ copied, copy }) => (
            <Button onClick={copy} aria-live="polite">
              {copied ? t('common.copied') : t('common.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <div className={styles.full}>
        <Button variant="default" onClick={onAgain}>
          {t('participant.invite.another')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </>
  )
}
