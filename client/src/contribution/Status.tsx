/** Where a contribution stands: a word and a shape, never a colour alone. */
import type { ContributionStatus } from '@plenary/shared/contribution'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './contribution.module.css'

const shapes: Record<ContributionStatus, string> = {
  draft: '✎',
  received: '↓',
  posted: '✓',
  declined: '✕',
  withdrawn: '↶',
}

export function Status({ status }: { status: ContributionStatus }) {
  const { t } = useTranslation()
  return (
    <span className={styles.status} data-status={status}>
      <span aria-hidden="true">{shapes[status]}</span> {t(`contribution.status.${status}`)}
    </span>
  )
}
