/** One stage in words: when and where, what it is, and for a round which text it takes up. */
import type { Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { Link } from '@tanstack/react-router'
import { formatDate, formatDay, formatRange, timeLeft } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
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
          {stage.kind !== 'milestone' ? (
            <Link to="/stages/$stageId" params={{ stageId: stage.id }}>
              <bdi lang={language}>{stage.title}</bdi>
            </Link>
          ) : (
            <bdi lang={language}>{stage.title}</bdi>
          )}
        </h4>
        <p className={styles.muted}>
          {t(`stage.kind.${stage.kind}`)}
          {phase === 'cancelled' && <> · {t('stage.phase.cancelled')}</>}
          {phase === 'closed' && stage.publishedAt && <> · {t('round.published')}</>}
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

/** How long before its opening a stage is counted down to. */
const countedDownMs = 31 * 86_400_000

/** What is over lasted from day to day; what comes or is open has its very moment, and the time until then. */
function When({ stage, now }: { stage: StageView; now: Date }) {
  const { t, i18n } = useTranslation()
  const phase = phaseNow(stage, now)
  const { opensAt, closesAt, timeZone, place } = stage
  if (!opensAt || !closesAt) return <p className={styles.when}>{t(`stage.phase.${phase}`)}</p>
  const left = leftMs(stage, now)
  // The window is half-open: a stage that closes at midnight does not reach into the next day.
  const lastMoment = new Date(Date.parse(closesAt) - 1).toISOString()
  const moment = <Moment at={phase === 'open' ? closesAt : opensAt} timeZone={timeZone} place={place} />
  const days = formatRange(opensAt, lastMoment, i18n.language, timeZone)
  const oneDay = days === formatDate(opensAt, i18n.language, timeZone)
  if (phase === 'upcoming' && oneDay)
    return (
      <div className={styles.when}>
        <p>{moment}</p>
        <Countdown left={left} />
      </div>
    )
  return (
    <div className={styles.when}>
      <p>{days}</p>
      {left !== null && (
        <p className={styles.muted}>
          {t(phase === 'open' ? 'stage.closes' : 'stage.opens')} {moment}
        </p>
      )}
      {phase === 'open' ? (
        <p className={styles.left}>{t('stage.left', { time: timeLeft(left ?? 0, i18n.language) })}</p>
      ) : (
        <Countdown left={left} />
      )}
    </div>
  )
}

function Countdown({ left }: { left: number | null }) {
  const { t, i18n } = useTranslation()
  if (left === null || left > countedDownMs) return null
  return <p className={styles.muted}>{t('stage.opensIn', { time: timeLeft(left, i18n.language) })}</p>
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

/** Where a meeting simply sits through its window, the window says so already. */
function Sittings({ stage, language }: { stage: StageView; language: Language }) {
  const { t, i18n } = useTranslation()
  if (stage.kind !== 'round' && stage.sittings.every(({ note }) => note === null)) return null
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
