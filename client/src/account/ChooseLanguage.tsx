/** The language of the interface as a choice on the account page. */
import { Radio } from '@mantine/core'
import { currentLanguage, type InterfaceLanguage, interfaceLanguages } from '../i18n/i18n.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Form.module.css'
import { useChooseLanguage } from './use-choose-language.ts'

export function ChooseLanguage() {
  const { t } = useTranslation()
  const choose = useChooseLanguage()
  return (
    <Radio.Group
      aria-label={t('account.page.language')}
      description={t('account.page.languageText')}
      value={currentLanguage()}
      onChange={(code) => choose(code as InterfaceLanguage)}
    >
      <div className={styles.choices}>
        {Object.entries(interfaceLanguages).map(([code, name]) => (
          <Radio key={code} value={code} label={<span lang={code}>{name}</span>} size="md" />
        ))}
      </div>
    </Radio.Group>
  )
}
