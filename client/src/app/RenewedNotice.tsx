/** [SCH2] Said above every page when the platform was renewed under it: nothing is written any more until it is loaded anew. */
import { Alert, Button, Group } from '@mantine/core'
import { useRenewed } from '../api/renewal.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './RenewedNotice.module.css'

export function RenewedNotice() {
  const { t } = useTranslation()
  const isRenewed = useRenewed()
  return (
    <div aria-live="assertive" className={styles.notice}>
      {isRenewed && (
        <Alert color="yellow" radius={0}>
          <Group justify="space-between">
            <span>{t('problem.page-outdated')}</span>
            <Button onClick={() => location.reload()}>{t('common.fault.reload')}</Button>
          </Group>
        </Alert>
      )}
    </div>
  )
}
