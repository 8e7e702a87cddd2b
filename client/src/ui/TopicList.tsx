/** The names of topics beside what they belong to. */
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Topics.module.css'

export function TopicList({ topics }: { topics: readonly string[] }) {
  const { t } = useTranslation()
  if (topics.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('topic.title')}>
      {topics.map((id) => (
        <li key={id}>{topicName(t, id)}</li>
      ))}
    </ul>
  )
}
