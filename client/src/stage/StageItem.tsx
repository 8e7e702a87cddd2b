/** One stage in words: when and where, what it is, and for a round which text it takes up. */
import type { Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { useTranslation } from 'react-i18next'
import { formatDate, formatDay, formatRange, timeLeft } from '../i18n/dates.ts'
import { Moment } from '../ui/Moment.tsx'
import { leftMs, phaseNow } from './phase.ts'
import styles from './StageList.module.css'

interface Props {
  stage: StageView
  texts: TextView[]
  language: Language
  now: Date
}

export function StageItem({ stage, texts, language, now }: Props) {
  const { t } = useTranslation()
  const phase = phaseNow(stage, now)
  const text = texts.find(({ code }) => code === stage.textCode)
  return (
    <li className={`${styles.item} ${phase === 'open' ? styles.open : ''}`}>
      <When stage={stage} now={now} />
      <div className={styles.what}>
        <h4 className={`${styles.title} ${phase === 'cancelled' ? styles.cancelled : ''}`}>
          <bdi lang={language}>{stage.title}</bdi>
        </h4>
        <p className={styles.muted}>
          {t(`stage.kind.${stage.kind}`)}
          {phase === 'cancelled' && <> · {t('stage.phase.cancelled')}</>}
          {stage.place && (
            <>
              {' · '}
              <bdi lang={language}>{stage.place}</bdi>
            </>
          )}
        </p>
        {stage.theme && (
          <p>
            <bdi lang={language}>{stage.theme}</bdi>
          </p>
        )}
        {text && <TextOnTable text={text} scope={stage.scope} language={language} />}
        <Sittings stage={stage} language={language} />
        {stage.note && (
          <p className={styles.muted}>
            <bdi lang={language}>{stage.note}</bdi>
          </p>
        )}
        {!stage.verified && <p className={styles.unverified}>{t('stage.unverified')}</p>}
      </div>
    </li>
  )
}

/** For what is open or comes: the very moments and the time left; for what is past: the days. */
function When({ stage, now }: { stage: StageView; now: Date }) {
  const { t, i18n } = useTranslation()
  const phase = phaseNow(stage, now)
  if (!stage.opensAt || !stage.closesAt) return <p className={styles.when}>{t(`stage.phase.${phase}`)}</p>
  const left = leftMs(stage, now)
  // The window is half-open: a stage that closes at midnight does not reach into the next day.
  const lastMoment = new Date(Date.parse(stage.closesAt) - 1).toISOString()
  const moment = phase === 'open' ? stage.closesAt : stage.opensAt
  return (
    <div className={styles.when}>
      <p>{formatRange(stage.opensAt, lastMoment, i18n.language, stage.timeZone)}</p>
      {left !== null && (
        <>
          <p className={styles.muted}>
            {t(phase === 'open' ? 'stage.closes' : 'stage.opens')}{' '}
            <Moment at={moment} timeZone={stage.timeZone} place={stage.place} />
          </p>
          <p className={phase === 'open' ? styles.left : styles.muted}>
            {t(phase === 'open' ? 'stage.left' : 'stage.opensIn', { time: timeLeft(left, i18n.language) })}
          </p>
        </>
      )}
    </div>
  )
}

interface TextOnTableProps {
  text: TextView
  scope: string[] | null
  language: Language
}

function TextOnTable({ text, scope, language }: TextOnTableProps) {
  const { t, i18n } = useTranslation()
  const dates = [
    text.dated && t('stage.dated', { date: formatDate(text.dated, i18n.language) }),
    text.issued && t('stage.issued', { date: formatDate(text.issued, i18n.language) }),
  ].filter(Boolean)
  return (
    <p>
      {t('stage.text')}
      {t('stage.colon')} <bdi lang={language}>{text.title}</bdi>
      {text.symbol && (
        <>
          {' '}
          (<bdi>{text.symbol}</bdi>)
        </>
      )}
      {dates.length > 0 && `, ${dates.join(', ')}`}
      {' · '}
      {scope ? (
        <>
          {t('stage.sections')}
          {t('stage.colon')} <bdi>{scope.join(', ')}</bdi>
        </>
      ) : (
        t('stage.wholeText')
      )}
    </p>
  )
}

function Sittings({ stage, language }: { stage: StageView; language: Language }) {
  const { t, i18n } = useTranslation()
  if (stage.sittings.length === 0) return null
  return (
    <p className={styles.muted}>
      {t('stage.sits')}
      {t('stage.colon')}{' '}
      {stage.sittings.map(({ date, note }, nth) => (
        <span key={date}>
          {nth > 0 && '; '}
          {formatDay(date, i18n.language)}
          {note && (
            <>
              {' '}
              (<bdi lang={language}>{note}</bdi>)
            </>
          )}
        </span>
      ))}
    </p>
  )
}
