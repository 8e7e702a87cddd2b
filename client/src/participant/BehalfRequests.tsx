/** [BHF1] What is to be said in the name of my delegation, and what I have asked of others: confirmed or declined here. */
import { Button, Title } from '@mantine/core'
import type { BehalfRequest } from '@plenary/shared/attribution'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { nameOfDelegation } from './delegation-name.ts'
import styles from './Participants.module.css'
import { behalfQuery } from './queries.ts'

export function BehalfRequests({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(behalfQuery(slug))
  if (error) return <Problem error={error} />
  if (!data || data.items.length === 0) return null
  return (
    <section aria-labelledby="behalf">
      <Title order={3} id="behalf">
        {t('participant.behalf.title')}
      </Title>
      <ul className={styles.list}>
        {data.items.map((request) => (
          <Request key={`${request.subject.type} ${request.subject.id}`} slug={slug} request={request} />
        ))}
      </ul>
    </section>
  )
}

function Request({ slug, request }: { slug: string; request: BehalfRequest }) {
  const { t, i18n } = useTranslation()
  const cache = useQueryClient()
  const [reviewing, setReviewing] = useState<'confirm' | 'decline' | null>(null)
  const review = useFocusOn<HTMLDivElement>(reviewing)
  const { subject, title, by, onBehalfOf, can } = request
  const answer = useMutation({
    mutationFn: (confirms: boolean) =>
      call(subject.type === 'contribution' ? 'answerForContribution' : 'answerForSpeaker', {
        params: { id: subject.id },
        body: { confirms },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.behalf(slug) }),
  })
  const name = nameOfDelegation({ ...onBehalfOf, id: onBehalfOf.delegationId }, i18n.language)
  return (
    <li className={styles.person}>
      <p className={styles.name}>
        {subject.type === 'contribution' ? (
          <Link to="/contributions/$id" params={{ id: subject.id }}>
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <Link to="/stages/$stageId" params={{ stageId: subject.stageId }}>
            {t('participant.behalf.floor')} <bdi>{title}</bdi>
          </Link>
        )}
      </p>
      <p className={styles.muted}>
        <bdi>{by.delegation?.name ?? by.name}</bdi> · {t('participant.behalf.for')} <bdi>{name}</bdi> ·{' '}
        {t(`contribution.behalf.${onBehalfOf.state}`)}
      </p>
      {answer.error && <Problem error={answer.error} />}
      {can === 'yes' && reviewing !== null && (
        <div ref={review} tabIndex={-1} className={styles.invite}>
          <p>{t(`participant.behalf.review.${reviewing}`, { name })}</p>
          <div className={styles.full}>
            <Button loading={answer.isPending} onClick={() => answer.mutate(reviewing === 'confirm')}>
              {t(`participant.behalf.${reviewing}`)}
            </Button>
            <Button variant="default" onClick={() => setReviewing(null)}>
              {t('participant.back')}
            </Button>
          </div>
        </div>
      )}
      {can === 'yes' && reviewing === null && (
        <div className={styles.full}>
          <Button onClick={() => setReviewing('confirm')}>{t('participant.behalf.confirm')}</Button>
          <Button variant="default" onClick={() => setReviewing('decline')}>
            {t('participant.behalf.decline')}
          </Button>
        </div>
      )}
    </li>
  )
}
