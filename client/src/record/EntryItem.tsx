/** One entry of the record in a list: its number, what happened, to what, who did it, when and where. */
import type { ParticipantView } from '@plenary/shared/participant'
import type { ProcessSummary } from '@plenary/shared/process'
import type { OpenedEntry } from '@plenary/shared/record'
import { Link } from '@tanstack/react-router'
import { sayOr } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { ownZone } from '../i18n/zone-towns.ts'
import { Moment } from '../ui/Moment.tsx'
import { describe, zoneOf } from './describe.ts'
import styles from './record.module.css'
import { Who } from './Who.tsx'

export interface EntryProps {
  entry: OpenedEntry
  people: ReadonlyMap<string, ParticipantView>
  process: ProcessSummary | undefined
  /** The list is of this process alone, which need not be said again. */
  ofOne?: boolean
}

export function EntryItem({ entry, people, process, ofOne = false }: EntryProps) {
  const { t } = useTranslation()
  return (
    <li className={styles.entry} value={entry.number}>
      <Link
        to="/record/$number"
        params={{ number: String(entry.number) }}
        className={styles.number ?? ''}
        aria-label={t('record.entry', { number: entry.number })}
      >
        {entry.number}
      </Link>
      <div className={styles.said}>
        <What entry={entry} people={people} />
        <ByWhom entry={entry} people={people} process={ofOne ? undefined : process} />
      </div>
    </li>
  )
}

/** Who did it, when, and in which process where that is not plain. */
export function ByWhom({ entry, people, process }: Pick<EntryProps, 'entry' | 'people' | 'process'>) {
  return (
    <p className={styles.muted}>
      <Who actor={entry.actor} people={people} /> ·{' '}
      <Moment at={entry.at} timeZone={zoneOf(entry, ownZone())} />
      {process && (
        <>
          {' · '}
          <Link to="/processes/$slug" params={{ slug: process.slug }}>
            <bdi lang={process.language}>{process.title}</bdi>
          </Link>
        </>
      )}
    </p>
  )
}

/** What happened, in bold; to what, with a link; why. */
export function What({ entry, people }: Pick<EntryProps, 'entry' | 'people'>) {
  const { t } = useTranslation()
  const { subject, to, reason, act } = describe(entry, people)
  const shown = subject ?? (to && t('record.see'))
  return (
    <>
      <p className={styles.what}>
        <strong>{sayOr(t, `record.type.${entry.type}`, entry.type)}</strong>
        {act && <> · {t(`record.act.${act}`)}</>}
        {shown && (
          <>
            {' · '}
            {to ? (
              <Link to={to}>
                <bdi>{shown}</bdi>
              </Link>
            ) : (
              <bdi>{shown}</bdi>
            )}
          </>
        )}
      </p>
      {reason && (
        <p className={styles.reason}>
          <q>
            <bdi>{reason}</bdi>
          </q>
        </p>
      )}
    </>
  )
}
