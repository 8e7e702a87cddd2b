/** The header of every page, one line: the platform, the process, the language, the account. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { ClockMenu } from './ClockMenu.tsx'
import styles from './Header.module.css'
import { LanguageMenu } from './LanguageMenu.tsx'
import { ProcessMenu } from './ProcessMenu.tsx'

export function Header() {
  const { t } = useTranslation()
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link to="/" className={styles.brand ?? ''}>
          {t('common.plenary')}
        </Link>
        <ProcessMenu />
        <span className={styles.space} />
        <ClockMenu />
        <LanguageMenu />
        <AccountMenu />
      </div>
    </header>
  )
}
