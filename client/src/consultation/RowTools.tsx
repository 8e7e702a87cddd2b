/** Up, down and out, for one row of a list that people arrange by hand. */
import { UnstyledButton } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './consultation.module.css'

interface Props {
  /** What the row is called, to those who do not see it. */
  name: string
  isFirst: boolean
  isLast: boolean
  /** Why it cannot be taken out; null when it can. */
  why: string | null
  onMove?: (by: 1 | -1) => void
  onRemove(): void
}

export function RowTools({ name, isFirst, isLast, why, onMove, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.rowTools}>
      {onMove && (
        <>
          <UnstyledButton
            className={styles.rowTool}
            aria-label={t('consultation.row.up', { name })}
            aria-disabled={isFirst || undefined}
            onClick={() => !isFirst && onMove(-1)}
          >
            ↑
          </UnstyledButton>
          <UnstyledButton
            className={styles.rowTool}
            aria-label={t('consultation.row.down', { name })}
            aria-disabled={isLast || undefined}
            onClick={() => !isLast && onMove(1)}
          >
            ↓
          </UnstyledButton>
        </>
      )}
      {why === null ? (
        <UnstyledButton
          className={styles.rowTool}
          aria-label={t('consultation.row.removeOf', { name })}
          onClick={onRemove}
        >
          {t('consultation.row.remove')}
        </UnstyledButton>
      ) : (
        <span className={styles.muted}>{why}</span>
      )}
    </div>
  )
}
