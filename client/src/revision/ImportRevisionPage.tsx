/** Imports a version that came as a file: choose it, see how it matches the draft, confirm what is uncertain, publish. */
import { Alert, Button, Title } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import type { AnswerOf } from '@plenary/shared/api'
import type { DraftView } from '@plenary/shared/draft'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { placeOfDraft } from '../api/places.ts'
import { draftQuery, meQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import styles from './ImportRevisionPage.module.css'
import { Pairs } from './Pairs.tsx'
import { PublishForm } from './PublishForm.tsx'
import { type Decisions, type Known, leftOf, sentOf } from './pair-decisions.ts'
import type { bodyOf } from './publish-form.ts'
import { revisionKeys, revisionQuery, revisionsQuery } from './queries.ts'
import { nothingChosen, type SourceChosen, SourceFields } from './SourceFields.tsx'

export function ImportRevisionPage({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  useTitle(t('revision.import.title'))
  const draft = useQuery(draftQuery(draftId))
  const me = useQuery(meQuery)
  if (!draft.data || me.isPending)
    return (
      <Waiting title={t('revision.import.title')} error={draft.error} retry={() => void draft.refetch()} />
    )
  const { process } = draft.data
  const verdict = can(
    actorIn(me.data, process.id),
    'revision.publish',
    placeOfDraft(process.id, draftId),
    platformNow(),
  )
  return (
    <>
      <Crumbs process={process} draftId={draftId} />
      <Title order={1}>{t('revision.import.title')}</Title>
      {verdict === 'yes' ? (
        <>
          <p className={styles.intro}>{t('revision.import.intro')}</p>
          <Importing draft={draft.data} />
        </>
      ) : (
        <Alert color="yellow" variant="light" mt="md">
          {reasonSaid(t, verdict)}
        </Alert>
      )}
    </>
  )
}

/** The paragraphs a file is matched with: those of the newest text, or of the working text where there is none. */
function useKnown(draft: DraftView): ReadonlyMap<string, Known> {
  const newest = useQuery(revisionsQuery(draft.id)).data?.at(-1)
  const { data } = useQuery({ ...revisionQuery(newest?.id ?? ''), enabled: newest !== undefined })
  return useMemo(
    () =>
      new Map([
        ...draft.paragraphs.map(({ id, label, text }) => [id, { label, text }] as const),
        ...(data?.paragraphs ?? []).map(
          ({ paragraphId, label, text }) => [paragraphId, { label, text }] as const,
        ),
      ]),
    [draft.paragraphs, data],
  )
}

function Importing({ draft }: { draft: DraftView }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const [decisions, setDecisions] = useState<Decisions>({})
  const params = { id: draft.id }
  const [preview, setPreview] = useState<AnswerOf<'previewRevisionImport'> | null>(null)
  const form = useApiForm('previewRevisionImport', {
    initial: nothingChosen,
    body: ({ format, text }) => ({ source: { format, text } }),
    fieldOf: () => 'text',
    judge: ({ fault }) => (fault ? { text: t(`import.fault.${fault}`) } : {}),
    send: (body) => call('previewRevisionImport', { params, body }),
    onSent(seen) {
      setPreview(seen)
      setDecisions({})
    },
  })
  const source = form.values
  const commit = useMutation({
    mutationFn: ({ textCode: _, ...about }: ReturnType<typeof bodyOf>) =>
      call('importRevision', {
        params,
        body: {
          source: { format: source.format, text: source.text },
          ...about,
          decisions: sentOf(preview?.pairs ?? [], decisions),
        },
      }),
    onSuccess: async ({ revision }) => {
      await cache.invalidateQueries({ queryKey: revisionKeys.ofDraft(draft.id) })
      void cache.invalidateQueries({ queryKey: revisionKeys.ofProcess(draft.process.slug) })
      await navigate({ to: '/revisions/$id', params: { id: revision.id } })
    },
  })
  const known = useKnown(draft)
  const result = useFocusOn<HTMLHeadingElement>(preview)
  const about = useRef<HTMLHeadingElement>(null)
  const change = (next: SourceChosen): void => {
    form.change(next)
    form.forget()
    setPreview(null)
    commit.reset()
  }
  const left = preview ? leftOf(preview.pairs, decisions).length : 0
  return (
    <>
      <form {...form.props} className={styles.form}>
        <SourceFields
          source={source}
          language={draft.language}
          error={form.error('text')}
          onChange={change}
        />
        <div className={styles.row}>
          <Button type="submit" variant={preview ? 'default' : 'filled'} loading={form.isSending}>
            {t('revision.import.preview')}
          </Button>
        </div>
      </form>
      {form.refusal && (
        <div className={styles.problem}>
          {form.refusal}
          <p className={styles.hint}>{t('revision.import.kept')}</p>
        </div>
      )}
      {preview && (
        <section className={styles.result} aria-labelledby="import-result">
          <h2 id="import-result" tabIndex={-1} ref={result}>
            {t('revision.import.result')}
          </h2>
          <Pairs
            language={draft.language}
            known={known}
            preview={preview}
            decisions={decisions}
            onDecide={(decided) => setDecisions((have) => ({ ...have, ...decided }))}
            onReopen={(nth) => setDecisions(({ [nth]: _, ...rest }) => rest)}
            onDone={() => about.current?.focus()}
          />
          <h2 tabIndex={-1} ref={about}>
            {t('revision.import.details')}
          </h2>
          <PublishForm
            texts={[]}
            language={draft.language}
            begin={null}
            pending={commit.isPending}
            error={commit.error}
            submit={t('revision.import.commit')}
            kept={t('revision.import.kept')}
            waitsFor={left > 0 ? t('revision.import.left', { count: left }) : null}
            onSubmit={(body) => commit.mutate(body)}
          />
          <p className={styles.hint}>{t('revision.import.commitHint')}</p>
        </section>
      )}
    </>
  )
}
