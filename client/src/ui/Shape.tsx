/** The shape of what is being loaded, and the word for those who do not see it. */
import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Shape.module.css'

export type ShapeKind = 'title' | 'line' | 'short' | 'block'

/** Draws these shapes from top to bottom, as the content will stand. */
export function Shape({ kinds = ['title', 'line', 'line', 'short'] }: { kinds?: readonly ShapeKind[] }) {
  const { t } = useTranslation()
  return (
    <div className={styles.shapes} role="status">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      {kinds.map((kind, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no identity but their place.
        <span key={nth} aria-hidden="true" className={`${styles.shape} ${styles[kind] ?? ''}`} />
      ))}
    </div>
  )
}
