/** Asks for the address of a link, and takes only one that a reader can open safely. */
import { Button, TextInput } from '@mantine/core'
import { isSafeLink } from '@plenary/shared/content'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import dialog from './dialog.module.css'

interface Props {
  /** The link there is. */
  href: string | null
  onSet(href: string | null): void
  onClose(): void
}

export function LinkForm({ href, onSet, onClose }: Props) {
  const { t } = useTranslation()
  const [address, setAddress] = useState(href ?? 'https://')
  const [isWrong, setWrong] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wish = address.trim()
    if (isSafeLink(wish)) onSet(wish)
    else setWrong(true)
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('drafting.link.address')}
        description={t('drafting.link.hint')}
        error={isWrong ? t('drafting.link.wrong') : undefined}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        inputMode="url"
        dir="ltr"
        data-autofocus
      />
      <div className={dialog.actions}>
        {href !== null && (
          <Button variant="default" onClick={() => onSet(null)}>
            {t('drafting.link.remove')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('drafting.link.set')}</Button>
      </div>
    </form>
  )
}
