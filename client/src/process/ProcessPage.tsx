/** A process: what it is, my part in it, its drafts. What belongs to other words is handed in. */
import { Button, Title } from '@mantine/core'
import { languages } from '@plenary/shared/language'
import type { Participation } from '@plenary/shared/participant'
import type { ProcessView } from '@plenary/shared/process'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useTitle } from '../ui/use-title.ts'
import { DraftList } from './DraftList.tsx'
import { draftOnTable } from './draft-on-table.ts'
import styles from './ProcessPage.module.css'

interface Props {
  process: ProcessView
  /** My part in it; null when I have none. */
  part: Participation | null
  /** Ways to what belongs to other words. */
  ways: ReactNode
  calendar: ReactNode
  /** What was brought in writing, and where it can be brought. */
  contributions: ReactNode
  /** Published texts, open to everyone. */
  revisions: ReactNode
  participants: ReactNode
}

export function ProcessPage(props: Props) {
  const { process, part, ways, calendar, contributions, revisions, participants } = props
  const { t, i18n } = useTranslation()
  useTitle(process.title)
  const draft = draftOnTable(process.drafts, process.openNow, [i18n.language, process.language, ...languages])
  return (
    <>
      <Title order={1}>
        <bdi lang={process.language}>{process.title}</bdi>
      </Title>
      <p className={styles.description}>
        <bdi lang={process.language}>{process.description}</bdi>
      </p>
      <MyPart process={process} part={part} />
      {draft && (
        <Button component={Link} to={`/drafts/${draft.id}`} className={styles.action ?? ''}>
          {t('process.toDraft')}
        </Button>
      )}
      {ways}
      <section className={styles.section} aria-labelledby="calendar">
        <div className={styles.head}>
          <Title order={2} id="calendar">
            {t('process.calendar')}
          </Title>
        </div>
        {calendar}
      </section>
      <section className={styles.section} aria-labelledby="contributions">
        {contributions}
      </section>
      <section className={styles.section} aria-labelledby="published">
        {revisions}
      </section>
      <section className={styles.section} aria-labelledby="drafts">
        <DraftList process={process} part={part} />
      </section>
      <section className={styles.section} aria-labelledby="participants">
        {participants}
      </section>
    </>
  )
}

function MyPart({ process, part }: { process: ProcessView; part: Participation | null }) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  if (me === undefined) return null
  if (me === null)
    return (
      <p className={styles.part}>
        {t('landing.signInText')}{' '}
        <Link to="/sign-in" search={{ next: `/processes/${process.slug}` }}>
          {t('common.signIn')}
        </Link>
      </p>
    )
  if (!part) return <p className={styles.part}>{t('process.noPart')}</p>
  const as = { kind: t(`participant.kind.${part.kind}`), role: t(`participant.role.${part.role}`) }
  return (
    <p className={styles.part}>
      {part.delegation
        ? t('process.takePartFor', { ...as, delegation: part.delegation.name })
        : t('process.takePart', as)}
    </p>
  )
}
