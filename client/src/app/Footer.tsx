/** The foot of a page: what holds for all of them. */
import { Link, useMatches } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Footer.module.css'

export function Footer() {
  const { t } = useTranslation()
  const slug = useMatches({
    select: (matches) =>
      matches.map(({ params }) => (params as { slug?: string }).slug).find((each) => each !== undefined),
  })
  return (
    <footer className={styles.footer}>
      <Link to="/record" search={slug ? { process: slug } : {}}>
        {t('record.title')}
      </Link>
    </footer>
  )
}
