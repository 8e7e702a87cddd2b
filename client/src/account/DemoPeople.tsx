/** In a demonstration: the people anyone may sign in as. */
import { Title } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Form.module.css'

const names = ['secretariat', 'state-a', 'state-b', 'ngo', 'refugee', 'observer'] as const
/** What all of them share; it opens nothing but a demonstration. */
export const demoPassword = 'plenary-demo'

export function DemoPeople({ onChoose }: { onChoose: (address: string) => void }) {
  const { t } = useTranslation()
  return (
    <section className={styles.demo}>
      <Title order={2}>{t('account.signIn.demoTitle')}</Title>
      <p>{t('account.signIn.demoText', { password: demoPassword })}</p>
      <ul>
        {names.map((name) => {
          const address = `${name}@demo.plenary.test`
          return (
            <li key={name}>
              <button
                type="button"
                className={styles.fill}
                aria-label={t('account.signIn.demoFill', { address })}
                onClick={() => onChoose(address)}
              >
                <bdi>{address}</bdi>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
