/** Topics, and how much each compact says under them. */
import { Title } from '@mantine/core'
import type { AnswerOf } from '@plenary/shared/api'
import { frameworkTopics, objectiveTopics } from '@plenary/shared/topic'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { topicsQuery } from './queries.ts'
import styles from './topics.module.css'

type Counted = AnswerOf<'listTopics'>

export function TopicsPage() {
  const { t } = useTranslation()
  useTitle(t('topicview.title'))
  const { data, error, refetch } = useQuery(topicsQuery)
  if (!data) return <Waiting title={t('topicview.title')} error={error} retry={() => void refetch()} />
  return (
    <div className={styles.page}>
      <Title order={1}>{t('topicview.title')}</Title>
      <p className={styles.intro}>{t('topicview.intro')}</p>
      <Group name={t('topicview.framework')} ids={frameworkTopics} data={data} />
      <Group name={t('topicview.objectives')} ids={objectiveTopics} data={data} />
    </div>
  )
}

function Group({ name, ids, data }: { name: string; ids: readonly string[]; data: Counted }) {
  const { t } = useTranslation()
  return (
    <section className={styles.group} aria-label={name}>
      <table className={styles.table}>
        <caption className={styles.caption}>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('topicview.topic')}</th>
            {data.processes.map(({ slug, title, language }) => (
              <th key={slug} scope="col">
                <bdi lang={language}>{title}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((topic) => (
            <tr key={topic}>
              <th scope="row">
                <Link to="/topics/$topic" params={{ topic }}>
                  {topicName(t, topic)}
                </Link>
              </th>
              {data.processes.map(({ slug, title }) => (
                <td key={slug} data-label={title}>
                  <Said data={data} topic={topic} slug={slug} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Said({ data, topic, slug }: { data: Counted; topic: string; slug: string }) {
  const { t } = useTranslation()
  const found = data.topics.find((each) => each.topic === topic)?.processes.find((each) => each.slug === slug)
  const parts = [
    found && found.paragraphs > 0 && t('topicview.paragraphs', { count: found.paragraphs }),
    found && found.contributions > 0 && t('topicview.contributions', { count: found.contributions }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : <span className={styles.muted}>{t('topicview.nothing')}</span>
}
