/** For the secretariat: loads the register of a meeting from a CSV file without names. */
import { Button, FileInput, NativeSelect, Title } from '@mantine/core'
import type { ProcessView } from '@plenary/shared/process'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { call, ProblemError } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useSchemaForm } from '../ui/use-api-form.tsx'
import styles from './figures.module.css'
import { figuresKey } from './queries.ts'

/** The file is judged by the server, line by line. */
const chosen = z.object({
  stageId: z.string().min(1),
  file: z.custom<File>((value) => value instanceof File),
})

export function LoadRegister({ process }: { process: ProcessView }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const stages = process.stages.filter(({ kind }) => kind !== 'milestone')
  const [said, setSaid] = useState('')
  const form = useSchemaForm(chosen, {
    initial: () => ({ stageId: stages[0]?.id ?? '', file: null as File | null }),
    body: (values) => values,
    judge: ({ file }) => (file ? {} : { file: t('figures.load.chooseFile') }),
    async send({ stageId, file }) {
      setSaid('')
      const csv = (await file?.text()) ?? ''
      return call('loadRegister', { params: { id: stageId }, body: { csv } })
    },
    async onSent({ people }) {
      setSaid(t('figures.load.loaded', { count: people }))
      form.change({ file: null })
      await cache.invalidateQueries({ queryKey: figuresKey(process.slug) })
    },
  })
  return (
    <section className={styles.load} aria-labelledby="load-register">
      <Title order={2} id="load-register">
        {t('figures.load.title')}
      </Title>
      <p className={styles.muted}>{t('figures.load.text')}</p>
      <form {...form.props} className={styles.form}>
        <NativeSelect
          label={t('figures.load.stage')}
          {...form.field('stageId')}
          data={stages.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <FileInput
          label={t('figures.load.file')}
          placeholder={t('figures.load.pick')}
          accept=".csv,text/csv"
          {...form.field('file')}
        />
        <Button type="submit" loading={form.isSending}>
          {t('figures.load.submit')}
        </Button>
      </form>
      <p role="status" className={styles.done}>
        {said}
      </p>
      {form.refusal && (
        <div>
          {form.refusal}
          {/* Which line, which column: in the words of the server, which saw the file. */}
          {form.refused instanceof ProblemError && form.refused.detail && (
            <p dir="ltr" lang="en" className={styles.detail}>
              {form.refused.detail}
            </p>
          )}
          <p className={styles.muted}>{t('figures.load.failed')}</p>
        </div>
      )}
    </section>
  )
}
