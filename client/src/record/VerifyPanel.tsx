/** Verify in the browser, keep a checkpoint, compare with one that was kept, take the record along as a file. */
import { Button, FileInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery, processesQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { CheckpointCard } from './CheckpointCard.tsx'
import { Result } from './Result.tsx'
import styles from './record.module.css'
import { useVerification } from './use-verification.ts'

export function VerifyPanel({ process }: { process: string | undefined }) {
  const { t } = useTranslation()
  const { verification, verify } = useVerification()
  const [kept, setKept] = useState<{ file: File; value: unknown } | null>(null)
  const running = verification.state === 'running'

  const take = (file: File | null): void => {
    if (!file) setKept(null)
    else void file.text().then((text) => setKept({ file, value: parsed(text) }))
  }
  return (
    <section className={styles.panel} aria-labelledby="verify">
      <Title order={2} id="verify">
        {t('record.verify.title')}
      </Title>
      <p>{t('record.verify.text')}</p>
      <Button loading={running} onClick={() => verify(kept?.value ?? null)}>
        {t('record.verify.button')}
      </Button>
      {running && (
        <div className={styles.progress}>
          <progress
            aria-label={t('record.verify.progress')}
            max={Math.max(1, verification.of)}
            value={verification.done}
          />
          <span className={styles.muted}>
            {t('record.verify.running', { done: verification.done, of: verification.of })}
          </span>
        </div>
      )}
      <div aria-live="polite">
        {verification.state === 'done' && (
          <Result verified={verification.verified} witnessed={kept !== null} />
        )}
      </div>
      {verification.state === 'failed' && <Problem error={verification.error} />}
      <FileInput
        label={t('record.verify.kept')}
        description={t('record.verify.keptHint')}
        placeholder={t('record.verify.choose')}
        accept=".json,application/json"
        clearable
        clearButtonProps={{ 'aria-label': t('record.verify.clear') }}
        value={kept?.file ?? null}
        onChange={take}
      />
      <CheckpointCard />
      <Files process={process} />
    </section>
  )
}

/** What is no JSON is no checkpoint: the verifier says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Downloads of the record, opened for a process only where the reader takes part in it. */
function Files({ process }: { process: string | undefined }) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const { data: processes } = useQuery(processesQuery)
  const slugs = me?.participations.map((each) => each.process.slug) ?? []
  const mine = (processes?.items ?? []).filter(
    ({ slug }) => slugs.includes(slug) && (process === undefined || slug === process),
  )
  return (
    <>
      <Title order={3} className={styles.heading}>
        {t('record.files.title')}
      </Title>
      <p>
        {t('record.files.text')}{' '}
        <code dir="ltr" className={styles.command}>
          plenary verify --record FILE
        </code>
      </p>
      <ul className={styles.files}>
        <li>
          <a href="/api/record/export" download>
            {t('record.files.public')}
          </a>
        </li>
        {mine.map(({ slug, title, language }) => (
          <li key={slug}>
            <a href={`/api/record/export?process=${encodeURIComponent(slug)}`} download>
              {t('record.files.mine')} <bdi lang={language}>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {mine.length > 0 && <p className={styles.muted}>{t('record.files.recorded')}</p>}
    </>
  )
}
