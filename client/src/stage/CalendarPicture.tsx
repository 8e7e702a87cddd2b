/** The calendar at a glance: months, lanes, bars, and today as a thin line. The list beside it says the same in words. */

import { directionOf, type Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { Fragment, useMemo } from 'react'
import { formatMonth, timeLeft } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './CalendarPicture.module.css'
import { leftMs, phaseNow } from './phase.ts'
import { type Bar, type Lane, lanes, layOut, type Timeline } from './timeline.ts'

interface Props {
  stages: StageView[]
  texts: TextView[]
  /** The language of the titles. */
  language: Language
  now: Date
}

const rowRem = 1.625
const percent = (share: number): string => `${(share * 100).toFixed(3)}%`
const topOf = (row: number): string => `${0.5 + row * rowRem}rem`

export function CalendarPicture({ stages, texts, language, now }: Props) {
  const { t } = useTranslation()
  const timeline = useMemo(() => layOut(stages, texts), [stages, texts])
  if (!timeline) return null
  const today = timeline.shareOf(now)
  return (
    <div className={styles.picture} aria-hidden="true">
      <span className={styles.corner} />
      <Months timeline={timeline} today={today} />
      {lanes
        .filter((lane) => timeline.rows[lane] > 0)
        .map((lane) => (
          <Fragment key={lane}>
            <span className={styles.laneName}>{t(`stage.lane.${lane}`)}</span>
            <LaneOf lane={lane} timeline={timeline} today={today} language={language} now={now} />
          </Fragment>
        ))}
    </div>
  )
}

function Months({ timeline, today }: { timeline: Timeline; today: number | null }) {
  const { t, i18n } = useTranslation()
  const named = timeline.months.filter(({ isLabelled }) => isLabelled)
  return (
    <div className={styles.months}>
      {named.map(({ first, start }, nth) => (
        <span key={first} className={styles.month} style={{ insetInlineStart: percent(start) }}>
          {(nth === 0 || first.slice(0, 4) !== named[nth - 1]?.first.slice(0, 4)) && (
            <span className={styles.year}>{first.slice(0, 4)}</span>
          )}
          {formatMonth(first, i18n.language)}
        </span>
      ))}
      {today !== null && (
        <span className={styles.todayName} style={nearEdge(today)}>
          {t('stage.today')}
        </span>
      )}
    </div>
  )
}

/** A word at the line of today keeps inside of the picture. */
const nearEdge = (share: number) =>
  share > 0.9 ? { insetInlineEnd: percent(1 - share) } : { insetInlineStart: percent(share) }

interface LaneProps {
  lane: Lane
  timeline: Timeline
  today: number | null
  language: Language
  now: Date
}

function LaneOf({ lane, timeline, today, language, now }: LaneProps) {
  return (
    <div className={styles.lane} style={{ blockSize: `${timeline.rows[lane] * rowRem + 0.75}rem` }}>
      {timeline.months.map(({ first, start }) => (
        <span key={first} className={styles.grid} style={{ insetInlineStart: percent(start) }} />
      ))}
      {today !== null && <span className={styles.today} style={{ insetInlineStart: percent(today) }} />}
      {timeline.bars
        .filter((bar) => bar.lane === lane)
        .map((bar) => (
          <BarOf key={bar.id} bar={bar} language={language} now={now} />
        ))}
    </div>
  )
}

function BarOf({ bar, language, now }: { bar: Bar; language: Language; now: Date }) {
  const { t, i18n } = useTranslation()
  const { stage, start, end, row, label, labelBefore, sittings, lane } = bar
  const phase = stage ? phaseNow(stage, now) : 'closed'
  const past = stage !== null && phase === 'closed' ? styles.past : ''
  const shape = stage ? styles.bar : styles.mark
  const kind = lane === 'rounds' ? styles.round : lane === 'milestones' ? styles.milestone : ''
  const state = phase === 'open' ? styles.open : phase === 'cancelled' ? styles.cancelled : ''
  const left = stage && phase === 'open' ? leftMs(stage, now) : null
  const beside = labelBefore
    ? { insetInlineEnd: `calc(${percent(1 - start)} + ${stage ? 0 : 8}px)` }
    : { insetInlineStart: `max(${percent(end)}, calc(${percent(start)} + 8px))` }
  const labelState =
    phase === 'open'
      ? styles.labelOpen
      : phase === 'cancelled'
        ? styles.labelCancelled
        : past
          ? styles.labelPast
          : ''
  return (
    <>
      <span
        className={`${shape} ${kind} ${state} ${past}`}
        style={{
          insetBlockStart: topOf(row),
          insetInlineStart: percent(start),
          ...(stage ? { inlineSize: percent(end - start) } : {}),
        }}
      />
      {sittings.map((sitting) => (
        <span
          key={sitting.start}
          className={`${styles.sitting} ${phase === 'open' ? styles.sittingOpen : past}`}
          style={{
            insetBlockStart: topOf(row),
            insetInlineStart: percent(sitting.start),
            inlineSize: percent(sitting.end - sitting.start),
          }}
        />
      ))}
      <span className={`${styles.label} ${labelState}`} style={{ insetBlockStart: topOf(row), ...beside }}>
        {left !== null && (
          <span className={styles.openWords}>
            {t('stage.phase.open')} · {t('stage.left', { time: timeLeft(left, i18n.language) })} ·{' '}
          </span>
        )}
        <span className={styles.title} lang={language} dir={directionOf(language)}>
          {label}
        </span>
      </span>
    </>
  )
}
