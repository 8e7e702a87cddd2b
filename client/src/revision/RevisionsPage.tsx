/** The texts of a draft in their order: each with its dates and hash, any two of them to be compared. */

import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { draftQuery, meQuery, processQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { ChooseTwo } from './ChooseTwo.tsx'
import { revisionsQuery } from './queries.ts'
import styles from './RevisionsPage.module.css'
import { useProcessOf } from './zone-of.ts'

export function RevisionsPage({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  useTitle(t('revision.list.title'))
  const revisions = useQuery(revisionsQuery(draftId))
  const { data: me } = useQuery(meQuery)
  // Participants know the draft itself; everyone knows the process of a published text.
  const draft = useQuery({ ...draftQuery(draftId), enabled: me !== null && me !== undefined }).data
  const ofText = useProcessOf(revisions.data?.[0]?.processId)
  const ofDraft = useQuery({ ...processQuery(draft?.process.slug ?? ''), enabled: draft !== undefined }).data
  const process = ofDraft ?? ofText
  const part = me?.participations.find((each) => each.process.slug === process?.slug) ?? null
  useProcessFacts(process, part !== null)

  if (!revisions.data || me === undefined)
    return (
      <Waiting
        title={t('revision.list.title')}
        error={revisions.error}
        retry={() => void revisions.refetch()}
        shape={['short', 'title', 'line', 'block', 'block']}
      />
    )
  const name = draft?.title ?? process?.drafts.find(({ id }) => id === draftId)?.title
  return (
    <>
      <Crumbs process={process ?? undefined} />
      <Title order={1}>
        {name ? <Of name={name} language={draft?.language ?? process?.language} /> : t('revision.list.title')}
      </Title>
      <p className={styles.intro}>{t('revision.list.intro')}</p>
      {part?.role === 'secretariat' && <Pen draftId={draftId} />}
      {revisions.data.length === 0 ? (
        <Empty
          title={t('revision.list.emptyTitle')}
          text={t('revision.list.emptyText')}
          action={draft && <ToDraft draftId={draftId} />}
        />
      ) : (
        <ChooseTwo
          draftId={draftId}
          revisions={revisions.data}
          process={process}
          mayReadWorking={part !== null}
        />
      )}
      {part === null && <p className={styles.muted}>{t('revision.list.workingForParticipants')}</p>}
      {revisions.data.length > 0 && (
        <p className={styles.more}>
          <Link to="/drafts/$draftId/terms" params={{ draftId }}>
            {t('revision.list.follow')}
          </Link>
          {part !== null && <ToDraft draftId={draftId} />}
        </p>
      )}
    </>
  )
}

function Of({ name, language }: { name: string; language: string | undefined }) {
  const { t } = useTranslation()
  const [before, after] = t('revision.list.of', { draft: '|' }).split('|')
  return (
    <>
      {before}
      <bdi lang={language}>{name}</bdi>
      {after}
    </>
  )
}

function ToDraft({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  return (
    <Link to="/drafts/$draftId" params={{ draftId }}>
      {t('revision.toDraft')}
    </Link>
  )
}

/** What the secretariat brings to this list. */
function Pen({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  return (
    <p className={styles.pen}>
      <Link to="/drafts/$draftId/revisions/publish" params={{ draftId }}>
        {t('revision.list.publish')}
      </Link>
      <Link to="/drafts/$draftId/revisions/import" params={{ draftId }}>
        {t('revision.list.import')}
      </Link>
    </p>
  )
}
