/** At a heading of the outline: how many threads are open in its section, and where in it. */
import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import { useDraftTalk } from './draft-talk.ts'
import { heatOf } from './heat.ts'
import styles from './signs.module.css'

export function Heat({ headingId }: { headingId: string }) {
  const { t } = useTranslation()
  const heat = useDraftTalk()?.heat
  const counts = heat?.bySection.get(headingId)
  const open = counts?.reduce((sum, each) => sum + each, 0) ?? 0
  if (!heat || !counts || open === 0) return null
  return (
    <span className={styles.heat}>
      <span className={styles.bars} aria-hidden="true">
        {heatOf(counts, heat.busiest).map((height, nth) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar has no identity but its place.
            key={nth}
            style={{ blockSize: `${Math.round(height * 100)}%` }}
            data-none={height === 0 || undefined}
          />
        ))}
      </span>
      <span aria-hidden="true">{open}</span>
      <VisuallyHidden>{t('thread.open', { count: open })}</VisuallyHidden>
    </span>
  )
}
