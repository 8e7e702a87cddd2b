/** The note of changes of a text: what changed in each section, and what the secretariat says about it. */
import { can } from '@plenary/shared/abilities'
import type { Memorandum } from '@plenary/shared/memorandum'
import type { RevisionView } from '@plenary/shared/revision'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemError } from '../api/call.ts'
import { placeOfRevision } from '../api/places.ts'
import { meQuery, processQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Moment } from '../ui/Moment.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { Hash } from './Hash.tsx'
import styles from './MemorandumPage.module.css'
import { MemorandumSections } from './MemorandumSections.tsx'
import { MemorandumWriting } from './MemorandumWriting.tsx'
import { memorandumQuery, revisionQuery } from './queries.ts'
import { zoneOf } from './zone-of.ts'

export function MemorandumPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const revision = useQuery(revisionQuery(id))
  const memorandum = useQuery(memorandumQuery(id))
  const me = useQuery(meQuery)
  useTitle(revision.data ? t('memorandum.of', { text: revision.data.title }) : t('memorandum.title'))
  // Not published yet: for a reader there is no note, while the text itself is there.
  const isMissing =
    revision.data !== undefined &&
    memorandum.error instanceof ProblemError &&
    memorandum.error.code === 'not-found'
  const error = revision.error ?? (isMissing ? null : memorandum.error)
  if (!revision.data || me.isPending || (!memorandum.data && !isMissing))
    return (
      <Waiting
        title={t('memorandum.title')}
        error={error}
        retry={() => void (revision.error ? revision.refetch() : memorandum.refetch())}
      />
    )
  const { process, draftId } = revision.data
  const place = placeOfRevision(process.id, revision.data.id)
  const mayWrite = can(actorIn(me.data, process.id), 'memorandum.write', place, platformNow()) === 'yes'
  return (
    <div className={styles.page}>
      <Crumbs process={process} draftId={draftId} revision={revision.data} />
      <Head revision={revision.data} memorandum={memorandum.data} />
      {memorandum.data && mayWrite ? (
        <MemorandumWriting key={id} revision={revision.data} memorandum={memorandum.data} />
      ) : memorandum.data && (memorandum.data.publishedAt || memorandum.data.sections.length > 0) ? (
        <MemorandumReading revision={revision.data} memorandum={memorandum.data} />
      ) : (
        <Empty title={t('memorandum.notPublishedTitle')} text={t('memorandum.notPublishedText')} />
      )}
    </div>
  )
}

function Head({ revision, memorandum }: { revision: RevisionView; memorandum: Memorandum | undefined }) {
  const { t } = useTranslation()
  const process = useQuery(processQuery(revision.process.slug)).data
  const before = useQuery({
    ...revisionQuery(memorandum?.previousId ?? ''),
    enabled: Boolean(memorandum?.previousId),
  }).data
  return (
    <header>
      <h1 className={styles.title}>{t('memorandum.title')}</h1>
      <p className={styles.muted}>
        <bdi lang={revision.language}>{revision.title}</bdi> · <bdi>{revision.symbol}</bdi>
        {memorandum?.publishedAt && (
          <>
            {' · '}
            <Published at={memorandum.publishedAt} process={process} stageId={revision.stageId} />
          </>
        )}
      </p>
      {memorandum?.hash && (
        <p className={styles.muted}>
          {t('revision.hash')}{' '}
          <Hash hash={memorandum.hash} name={t('memorandum.of', { text: revision.title })} />
        </p>
      )}
      {memorandum && memorandum.previousId === null && (
        <p className={styles.muted}>{t('memorandum.first')}</p>
      )}
      {before && (
        <p className={styles.ways}>
          <span>
            <Between title={before.title} language={before.language} />
          </span>
          <Link to="/compare/$from/$to" params={{ from: before.id, to: revision.id }}>
            {t('memorandum.compare')}
          </Link>
          <button type="button" className={styles.plain} onClick={() => print()}>
            {t('memorandum.print')}
          </button>
        </p>
      )}
    </header>
  )
}

function Published({
  at,
  process,
  stageId,
}: {
  at: string
  process: Parameters<typeof zoneOf>[0]
  stageId: string | null
}) {
  const { t } = useTranslation()
  const [before, after] = t('memorandum.publishedAt', { when: '|' }).split('|')
  return (
    <>
      {before}
      <Moment at={at} {...zoneOf(process, stageId)} />
      {after}
    </>
  )
}

function Between({ title, language }: { title: string; language: string }) {
  const { t } = useTranslation()
  const [before, after] = t('memorandum.between', { text: '|' }).split('|')
  return (
    <>
      {before}
      <bdi lang={language}>{title}</bdi>
      {after}
    </>
  )
}

function MemorandumReading({ revision, memorandum }: { revision: RevisionView; memorandum: Memorandum }) {
  return (
    <>
      {memorandum.introduction && (
        <p className={styles.written} lang={memorandum.language} dir="auto">
          {memorandum.introduction}
        </p>
      )}
      <MemorandumSections revision={revision} memorandum={memorandum} />
    </>
  )
}
