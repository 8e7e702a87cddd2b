/** Publishing the working text: what it is called and dated; a refusal keeps everything that was entered. */
import { Alert, Title } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { placeOfDraft } from '../api/places.ts'
import { draftQuery, meQuery, processQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { platformNow } from '../live/clock.ts'
import { useTitle } from '../ui/use-title.ts'
import { Crumbs } from './Crumbs.tsx'
import { PublishForm } from './PublishForm.tsx'
import { nextText, type PublishBody } from './publish-form.ts'
import { revisionKeys, revisionsQuery } from './queries.ts'
import styles from './RevisionsPage.module.css'
import { Waiting } from './Waiting.tsx'

export function PublishPage({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  useTitle(t('revision.publish.title'))
  const navigate = useNavigate()
  const cache = useQueryClient()
  const draft = useQuery(draftQuery(draftId))
  const me = useQuery(meQuery)
  const slug = draft.data?.process.slug
  const process = useQuery({ ...processQuery(slug ?? ''), enabled: slug !== undefined })
  const revisions = useQuery(revisionsQuery(draftId))
  const publish = useMutation({
    mutationFn: (body: PublishBody) => call('publishRevision', { params: { id: draftId }, body }),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: revisionKeys.ofDraft(draftId) })
      if (slug) void cache.invalidateQueries({ queryKey: revisionKeys.ofProcess(slug) })
      await navigate({ to: '/revisions/$id', params: { id } })
    },
  })
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
          <PublishForm
            texts={process.data.texts}
            language={draft.data.language}
            begin={nextText(process.data.texts, draft.data.textCode, revisions.data)}
            pending={publish.isPending}
            error={publish.error}
            submit={t('revision.publish.submit')}
            kept={t('revision.publish.kept')}
            onSubmit={(body) => publish.mutate(body)}
          />
        </>
      ) : (
        <Alert color="yellow" variant="light" mt="md">
          {t(`problem.${verdict}`)}
        </Alert>
      )}
    </>
  )
}
