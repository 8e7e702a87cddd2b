/** Inviting a person: who, as what, for whom; then the link, shown this once. */
import { Button, NativeSelect, TextInput, Title } from '@mantine/core'
import { type Role, roles, type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import type { InvitationMade as Made } from '@plenary/shared/participant-api'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Problem } from '../ui/Problem.tsx'
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
  const [wish, setWish] = useState(blank)
  const invite = useMutation({
    mutationFn: async ({ delegationId, pseudonym, ...rest }: typeof blank) => {
      const item = { ...rest, delegationId: delegationId || null, pseudonym: pseudonym.trim() || null }
      const { items } = await call('createInvitations', { params: { slug }, body: { items: [item] } })
      return items[0] as Made
    },
  })
  const section = useFocusOn<HTMLElement>(true)
  const problem = useFocusOn<HTMLDivElement>(invite.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    invite.mutate(wish)
  }
  const change = (part: Partial<typeof blank>): void => setWish({ ...wish, ...part })
  const again = (): void => {
    setWish(blank)
    invite.reset()
  }
  return (
    <section ref={section} tabIndex={-1} className={styles.invite} aria-labelledby="invite">
      <Title order={3} id="invite">
        {invite.isSuccess ? t('participant.invite.madeTitle') : t('participant.invite.title')}
      </Title>
      {invite.isSuccess ? (
        <InvitationMade email={wish.email} made={invite.data} onAgain={again} onClose={onClose} />
      ) : (
        <form className={styles.form} onSubmit={submit}>
          {invite.error && (
            <div className={styles.full}>
              <Problem error={invite.error} ref={problem} />
            </div>
          )}
          <TextInput
            type="email"
            autoComplete="off"
            dir="ltr"
            required
            withAsterisk={false}
            maxLength={320}
            label={t('participant.invite.email')}
            value={wish.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('participant.invite.kind')}
            data={stakeholderKinds.map((kind) => ({ value: kind, label: t(`participant.kind.${kind}`) }))}
            value={wish.kind}
            onChange={(event) =>
              change({ kind: event.currentTarget.value as StakeholderKind, delegationId: '' })
            }
          />
          <NativeSelect
            label={t('participant.invite.role')}
            data={roles.map((role) => ({ value: role, label: t(`participant.role.${role}`) }))}
            value={wish.role}
            onChange={(event) => change({ role: event.currentTarget.value as Role })}
          />
          <ChooseDelegation
            slug={slug}
            kind={wish.kind}
            label={t('participant.invite.delegation')}
            description={t('participant.invite.delegationHint')}
            value={wish.delegationId}
            onChange={(delegationId) => change({ delegationId })}
          />
          <TextInput
            maxLength={80}
            label={t('participant.invite.pseudonym')}
            description={t('participant.invite.pseudonymHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={wish.pseudonym}
            onChange={(event) => change({ pseudonym: event.currentTarget.value })}
          />
          <div className={styles.full}>
            <Button type="submit" loading={invite.isPending}>
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
