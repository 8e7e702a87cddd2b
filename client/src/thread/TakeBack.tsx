/** Asks once more before a comment is taken back. */
import { Button } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './form.module.css'
import type { Act } from './use-act.ts'

export function TakeBack({ act, onYes, onClose }: { act: Act; onYes(): void; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      <p className={styles.label}>{t('thread.comment.takeBackAsk')}</p>
      {act.error !== null && <Problem error={act.error} />}
      <div className={styles.actions}>
        <Button size="compact-sm" color="var(--plenary-refused)" loading={act.isBusy} onClick={onYes}>
          {t('thread.comment.takeBackYes')}
        </Button>
        <Button size="compact-sm" variant="default" autoFocus onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
