/** The names of topics beside what they belong to. */
import { useTranslation } from 'react-i18next'
import styles from './Topics.module.css'

export function TopicList({ topics }: { topics: readonly string[] }) {
  const { t } = useTranslation()
  if (topics.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('topic.title')}>
      {topics.map((id) => (
        <li key={id}>{t(`topic.${id}`, { defaultValue: id })}</li>
      ))}
    </ul>
  )
}
