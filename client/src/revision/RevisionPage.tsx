/** A published text: what it is, how it can be checked, every word of it, ready to be read, quoted and printed. */
import { Button } from '@mantine/core'
import { directionOf } from '@plenary/shared/language'
import type { RevisionSummary, RevisionView } from '@plenary/shared/revision'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import { meQuery, processQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { Contents } from './Contents.tsx'
import { Flags } from './Flags.tsx'
import { revisionQuery, revisionsQuery, working } from './queries.ts'
import { RevisionFacts } from './RevisionFacts.tsx'
import styles from './RevisionPage.module.css'
import { RevisionText } from './RevisionText.tsx'
import { useGoToHash } from './use-go-to-hash.ts'
import { zoneOf } from './zone-of.ts'

interface Props {
  id: string
  /** What the words below are joined with: it wraps the text, and stands under each paragraph. */
  Around?: ComponentType<{ revision: RevisionView; children: ReactNode }>
  Below?: ComponentType<{ paragraphId: string }>
}

export function RevisionPage({ id, Around = Plain, Below }: Props) {
  const { t } = useTranslation()
  const { data: revision, error, refetch } = useQuery(revisionQuery(id))
  useTitle(revision?.title ?? t('revision.read.text'))
  useGoToHash(revision !== undefined)
  if (!revision) return <Waiting title={t('revision.read.text')} error={error} retry={() => void refetch()} />
  return (
    <Around revision={revision}>
      <Reading revision={revision} Below={Below} />
    </Around>
  )
}

const Plain = ({ children }: { children: ReactNode }) => children

function Reading({ revision, Below }: { revision: RevisionView; Below: Props['Below'] }) {
  const { title, symbol, language, paragraphs, draftId, note } = revision
  const process = useQuery(processQuery(revision.process.slug)).data
  const { data: all } = useQuery(revisionsQuery(draftId))
  const before = textBefore(all, revision)
  return (
    <article className={styles.page}>
      <Crumbs process={revision.process} draftId={draftId} />
      <header className={styles.head} lang={language} dir={directionOf(language)}>
        <p className={styles.symbol}>
          <bdi>{symbol}</bdi>
        </p>
        <h1 className={styles.title}>{title}</h1>
        {note && <p className={styles.note}>{note}</p>}
      </header>
      <Ways revision={revision} before={before} isKnown={all !== undefined} />
      <RevisionFacts revision={revision} at={zoneOf(process, revision.stageId)} process={process} />
      <Flags paragraphs={paragraphs} />
      <Contents paragraphs={paragraphs} language={language} />
      <RevisionText revision={revision} Below={Below} />
    </article>
  )
}

/** The text published before this one, of the same draft. */
const textBefore = (
  all: readonly RevisionSummary[] | undefined,
  { number }: Pick<RevisionSummary, 'number'>,
): RevisionSummary | undefined => all?.filter((each) => each.number < number).at(-1)

interface WaysProps {
  revision: RevisionView
  before: RevisionSummary | undefined
  isKnown: boolean
}

/** Where a reader goes on: what changed before this text and since, and what was written about it. */
function Ways({ revision: { id, draftId, process }, before, isKnown }: WaysProps) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const takesPart = me?.participations.some((each) => each.process.slug === process.slug) === true
  return (
    <div className={styles.ways}>
      {before && (
        <Button component={Link} to={`/compare/${before.id}/${id}`}>
          {t('revision.read.compareBefore')}
        </Button>
      )}
      {isKnown && !before && <span className={styles.first}>{t('revision.read.first')}</span>}
      {takesPart && (
        <Link to="/compare/$from/$to" params={{ from: id, to: working }}>
          {t('revision.read.compareWorking')}
        </Link>
      )}
      {before && (
        <Link to="/revisions/$id/changes" params={{ id }}>
          {t('revision.read.changes')}
        </Link>
      )}
      <Link to="/drafts/$draftId/terms" params={{ draftId }}>
        {t('revision.list.follow')}
      </Link>
      <button type="button" className={styles.plain} onClick={() => print()}>
        {t('revision.read.print')}
      </button>
    </div>
  )
}
