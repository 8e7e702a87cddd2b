/** One passage: what was said, by whom, which paragraph it bears on, and the answer. */
import type { Outcome as OutcomeOf, Passage as PassageView } from '@plenary/shared/response'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatDate } from '../i18n/dates.ts'
import { sayOr } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { TopicList } from '../ui/TopicList.tsx'
import { nameOfPassage, placeName, sourceName } from './names.ts'
import styles from './passage.module.css'

/** What was said, and by whom. */
export function Said({ passage }: { passage: PassageView }) {
  const { t } = useTranslation()
  const { gone, quote, title, attributedTo, kind, stage, topics, note, source } = passage
  if (gone) return <p className={styles.mark}>{t(`response.${gone}`)}</p>
  if (title === '') return <p className={styles.mark}>{t('response.withheld')}</p>
  const who = kind === 'chair' ? t('response.chair') : sayOr(t, `participant.kind.${kind}`, kind)
  return (
    <>
      {quote ? (
        <blockquote className={styles.quote} dir="auto">
          {quote.exact}
        </blockquote>
      ) : (
        <p className={styles.muted}>{t('response.whole')}</p>
      )}
      <p className={styles.source}>
        <SourceLink passage={passage} />
        <span className={styles.by}>
          {attributedTo.length > 0 && <bdi>{attributedTo.join('; ')}</bdi>}
          {kind && <span className={styles.kind}>{who}</span>}
        </span>
      </p>
      <p className={styles.muted}>
        {sourceName(passage, t)}
        {stage && source.type !== 'summary' && (
          <>
            {' · '}
            <Link to="/stages/$stageId" params={{ stageId: stage.id }}>
              <bdi>{stage.title}</bdi>
            </Link>
          </>
        )}
      </p>
      {note && (
        <p className={styles.note} dir="auto">
          <span className={styles.label}>{t('response.note')}</span> {note}
        </p>
      )}
      <TopicList topics={topics} />
    </>
  )
}

function SourceLink({ passage: { source, title } }: { passage: PassageView }) {
  const name = <bdi>{title}</bdi>
  // A discussion has no page of its own: it stands beside what it is about.
  if (source.link === null) return <span className={styles.name}>{name}</span>
  return (
    <Link to={source.link} className={styles.name ?? ''}>
      {name}
    </Link>
  )
}

/** The paragraph it bears on: on the drafting table for those who take part. */
export function BearsOn({ passage, takesPart }: { passage: PassageView; takesPart: boolean }) {
  const { t } = useTranslation()
  const { paragraph, paragraphId, draftId } = passage
  const name = placeName(passage, t)
  return (
    <>
      <p className={styles.place}>
        {takesPart && (paragraph.label || paragraph.excerpt) ? (
          <Link to="/drafts/$draftId" params={{ draftId }} search={{ p: paragraphId }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </p>
      {paragraph.excerpt && (
        <p className={styles.excerpt} dir="auto">
          {paragraph.excerpt}
        </p>
      )}
    </>
  )
}

function Outcome({ outcome }: { outcome: OutcomeOf | 'none' }) {
  const { t } = useTranslation()
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      {t(`response.outcome.${outcome}`)}
    </span>
  )
}

/** The answer, or that it waits. */
export function Answer({ passage: { response } }: { passage: PassageView }) {
  const { t, i18n } = useTranslation()
  if (!response) return <Outcome outcome="none" />
  const { outcome, reason, revision, words, at } = response
  return (
    <>
      <Outcome outcome={outcome} />
      <p className={styles.reason} dir="auto">
        {reason}
      </p>
      {revision && (
        <p className={styles.muted}>
          <Link to="/revisions/$id" params={{ id: revision.id }}>
            {t('response.inText', { text: revision.symbol ?? revision.title })}
          </Link>
        </p>
      )}
      {words && (
        <blockquote className={styles.words} dir="auto">
          {words}
        </blockquote>
      )}
      <p className={styles.muted}>
        <time dateTime={at}>{t('response.answered', { when: formatDate(at, i18n.language) })}</time>
      </p>
    </>
  )
}

/** A passage where there is no room for columns: in a dialog, below a contribution. */
export function PassageCard({
  passage,
  takesPart,
  shows,
  children,
}: {
  passage: PassageView
  takesPart: boolean
  /** The side the reader does not see already. */
  shows: 'said' | 'place'
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <article className={styles.card} aria-label={nameOfPassage(passage, t)}>
      {shows === 'said' ? <Said passage={passage} /> : <BearsOn passage={passage} takesPart={takesPart} />}
      <div className={styles.cardAnswer}>
        <Answer passage={passage} />
      </div>
      {children}
    </article>
  )
}
