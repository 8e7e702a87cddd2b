/** Who takes part, a page at a time; the secretariat invites others. */
import { Button, TextInput, Title } from '@mantine/core'
import type { ParticipantView, Participation } from '@plenary/shared/participant'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { paged } from '../ui/paged.tsx'
import { Shape } from '../ui/Shape.tsx'
import { BehalfRequests } from './BehalfRequests.tsx'
import { ChangePerson } from './ChangePerson.tsx'
import { Delegations } from './Delegations.tsx'
import { nameOfDelegation } from './delegation-name.ts'
import { Invite } from './Invite.tsx'
import styles from './Participants.module.css'
import { peoplePages } from './queries.ts'

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
      {part && <BehalfRequests slug={slug} />}
      {part ? (
        <List slug={slug} mayKeep={secretariat} />
      ) : (
        <p className={styles.muted}>{t('participant.forParticipants')}</p>
      )}
      {part && <Delegations slug={slug} mayKeep={secretariat} />}
      {part && !secretariat && <p className={styles.muted}>{t('participant.invite.reason')}</p>}
    </>
  )
}

function List({ slug, mayKeep }: { slug: string; mayKeep: boolean }) {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const q = sought.trim()
  const query = useInfiniteQuery(peoplePages(slug, q ? { q } : {}))
  const { items: people, failed, more } = paged(query)
  const { data } = query
  if (failed) return failed
  const count = data?.pages[0]?.count
  if (data && people.length === 0 && q === '')
    return <Empty title={t('participant.emptyTitle')} text={t('participant.emptyText')} />
  return (
    <>
      <TextInput
        type="search"
        className={styles.search ?? ''}
        label={t('participant.search')}
        value={sought}
        onChange={({ currentTarget }) => setSought(currentTarget.value)}
      />
      {count && (
        <p className={styles.muted}>
          {t('participant.byName', { count: count.byName })}{' '}
          {count.underPseudonym !== null && t('participant.masked', { count: count.underPseudonym })}
        </p>
      )}
      {!data && <Shape kinds={['line', 'line', 'short']} />}
      {data && people.length === 0 && <p className={styles.muted}>{t('participant.noneFound')}</p>}
      <ul className={styles.list}>
        {people.map((person) => (
          <Person key={person.id} slug={slug} person={person} mayKeep={mayKeep} />
        ))}
      </ul>
      {more}
    </>
  )
}

function Person({ slug, person, mayKeep }: { slug: string; person: ParticipantView; mayKeep: boolean }) {
  const { t, i18n } = useTranslation()
  const [changing, setChanging] = useState(false)
  const { name, kind, role, delegation, colour } = person
  const body = delegation && nameOfDelegation(delegation, i18n.language)
  return (
    <li className={changing ? `${styles.person} ${styles.wide}` : styles.person}>
      <p className={styles.name}>
        <span className={styles.colour} style={{ background: colour }} aria-hidden="true" />
        <bdi>{name}</bdi>
      </p>
      <p className={styles.muted}>
        {body && body !== name && (
          <>
            <bdi>{body}</bdi>
            {' · '}
          </>
        )}
        {t(`participant.kind.${kind}`)} · {t(`participant.role.${role}`)}
      </p>
      {mayKeep && !changing && (
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('participant.change.open', { name })}
        </Button>
      )}
      {changing && <ChangePerson slug={slug} person={person} onClose={() => setChanging(false)} />}
    </li>
  )
}
