/** Changes the language of the interface, and keeps it for the account where there is one. */

import { useChooseLanguage } from '../account/use-choose-language.ts'
import { currentLanguage, type InterfaceLanguage, interfaceLanguages } from '../i18n/i18n.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Header.module.css'
import { HeaderMenu } from './HeaderMenu.tsx'

export function LanguageMenu() {
  const { t } = useTranslation()
  const choose = useChooseLanguage()
  const current = currentLanguage()
  return (
    <HeaderMenu
      atEnd
      label={`${t('common.language')}: ${interfaceLanguages[current]}`}
      shown={
        <>
          <span className={styles.onWide} lang={current}>
            {interfaceLanguages[current]}
          </span>
          <span className={styles.onPhone}>{current.toUpperCase()}</span>
        </>
      }
      choices={Object.entries(interfaceLanguages).map(([code, name]) => ({
        id: code,
        name,
        lang: code,
        isCurrent: code === current,
        act: () => choose(code as InterfaceLanguage),
      }))}
    />
  )
}
