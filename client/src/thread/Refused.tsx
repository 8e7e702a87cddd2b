/** [MAR8] Says why words came back; they stand in the field below. */

import type { ProblemErrorCode } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './form.module.css'

export function Refused({ code }: { code: ProblemErrorCode | null }) {
  const { t } = useTranslation()
  if (code === null) return null
  return (
    <p role="alert" className={styles.refused}>
      {t('thread.compose.refused', { reason: reasonSaid(t, code) })}
    </p>
  )
}
