/** The texts of the calendar: their symbols, and the two dates that differ. */
import type { Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../i18n/dates.ts'
import styles from './StageList.module.css'

export function TextList({ texts, language }: { texts: TextView[]; language: Language }) {
  const { t, i18n } = useTranslation()
  if (texts.length === 0) return null
  return (
    <section className={styles.group}>
      <h3>{t('stage.lane.texts')}</h3>
      <ol className={styles.list}>
        {texts.map(({ code, title, symbol, dated, issued, note, verified }) => (
          <li key={code} className={styles.item}>
            <div className={styles.when}>
              {dated && (
                <p className={styles.dates}>{t('stage.dated', { date: formatDate(dated, i18n.language) })}</p>
              )}
              {issued && (
                <p className={styles.dates}>
                  {t('stage.issued', { date: formatDate(issued, i18n.language) })}
                </p>
              )}
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
