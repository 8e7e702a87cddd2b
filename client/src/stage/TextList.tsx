/** The texts of the calendar: their symbols, and the two dates that differ. */
import type { Language } from '@plenary/shared/language'
import { isOut, type TextView } from '@plenary/shared/process'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './StageList.module.css'

export function TextList({ texts, language, now }: { texts: TextView[]; language: Language; now: Date }) {
  const { t, i18n } = useTranslation()
  if (texts.length === 0) return null
  return (
    <section className={styles.group}>
      <h3>{t('stage.lane.texts')}</h3>
      <ol className={styles.list}>
        {texts.map(({ code, title, symbol, note, verified, ...dates }) => (
          <li key={code} className={styles.item}>
            <div className={styles.when}>
              {datesOf(dates, now).map(({ what, day }) => (
                <p key={what} className={styles.dates}>
                  {t(`stage.${what}`, { date: formatDate(day, i18n.language) })}
                </p>
              ))}
            </div>
            <div className={styles.what}>
              <h4 className={styles.title}>
                <bdi lang={language}>{title}</bdi>
              </h4>
              {symbol && (
                <p className={styles.muted}>
                  <bdi>{symbol}</bdi>
                </p>
              )}
              {note && (
                <p className={styles.muted}>
                  <bdi lang={language}>{note}</bdi>
                </p>
              )}
              {!verified && <p className={styles.unverified}>{t('stage.unverified')}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Dates = Pick<TextView, 'dated' | 'issued'>

/** The date on a text and the day it came out; of a text to come, the day it is expected on. */
function datesOf(dates: Dates, now: Date): { what: 'dated' | 'issued' | 'expected'; day: string }[] {
  const { dated, issued } = dates
  const day = issued ?? dated
  if (day !== null && !isOut(dates, now)) return [{ what: 'expected', day }]
  return [
    ...(dated ? [{ what: 'dated' as const, day: dated }] : []),
    ...(issued ? [{ what: 'issued' as const, day: issued }] : []),
  ]
}
