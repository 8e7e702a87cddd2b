/** Whose the words of a paragraph are, and what is gone of it and through whom. */
import { Button } from '@mantine/core'
import type { DeletedRun } from '@plenary/shared/history'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { AuthoredText } from './AuthoredText.tsx'
import styles from './history.module.css'
import { Legend } from './Legend.tsx'
import { Person } from './Person.tsx'
import { partiesOf } from './parties.ts'
import { authorsQuery } from './queries.ts'
import { type Subject, stageOf } from './subject.ts'
import { useStates } from './use-states.ts'

/** So many deletions are shown before one asks for all. */
const shownAtFirst = 10

export function Authors({ subject }: { subject: Subject }) {
  const { t } = useTranslation()
  // Keeps the answer current as the words change.
  useStates(subject.paragraphId, subject.text)
  const { data, error, refetch } = useQuery(authorsQuery(subject.paragraphId))
  const parties = useMemo(() => partiesOf(data?.runs ?? []), [data])
  const [chosen, choose] = useState<number | null>(null)
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data) return <Shape kinds={['line', 'line', 'short', 'block']} />
  const run = chosen === null ? undefined : data.runs[chosen]
  const stage = stageOf(subject, null)
  return (
    <>
      <p className={styles.intro}>{t('history.authorsIntro')}</p>
      <p className={styles.words} lang={subject.language} dir={subject.direction}>
        <AuthoredText runs={data.runs} parties={parties} labelOf={subject.labelOf} onChoose={choose} />
        {data.runs.length === 0 && <span className={styles.nothing}>{t('history.emptyState')}</span>}
      </p>
      <p className={styles.chosen} role="status">
        {run ? (
          <>
            <Person person={run.participant} />{' '}
            <Moment at={run.at} timeZone={stage?.timeZone ?? 'UTC'} place={stage?.place ?? null} />
          </>
        ) : (
          t('history.chooseWords')
        )}
      </p>
      <Legend parties={parties} />
      <Deletions subject={subject} deleted={data.deleted} count={data.deletedCount} />
    </>
  )
}

function Deletions({ subject, deleted, count }: { subject: Subject; deleted: DeletedRun[]; count: number }) {
  const { t } = useTranslation()
  const [isAll, setAll] = useState(false)
  const newest = useMemo(() => [...deleted].sort((a, b) => (a.at < b.at ? 1 : -1)), [deleted])
  const stage = stageOf(subject, null)
  const shown = isAll ? newest : newest.slice(0, shownAtFirst)
  return (
    <section aria-label={t('history.gone')}>
      <h2 className={styles.caption}>{t('history.gone')}</h2>
      {newest.length === 0 && <p className={styles.note}>{t('history.goneNone')}</p>}
      <ul className={styles.gone}>
        {shown.map((run) => (
          <li key={`${run.offset} ${run.at} ${run.text}`}>
            <del className={styles.delete} lang={subject.language} dir={subject.direction}>
              {run.text}
            </del>
            <span className={styles.when}>
              {t('history.writtenBy')} <Person person={run.author} />
            </span>
            <span className={styles.when}>
              {t('history.takenBy')} <Person person={run.deletedBy} />
              <Moment at={run.at} timeZone={stage?.timeZone ?? 'UTC'} place={stage?.place ?? null} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length < newest.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('history.goneAll', { count: newest.length })}
        </Button>
      )}
      {isAll && newest.length < count && <p className={styles.note}>{t('history.goneMost')}</p>}
    </section>
  )
}
