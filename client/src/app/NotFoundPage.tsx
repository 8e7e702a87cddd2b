/** An address with nothing behind it. */
import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { useTitle } from '../ui/use-title.ts'

export function NotFoundPage() {
  const { t } = useTranslation()
  useTitle(t('common.notFound.title'))
  return (
    <>
      <Title order={1}>{t('common.notFound.title')}</Title>
      <p>{t('common.notFound.text')}</p>
      <Link to="/">{t('common.home')}</Link>
    </>
  )
}
