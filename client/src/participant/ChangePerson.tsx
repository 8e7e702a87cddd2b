/** The secretariat changes what somebody is here, or ends it: choose, look at what it means, done. */
import { Button, NativeSelect } from '@mantine/core'
import {
  type ParticipantView,
  type Role,
  roles,
  type StakeholderKind,
  stakeholderKinds,
} from '@plenary/shared/participant'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { ChooseDelegation } from './ChooseDelegation.tsx'
import styles from './Participants.module.css'

interface Props {
  slug: string
  person: ParticipantView
  onClose(): void
}

export function ChangePerson({ slug, person, onClose }: Props) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [wish, setWish] = useState({
    kind: person.kind,
    role: person.role,
    delegationId: person.delegation?.id ?? '',
  })
  const [reviewing, setReviewing] = useState<'change' | 'end' | null>(null)
  const act = useMutation({
    mutationFn: async (what: 'change' | 'end') => {
      const params = { id: person.id }
      if (what === 'end') await call('endParticipation', { params })
      else
        await call('changeParticipant', {
          params,
          body: { ...wish, delegationId: wish.delegationId || null },
        })
      return what
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: queryKeys.participants(slug) })
      await cache.invalidateQueries({ queryKey: queryKeys.delegations(slug) })
    },
    onError: () => setReviewing(null),
  })
  const section = useFocusOn<HTMLDivElement>(reviewing ?? true)
  const problem = useFocusOn<HTMLDivElement>(act.error)
  return (
    <div ref={section} tabIndex={-1} className={styles.invite}>
      {act.isSuccess ? (
        <>
          <p role="status">{t(`participant.change.done.${act.data}`, { name: person.name })}</p>
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      ) : reviewing ? (
        <>
          <p>{t(`participant.change.review.${reviewing}`, { name: person.name })}</p>
          <div className={styles.full}>
            <Button loading={act.isPending} onClick={() => act.mutate(reviewing)}>
              {t(`participant.change.${reviewing}`)}
            </Button>
            <Button variant="default" onClick={() => setReviewing(null)}>
              {t('participant.back')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.form}>
          {act.error && (
            <div className={styles.full}>
              <Problem error={act.error} ref={problem} />
            </div>
          )}
          <NativeSelect
            label={t('participant.invite.kind')}
            data={stakeholderKinds.map((kind) => ({ value: kind, label: t(`participant.kind.${kind}`) }))}
            value={wish.kind}
            onChange={({ currentTarget }) =>
              setWish({ ...wish, kind: currentTarget.value as StakeholderKind, delegationId: '' })
            }
          />
          <NativeSelect
            label={t('participant.invite.role')}
            data={roles.map((role) => ({ value: role, label: t(`participant.role.${role}`) }))}
            value={wish.role}
            onChange={({ currentTarget }) => setWish({ ...wish, role: currentTarget.value as Role })}
          />
          <ChooseDelegation
            slug={slug}
            kind={wish.kind}
            current={person.delegation}
            label={t('participant.invite.delegation')}
            value={wish.delegationId}
            onChange={(delegationId) => setWish({ ...wish, delegationId })}
          />
          <div className={styles.full}>
            <Button onClick={() => setReviewing('change')}>{t('participant.next')}</Button>
            <Button variant="default" onClick={() => setReviewing('end')}>
              {t('participant.change.end')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
