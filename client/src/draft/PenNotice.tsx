/** Says whose text this is between rounds: to the pen-holder that nobody else sees it, to the others of when theirs is. */
import { Button } from '@mantine/core'
import type { DraftView } from '@plenary/shared/draft'
import { Link } from '@tanstack/react-router'
import type { WordsKey } from '../i18n/keys.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import styles from './pen.module.css'

export const zoneOf = ({ stage }: Pick<DraftView, 'stage'>) => ({
  timeZone: stage?.timeZone ?? 'UTC',
  place: stage?.place ?? null,
})

export function PenNotice({ view }: { view: DraftView }) {
  const { t } = useTranslation()
  const { of, withPen, keptAt, releasedAt } = view.text
  if (!withPen) return null
  const when = (at: string) => <Moment at={at} {...zoneOf(view)} />
  const said = (key: WordsKey, at: string) => {
    const [before, after] = t(key, { when: '|' }).split('|')
    return (
      <>
        {before}
        {when(at)}
        {after}
      </>
    )
  }
  if (of === 'kept')
    return (
      <p className={styles.kept} role="note">
        {keptAt && said('pen.keptText', keptAt)}
      </p>
    )
  return (
    <section className={styles.notice} aria-label={t('pen.label')}>
      <p className={styles.only}>{t('pen.only')}</p>
      <p>{keptAt ? said('pen.othersHave', keptAt) : t('pen.othersHaveNone')}</p>
      {releasedAt && <p>{said('pen.appointed', releasedAt)}</p>}
      <div className={styles.ways}>
        <Button component={Link} to={`/drafts/${view.id}/release`} variant="default">
          {t('pen.release')}
        </Button>
        <Button component={Link} to={`/drafts/${view.id}/table`} variant="default">
          {t('pen.table')}
        </Button>
      </div>
    </section>
  )
}
