/** A page that failed: what happened, what was kept, what to do. */
import { Button, Title } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import { useTitle } from '../ui/use-title.ts'

export function FaultPage() {
  const { t } = useTranslation()
  useTitle(t('common.fault.title'))
  return (
    <div role="alert">
      <Title order={1}>{t('common.fault.title')}</Title>
      <p>
        {t('common.fault.happened')} {t('common.fault.kept')}
      </p>
      <p>{t('common.fault.todo')}</p>
      <Button onClick={() => location.reload()}>{t('common.fault.reload')}</Button>
    </div>
  )
}
