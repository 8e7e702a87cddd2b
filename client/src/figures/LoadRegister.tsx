/** For the secretariat: loads the register of a meeting from a CSV file without names. */
import { Button, FileInput, NativeSelect, Title } from '@mantine/core'
import type { ProcessView } from '@plenary/shared/process'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, ProblemError } from '../api/call.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './figures.module.css'
import { figuresKey } from './queries.ts'

export function LoadRegister({ process }: { process: ProcessView }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const stages = process.stages.filter(({ kind }) => kind !== 'milestone')
  const [stageId, setStage] = useState(stages[0]?.id ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [lacksFile, setLacksFile] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [said, setSaid] = useState('')
  const [isLoading, setLoading] = useState(false)
  const failure = useRef<HTMLDivElement>(null)
  const load = async (): Promise<void> => {
    setLacksFile(!file)
    if (!file) return
    setLoading(true)
    setError(null)
    setSaid('')
    try {
      const csv = await file.text()
      const { people } = await call('loadRegister', { params: { id: stageId }, body: { csv } })
      setSaid(t('figures.load.loaded', { count: people }))
      setFile(null)
      await cache.invalidateQueries({ queryKey: figuresKey(process.slug) })
    } catch (failed) {
      setError(failed)
      setTimeout(() => failure.current?.focus(), 0)
    }
    setLoading(false)
  }
  return (
    <section className={styles.load} aria-labelledby="load-register">
      <Title order={2} id="load-register">
        {t('figures.load.title')}
      </Title>
      <p className={styles.muted}>{t('figures.load.text')}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void load()
        }}
      >
        <NativeSelect
          label={t('figures.load.stage')}
          value={stageId}
          onChange={(event) => setStage(event.currentTarget.value)}
          data={stages.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <FileInput
          label={t('figures.load.file')}
          placeholder={t('figures.load.pick')}
          accept=".csv,text/csv"
          value={file}
          onChange={(chosen) => {
            setFile(chosen)
            setLacksFile(false)
          }}
          error={lacksFile ? t('figures.load.chooseFile') : undefined}
        />
        <Button type="submit" loading={isLoading}>
          {t('figures.load.submit')}
        </Button>
      </form>
      <p role="status" className={styles.done}>
        {said}
      </p>
      {error !== null && (
        <div ref={failure} tabIndex={-1}>
          <Problem error={error} />
          {/* Which line, which column: in the words of the server, which saw the file. */}
          {error instanceof ProblemError && error.detail && (
            <p dir="ltr" lang="en" className={styles.detail}>
              {error.detail}
            </p>
          )}
          <p className={styles.muted}>{t('figures.load.failed')}</p>
        </div>
      )}
    </section>
  )
}
