/** Inviting a person: who, as what, for whom; then the link, shown this once. */
import { Button, NativeSelect, TextInput, Title } from '@mantine/core'
import { type Role, roles, type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import type { InvitationMade as Made } from '@plenary/shared/participant-api'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { ChooseDelegation } from './ChooseDelegation.tsx'
import { InvitationMade } from './InvitationMade.tsx'
import styles from './Participants.module.css'

const blank = {
  email: '',
  kind: 'member-state' as StakeholderKind,
  role: 'member' as Role,
  delegationId: '',
  pseudonym: '',
}

export function Invite({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [made, setMade] = useState<Made | null>(null)
  const form = useApiForm('createInvitations', {
    initial: blank,
    body: ({ delegationId, pseudonym, email, ...rest }) => ({
      items: [
        {
          ...rest,
          email: email.trim(),
          delegationId: delegationId || null,
          pseudonym: pseudonym.trim() || null,
        },
      ],
    }),
    fieldOf: ([_items, _nth, part]) => (part === undefined ? null : String(part)),
    send: async (body) => (await call('createInvitations', { params: { slug }, body })).items[0] as Made,
    onSent: setMade,
  })
  const wish = form.values
  const section = useFocusOn<HTMLElement>(true)
  const again = (): void => {
    form.reset()
    setMade(null)
  }
  return (
    <section ref={section} tabIndex={-1} className={styles.invite} aria-labelledby="invite">
      <Title order={3} id="invite">
        {made ? t('participant.invite.madeTitle') : t('participant.invite.title')}
      </Title>
      {made ? (
        <InvitationMade email={wish.email} made={made} onAgain={again} onClose={onClose} />
      ) : (
        <form {...form.props} className={styles.form}>
          {form.refusal && <div className={styles.full}>{form.refusal}</div>}
          <TextInput
            type="email"
            autoComplete="off"
            dir="ltr"
            required
            withAsterisk={false}
            maxLength={320}
            label={t('participant.invite.email')}
            {...form.field('email')}
          />
          <NativeSelect
            label={t('participant.invite.kind')}
            data={stakeholderKinds.map((kind) => ({ value: kind, label: t(`participant.kind.${kind}`) }))}
            value={wish.kind}
            onChange={(event) =>
              form.change({ kind: event.currentTarget.value as StakeholderKind, delegationId: '' })
            }
          />
          <NativeSelect
            label={t('participant.invite.role')}
            data={roles.map((role) => ({ value: role, label: t(`participant.role.${role}`) }))}
            {...form.field('role')}
          />
          <ChooseDelegation
            slug={slug}
            kind={wish.kind}
            label={t('participant.invite.delegation')}
            description={t('participant.invite.delegationHint')}
            value={wish.delegationId}
            onChange={(delegationId) => form.change({ delegationId })}
            error={form.error('delegationId')}
          />
          <TextInput
            maxLength={80}
            label={t('participant.invite.pseudonym')}
            description={t('participant.invite.pseudonymHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.field('pseudonym')}
          />
          <div className={styles.full}>
            <Button type="submit" loading={form.isSending}>
              {t('participant.invite.submit')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
