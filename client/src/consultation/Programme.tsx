/** The programme of the meeting, in the time of its place; what is on now is marked. */
import { Button } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { useState } from 'react'
import { formatDay, formatOwnTime, formatTime, placeOfZone, townOf } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useNow } from '../live/clock.ts'
import { Empty } from '../ui/Empty.tsx'
import styles from './consultation.module.css'
import { ProgrammeForm } from './ProgrammeForm.tsx'
import { byDay, isOn, type ProgrammeItem } from './programme.ts'
import { Section } from './Section.tsx'

interface Props {
  consultation: Consultation
  mayKeep: boolean
  onAnswer(consultation: Consultation): void
}

/** What is on now changes by the minute. */
const lookEveryMs = 15_000

export function Programme({ consultation, mayKeep, onAnswer }: Props) {
  const { t, i18n } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const { programme, stage } = consultation
  const { timeZone, place } = stage
  return (
    <Section
      id="programme"
      title={t('consultation.programme.title')}
      action={
        mayKeep &&
        !isEditing && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('consultation.programme.edit')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <ProgrammeForm
          stage={stage}
          items={programme}
          onClose={() => setEditing(false)}
          onSaved={(next) => {
            onAnswer(next)
            setEditing(false)
          }}
        />
      ) : programme.length === 0 ? (
        <Empty title={t('consultation.programme.empty')} text={t('consultation.programme.emptyText')} />
      ) : (
        <>
          <p className={styles.muted}>
            {t('consultation.programme.zone', { place: place ? townOf(place) : placeOfZone(timeZone) })}
          </p>
          {byDay(programme, timeZone).map(([day, items]) => (
            <div key={day} className={styles.day}>
              <h3>{formatDay(day, i18n.language)}</h3>
              <ol className={styles.items}>
                {items.map((item) => (
                  <Item key={item.id} item={item} timeZone={timeZone} />
                ))}
              </ol>
            </div>
          ))}
        </>
      )}
    </Section>
  )
}

function Item({ item, timeZone }: { item: ProgrammeItem; timeZone: string }) {
  const { t, i18n } = useTranslation()
  const on = isOn(item, useNow(lookEveryMs))
  const { startsAt, endsAt, kind, title } = item
  return (
    <li className={styles.item} data-now={on || undefined}>
      <time
        dateTime={startsAt}
        className={styles.hour}
        title={t('common.yourTime', { time: formatOwnTime(startsAt, i18n.language) })}
      >
        {formatTime(startsAt, timeZone, i18n.language)}–{formatTime(endsAt, timeZone, i18n.language)}
      </time>
      <span>
        <bdi dir="auto">{title}</bdi>
        <span className={styles.muted}>
          {' · '}
          {t(`consultation.programme.kind.${kind}`)}
          {on && (
            <>
              {' · '}
              <strong className={styles.now}>{t('consultation.programme.now')}</strong>
            </>
          )}
        </span>
      </span>
    </li>
  )
}
