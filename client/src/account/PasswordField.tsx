/** A password, seen when its owner wishes it; a new one says how long it must be. */
import { PasswordInput } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'

interface Props {
  label: string
  isNew?: boolean
  /** By which a password manager knows it. */
  name?: string
  /** What the form knows of the field. */
  field: Record<string, unknown>
}

export function PasswordField({ label, isNew = false, name = 'password', field }: Props) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      name={name}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      label={label}
      visibilityToggleButtonProps={{ 'aria-label': t('account.signIn.show'), tabIndex: 0 }}
      {...(isNew ? { minLength: 10, maxLength: 200, description: t('account.page.newHint') } : {})}
      {...field}
    />
  )
}
