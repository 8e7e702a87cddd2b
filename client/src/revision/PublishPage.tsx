/** Publishing the working text: what it is called and dated; a refusal keeps everything that was entered. */
import { Alert, Title } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import type { DraftView } from '@plenary/shared/draft'
import type { RevisionSummary } from '@plenary/shared/revision'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../api/call.ts'
import { placeOfDraft } from '../api/places.ts'
import { draftQuery, meQuery, processQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { formatDay } from '../i18n/dates.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Facts, FinalAct } from '../ui/FinalAct.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { PublishForm } from './PublishForm.tsx'
import { nextText, type PublishBody } from './publish-form.ts'
import { revisionKeys, revisionsQuery } from './queries.ts'
import styles from './RevisionsPage.module.css'

export function PublishPage({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  useTitle(t('revision.publish.title'))
  const cache = useQueryClient()
  const draft = useQuery(draftQuery(draftId))
  const me = useQuery(meQuery)
  const slug = draft.data?.process.slug
  const process = useQuery({ ...processQuery(slug ?? ''), enabled: slug !== undefined })
  const revisions = useQuery(revisionsQuery(draftId))
  const error = draft.error ?? process.error ?? revisions.error
  if (!draft.data || me.isPending || !process.data || !revisions.data)
    return (
      <Waiting
        title={t('revision.publish.title')}
        error={error}
        retry={() => void Promise.all([draft.refetch(), revisions.refetch()])}
      />
    )
  const { process: ofDraft } = draft.data
  const verdict = can(
    actorIn(me.data, ofDraft.id),
    'revision.publish',
    placeOfDraft(ofDraft.id, draftId),
    platformNow(),
  )
  return (
    <>
      <Crumbs process={ofDraft} draftId={draftId} />
      <Title order={1}>{t('revision.publish.title')}</Title>
      {verdict === 'yes' ? (
        <>
          <p className={styles.intro}>{t('revision.publish.intro')}</p>
          <FinalAct<PublishBody, DraftView, RevisionSummary>
            write={({ review, isPreparing }) => (
              <PublishForm
                texts={process.data.texts}
                language={draft.data.language}
                begin={nextText(process.data.texts, draft.data.textCode, revisions.data)}
                pending={isPreparing}
                error={null}
                submit={t('revision.publish.review')}
                kept={t('revision.publish.kept')}
                onSubmit={review}
              />
            )}
            // What is to be published is counted as it stands now.
            prepare={() => cache.fetchQuery({ ...draftQuery(draftId), staleTime: 0 })}
            review={(view, body) => <ToPublish view={view} body={body} />}
            warning={() => t('revision.publish.warning')}
            confirm={() => t('revision.publish.submit')}
            carryOut={(body) => call('publishRevision', { params: { id: draftId }, body })}
            receipt={({ id, symbol, hash, title }) => ({
              done: t('revision.publish.done'),
              facts: [
                { name: t('revision.publish.name'), value: <bdi lang={draft.data.language}>{title}</bdi> },
                { name: t('revision.symbol'), value: <bdi dir="ltr">{symbol}</bdi> },
                { name: t('revision.hash'), value: <code dir="ltr">{hash}</code> },
              ],
              next: [
                <Link key="text" to="/revisions/$id" params={{ id }}>
                  {t('revision.publish.nextText')}
                </Link>,
                <Link key="note" to="/revisions/$id/changes" params={{ id }}>
                  {t('revision.publish.nextNote')}
                </Link>,
              ],
            })}
            onDone={() => {
              void cache.invalidateQueries({ queryKey: revisionKeys.ofDraft(draftId) })
              if (slug) void cache.invalidateQueries({ queryKey: revisionKeys.ofProcess(slug) })
            }}
          />
        </>
      ) : (
        <Alert color="yellow" variant="light" mt="md">
          {reasonSaid(t, verdict)}
        </Alert>
      )}
    </>
  )
}

/** Everything that will stand for ever, as it was entered, and how much text it is. */
function ToPublish({ view, body }: { view: DraftView; body: PublishBody }) {
  const { t, i18n } = useTranslation()
  const day = (date: string | null | undefined): string => (date ? formatDay(date, i18n.language) : '')
  const rows: [string, string | null | undefined][] = [
    [t('revision.publish.name'), body.title],
    [t('revision.symbol'), body.symbol],
    [t('revision.dated'), day(body.dated)],
    [t('revision.issued'), day(body.issued)],
    [t('revision.note'), body.note],
    [
      t('revision.publish.extent'),
      t('process.draftParagraphs', {
        count: view.paragraphs.filter(({ kind }) => kind === 'paragraph').length,
      }),
    ],
  ]
  return (
    <Facts facts={rows.flatMap(([name, value]) => (value ? [{ name, value: <bdi>{value}</bdi> }] : []))} />
  )
}
