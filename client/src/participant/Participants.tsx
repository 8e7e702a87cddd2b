/** Who takes part, a page at a time; the secretariat invites others. */
import { Button, Title } from '@mantine/core'
import type { ParticipantView, Participation } from '@plenary/shared/participant'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { participantsQuery } from '../api/queries.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { Invite } from './Invite.tsx'
import styles from './Participants.module.css'

/** `part` is my own; null when I do not take part: then the list is not for me. */
export function Participants({ slug, part }: { slug: string; part: Participation | null }) {
  const { t } = useTranslation()
  const [inviting, setInviting] = useState(false)
  const secretariat = part?.role === 'secretariat'
  return (
    <>
      <div className={styles.head}>
        <Title order={2} id="participants">
          {t('participant.title')}
        </Title>
        {secretariat && (
          <Button variant="default" aria-expanded={inviting} onClick={() => setInviting(!inviting)}>
            {t('participant.invite.title')}
          </Button>
        )}
      </div>
      {secretariat && inviting && <Invite slug={slug} onClose={() => setInviting(false)} />}
      {part ? <List slug={slug} /> : <p className={styles.muted}>{t('participant.forParticipants')}</p>}
      {part && !secretariat && <p className={styles.muted}>{t('participant.invite.reason')}</p>}
    </>
  )
}

function List({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    participantsQuery(slug),
  )
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data) return <Shape kinds={['line', 'line', 'short']} />
  const people = data.pages.flatMap(({ items }) => items)
  if (people.length === 0)
    return <Empty title={t('participant.emptyTitle')} text={t('participant.emptyText')} />
  return (
    <>
      <ul className={styles.list}>
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="default"
          className={styles.more ?? ''}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

function Person({ person: { name, kind, role, delegation, colour } }: { person: ParticipantView }) {
  const { t } = useTranslation()
  return (
    <li className={styles.person}>
      <p className={styles.name}>
        <span className={styles.colour} style={{ background: colour }} aria-hidden="true" />
        <bdi>{name}</bdi>
      </p>
      <p className={styles.muted}>
        {delegation && delegation.name !== name && (
          <>
            <bdi>{delegation.name}</bdi>
            {' · '}
          </>
        )}
        {t(`participant.kind.${kind}`)} · {t(`participant.role.${role}`)}
      </p>
    </li>
  )
}
