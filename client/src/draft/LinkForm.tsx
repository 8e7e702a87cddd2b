/** Asks for the address of a link, and takes only one that a reader can open safely. */
import { Button, TextInput } from '@mantine/core'
import { isSafeLink } from '@plenary/shared/content'
import { z } from 'zod'
import { useTranslation } from '../i18n/use-translation.ts'
import dialog from '../ui/dialog.module.css'
import { useSchemaForm } from '../ui/use-api-form.tsx'

interface Props {
  /** The link there is. */
  href: string | null
  onSet(href: string | null): void
  onClose(): void
}

export function LinkForm({ href, onSet, onClose }: Props) {
  const { t } = useTranslation()
  const form = useSchemaForm(z.object({ address: z.string() }), {
    initial: () => ({ address: href ?? 'https://' }),
    body: ({ address }) => ({ address: address.trim() }),
    judge: ({ address }) => (isSafeLink(address.trim()) ? {} : { address: t('drafting.link.wrong') }),
    send: async ({ address }) => onSet(address),
  })
  return (
    <form {...form.props}>
      <TextInput
        label={t('drafting.link.address')}
        description={t('drafting.link.hint')}
        {...form.field('address')}
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
