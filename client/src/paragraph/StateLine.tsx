/** Who left a state, how, when, in which round, and how much came and went. */
import type { ParagraphMoment } from '@plenary/shared/history'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import styles from './history.module.css'
import { Person } from './Person.tsx'
import { type Subject, stageOf } from './subject.ts'

export function StateLine({ subject, state }: { subject: Subject; state: ParagraphMoment }) {
  const { t } = useTranslation()
  const { participant, act, inserted, deleted, at, stageId } = state
  const stage = stageOf(subject, stageId)
  const round = subject.stages.find(({ id }) => id === stageId)
  return (
    <span className={styles.line}>
      <span className={styles.who}>
        <Person person={participant} />
        {act !== 'written' && <span className={styles.act}>{t(`history.act.${act}`)}</span>}
        <span className={styles.figures}>
          {inserted > 0 && (
            <span className={styles.plus} title={t('history.inserted', { count: inserted })}>
              <bdi dir="ltr" aria-hidden="true">
                +{inserted}
              </bdi>
              <span className={styles.said}>{t('history.inserted', { count: inserted })}</span>
            </span>
          )}
          {deleted > 0 && (
            <span className={styles.minus} title={t('history.deleted', { count: deleted })}>
              <bdi dir="ltr" aria-hidden="true">
                −{deleted}
              </bdi>
              <span className={styles.said}>{t('history.deleted', { count: deleted })}</span>
            </span>
          )}
          {inserted === 0 && deleted === 0 && act === 'written' && t('history.form')}
        </span>
      </span>
      <span className={styles.when}>
        <Moment at={at} timeZone={stage?.timeZone ?? 'UTC'} place={stage?.place ?? null} />
        {round && <bdi>{round.title}</bdi>}
      </span>
    </span>
  )
}
