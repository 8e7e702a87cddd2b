/** Imports a draft: choose a file or paste a text, look at what would become of it, then commit. */
import { Alert, Button } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import { type ImportInput, type ImportPreview, importMaxCharacters } from '@plenary/shared/draft'
import type { Language } from '@plenary/shared/language'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { meQuery, processQuery } from '../api/queries.ts'
import { platformNow } from '../live/clock.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ImportFields, type ImportForm } from './ImportFields.tsx'
import styles from './import.module.css'
import { Preview } from './Preview.tsx'
import { guessFormat, guessTitle, readSource, type SourceFault } from './source-file.ts'
import { actorIn } from './use-draft.ts'

export function ImportPage({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const process = useQuery(processQuery(slug))
  const me = useQuery(meQuery)
  useTitle(t('import.title'))
  if (process.error) return <Problem error={process.error} retry={() => void process.refetch()} />
  if (!process.data || me.isPending) return <Shape kinds={['title', 'line', 'block', 'short']} />
  const actor = actorIn(me.data, process.data.id)
  const verdict = can(actor, 'draft.import', { processId: process.data.id }, platformNow())
  return (
    <>
      <p className={styles.back}>
        <Link to="/processes/$slug" params={{ slug }}>
          {process.data.title}
        </Link>
      </p>
      <h1>{t('import.title')}</h1>
      {verdict === 'yes' ? (
        <Importing slug={slug} language={process.data.language} />
      ) : (
        <Alert color="yellow" variant="light">
          {t(`problem.${verdict}`)}
        </Alert>
      )}
    </>
  )
}

function Importing({ slug, language }: { slug: string; language: Language }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const [form, setForm] = useState<ImportForm>({ title: '', language, format: 'text', text: '' })
  const [fault, setFault] = useState<SourceFault | null>(null)
  /** What the person chose themselves is not guessed over. */
  const chosen = useRef({ title: false, format: false })
  const result = useRef<HTMLHeadingElement>(null)
  const input = (): ImportInput => ({
    title: form.title,
    language: form.language,
    source: { format: form.format, text: form.text },
  })
  const preview = useMutation({
    mutationFn: (body: ImportInput): Promise<ImportPreview> =>
      call('previewImport', { params: { slug }, body }),
  })
  const commit = useMutation({
    mutationFn: (body: ImportInput) => call('importDraft', { params: { slug }, body }),
    onSuccess: ({ draft }) => {
      void cache.invalidateQueries({ queryKey: queryKeys.process(slug) })
      void navigate({ to: '/drafts/$draftId', params: { draftId: draft.id } })
    },
  })
  useEffect(() => {
    if (preview.data) result.current?.focus()
  }, [preview.data])

  const change = (changes: Partial<ImportForm>): void => {
    if ('title' in changes) chosen.current.title = changes.title !== ''
    if ('format' in changes) chosen.current.format = true
    const next = { ...form, ...changes }
    if ('text' in changes) {
      setFault(next.text.length > importMaxCharacters ? 'too-large' : null)
      if (!chosen.current.format) next.format = guessFormat(next.text)
      if (!chosen.current.title) next.title = guessTitle(next.text, next.format)
    }
    setForm(next)
    preview.reset()
    commit.reset()
  }
  const choose = async (file: File): Promise<void> => {
    const read = await readSource(file)
    if (typeof read === 'string') {
      // What stands in the field already stays there.
      setFault(read)
      return
    }
    setFault(null)
    chosen.current.format = false
    setForm((have) => ({ ...have, ...read, title: chosen.current.title ? have.title : read.title }))
    preview.reset()
    commit.reset()
  }
  const isReady = form.text.trim() !== '' && form.title.trim() !== '' && fault === null
  const look = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady) preview.mutate(input())
  }
  return (
    <>
      <p className={styles.intro}>{t('import.intro')}</p>
      <form onSubmit={look} className={styles.form}>
        <ImportFields form={form} fault={fault} onChange={change} onFile={(file) => void choose(file)} />
        <Button
          type="submit"
          variant={preview.data ? 'default' : 'filled'}
          loading={preview.isPending}
          disabled={!isReady}
        >
          {t('import.preview')}
        </Button>
        {!isReady && fault === null && <p className={styles.hint}>{t('import.needed')}</p>}
      </form>
      {preview.error && (
        <div className={styles.problem}>
          <Problem error={preview.error} />
          <p className={styles.hint}>{t('import.keptHere')}</p>
        </div>
      )}
      {preview.data && (
        <section className={styles.result} aria-labelledby="import-result">
          <h2 id="import-result" tabIndex={-1} ref={result}>
            {t('import.result')}
          </h2>
          <Preview preview={preview.data} language={form.language} text={form.text} />
          {commit.error && (
            <div className={styles.problem}>
              <Problem error={commit.error} />
              <p className={styles.hint}>{t('import.keptHere')}</p>
            </div>
          )}
          <div className={styles.commit}>
            <Button onClick={() => commit.mutate(input())} loading={commit.isPending}>
              {t('import.commit')}
            </Button>
            <p className={styles.hint}>{t('import.commitHint')}</p>
          </div>
        </section>
      )}
    </>
  )
}
