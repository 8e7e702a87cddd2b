/** What both compacts say under one topic, side by side; on a phone one after the other. */
import { Title } from '@mantine/core'
import { topics } from '@plenary/shared/topic'
import type { TopicSide } from '@plenary/shared/topic-api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { HeardList } from './HeardList.tsx'
import { IssueList } from './IssueList.tsx'
import { topicQuery } from './queries.ts'
import styles from './topics.module.css'

export function TopicPage({ topic }: { topic: string }) {
  const { t } = useTranslation()
  const name = topicName(t, topic)
  useTitle(name)
  const { data, error, refetch } = useQuery(topicQuery(topic))
  if (!data) return <Waiting title={name} error={error} retry={() => void refetch()} />
  const at = topics.indexOf(topic)
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to="/topics">{t('topicview.back')}</Link>
      </p>
      <Title order={1}>{name}</Title>
      <div className={styles.sides}>
        {data.sides.map((side) => (
          <Side key={side.process.slug} side={side} topic={topic} />
        ))}
      </div>
      <nav className={styles.neighbours} aria-label={t('topicview.title')}>
        <Neighbour topic={topics[at - 1]} words="previous" />
        <Neighbour topic={topics[at + 1]} words="next" />
      </nav>
    </div>
  )
}

function Neighbour({ topic, words }: { topic: string | undefined; words: 'previous' | 'next' }) {
  const { t } = useTranslation()
  if (!topic) return <span />
  return (
    <Link to="/topics/$topic" params={{ topic }}>
      {t(`topicview.${words}`, { topic: topicName(t, topic) })}
    </Link>
  )
}

function Side({ side, topic }: { side: TopicSide; topic: string }) {
  const { t } = useTranslation()
  const { process, texts, contributions, issues, showsIssues } = side
  const id = `side-${process.slug}`
  return (
    <section className={styles.side} aria-labelledby={id}>
      <h2 id={id} className={styles.sideTitle}>
        <Link to="/processes/$slug" params={{ slug: process.slug }}>
          <bdi lang={process.language}>{process.title}</bdi>
        </Link>
      </h2>
      <h3>{t('topicview.says')}</h3>
      {texts.length === 0 && <p className={styles.muted}>{t('topicview.noParagraphs')}</p>}
      {texts.map((text) => (
        <Text key={text.draftId} text={text} isOnly={texts.length === 1} />
      ))}
      <h3>{t('topicview.said')}</h3>
      {contributions.count === 0 ? (
        <p className={styles.muted}>{t('topicview.noContributions')}</p>
      ) : (
        <HeardList
          heard={contributions.items}
          left={contributions.count - contributions.items.length}
          register={`/processes/${process.slug}/contributions?topic=${encodeURIComponent(topic)}`}
        />
      )}
      <h3>{t('topicview.open')}</h3>
      {!showsIssues && <p className={styles.muted}>{t('topicview.forParticipants')}</p>}
      {showsIssues && issues.count === 0 && <p className={styles.muted}>{t('topicview.noIssues')}</p>}
      <IssueList issues={issues.items} />
    </section>
  )
}

function Text({ text, isOnly }: { text: TopicSide['texts'][number]; isOnly: boolean }) {
  const { t } = useTranslation()
  const { draftId, title, language, revision, paragraphs } = text
  const addressIn = (id: string): string =>
    revision ? `/revisions/${revision.id}#p-${id}` : `/drafts/${draftId}?p=${id}`
  return (
    <div className={styles.text}>
      <p className={styles.muted}>
        {!isOnly && (
          <>
            <bdi lang={language}>{title}</bdi>
            {' · '}
          </>
        )}
        {revision ? (
          <Link to="/revisions/$id" params={{ id: revision.id }}>
            {t('topicview.published', { symbol: revision.symbol })}
          </Link>
        ) : (
          t('topicview.working')
        )}
      </p>
      {paragraphs.map(({ paragraphId, label, html, section, passages }, nth) => (
        <div key={paragraphId} className={styles.paragraph}>
          {section && section !== paragraphs[nth - 1]?.section && (
            <p className={styles.section} lang={language} dir="auto">
              {section}
            </p>
          )}
          <div className={styles.words} lang={language} dir="auto">
            {label && <Label label={label} address={addressIn(paragraphId)} />}
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by `htmlOf`, which escapes every word. */}
            <span dangerouslySetInnerHTML={{ __html: html }} />
          </div>
          {passages > 0 && <p className={styles.muted}>{t('response.passages', { count: passages })}</p>}
        </div>
      ))}
    </div>
  )
}

function Label({ label, address }: { label: string; address: string }) {
  return (
    <Link to={address} className={styles.label ?? ''}>
      <bdi dir="ltr">{label}</bdi>
    </Link>
  )
}
