/** Why something is done with a round: everyone who takes part reads it. */
import { Textarea } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'

export function ReasonField(field: Record<string, unknown>) {
  const { t } = useTranslation()
  return (
    <Textarea
      required
      withAsterisk={false}
      maxLength={1000}
      autosize
      minRows={2}
      label={t('round.field.reason')}
      description={t('round.field.reasonHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...field}
    />
  )
}
