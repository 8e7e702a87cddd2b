/** Imports a draft: choose a file or paste a text, look at what would become of it, then commit. */
import { Alert, Button } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import { type ImportInput, type ImportPreview, importMaxCharacters } from '@plenary/shared/draft'
import type { Language } from '@plenary/shared/language'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { meQuery, processQuery } from '../api/queries.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
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
          {reasonSaid(t, verdict)}
        </Alert>
      )}
    </>
  )
}

const inputOf = ({ title, language, format, text }: ImportForm): ImportInput => ({
  title,
  language,
  source: { format, text },
})

function Importing({ slug, language }: { slug: string; language: Language }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [fault, setFault] = useState<SourceFault | null>(null)
  /** What the person chose themselves is not guessed over. */
  const chosen = useRef({ title: false, format: false })
  const result = useRef<HTMLHeadingElement>(null)
  const form = useApiForm('previewImport', {
    initial: (): ImportForm => ({ title: '', language, format: 'text', text: '' }),
    body: inputOf,
    fieldOf: ([part]) => (part === 'title' ? 'title' : 'text'),
    judge: () => (fault ? { text: t(`import.fault.${fault}`) } : {}),
    send: (body) => call('previewImport', { params: { slug }, body }),
    onSent: setPreview,
  })
  const commit = useMutation({
    mutationFn: (body: ImportInput) => call('importDraft', { params: { slug }, body }),
    onSuccess: ({ draft }) => {
      void cache.invalidateQueries({ queryKey: queryKeys.process(slug) })
      void navigate({ to: '/drafts/$draftId', params: { draftId: draft.id } })
    },
  })
  useEffect(() => {
    if (preview) result.current?.focus()
  }, [preview])

  /** What was seen before was of another text. */
  const put = (changes: Partial<ImportForm>): void => {
    form.change(changes)
    form.forget()
    setPreview(null)
    commit.reset()
  }
  const change = (changes: Partial<ImportForm>): void => {
    if ('title' in changes) chosen.current.title = changes.title !== ''
    if ('format' in changes) chosen.current.format = true
    const next = { ...form.values, ...changes }
    if ('text' in changes) {
      setFault(next.text.length > importMaxCharacters ? 'too-large' : null)
      if (!chosen.current.format) next.format = guessFormat(next.text)
      if (!chosen.current.title) next.title = guessTitle(next.text, next.format)
    }
    put(next)
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
    put({ ...read, ...(chosen.current.title ? { title: form.values.title } : {}) })
  }
  return (
    <>
      <p className={styles.intro}>{t('import.intro')}</p>
      <form {...form.props} className={styles.form}>
        <ImportFields
          form={form.values}
          fault={fault}
          errorOf={form.error}
          onChange={change}
          onFile={(file) => void choose(file)}
        />
        <Button type="submit" variant={preview ? 'default' : 'filled'} loading={form.isSending}>
          {t('import.preview')}
        </Button>
      </form>
      {form.refusal && (
        <div className={styles.problem}>
          {form.refusal}
          <p className={styles.hint}>{t('import.keptHere')}</p>
        </div>
      )}
      {preview && (
        <section className={styles.result} aria-labelledby="import-result">
          <h2 id="import-result" tabIndex={-1} ref={result}>
            {t('import.result')}
          </h2>
          <Preview preview={preview} language={form.values.language} text={form.values.text} />
          {commit.error && (
            <div className={styles.problem}>
              <Problem error={commit.error} />
              <p className={styles.hint}>{t('import.keptHere')}</p>
            </div>
          )}
          <div className={styles.commit}>
            <Button onClick={() => commit.mutate(inputOf(form.values))} loading={commit.isPending}>
              {t('import.commit')}
            </Button>
            <p className={styles.hint}>{t('import.commitHint')}</p>
          </div>
        </section>
      )}
    </>
  )
}
