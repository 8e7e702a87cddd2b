/** The record as it stands now, signed: number, root, key; and how to keep it. */
import { Button, Title } from '@mantine/core'
import { fingerprintOf } from '@plenary/shared/checkpoint'
import type { Checkpoint } from '@plenary/shared/record'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { checkpointQuery } from './queries.ts'
import styles from './record.module.css'

export function CheckpointCard() {
  const { t } = useTranslation()
  const { data: checkpoint, error, refetch } = useQuery(checkpointQuery)
  return (
    <>
      <Title order={3} className={styles.heading}>
        {t('record.checkpoint.title')}
      </Title>
      <p>{t('record.checkpoint.text')}</p>
      {error && !checkpoint && <Problem error={error} retry={() => void refetch()} />}
      {!checkpoint && !error && <Shape kinds={['line', 'short']} />}
      {checkpoint && (
        <>
          <dl className={styles.fields}>
            <div className={styles.field}>
              <dt>{t('record.checkpoint.number')}</dt>
              <dd>{checkpoint.number}</dd>
            </div>
            <div className={styles.field}>
              <dt>{t('record.checkpoint.at')}</dt>
              <dd>
                <Moment at={checkpoint.at} timeZone="UTC" />
              </dd>
            </div>
            <div className={styles.field}>
              <dt>{t('record.checkpoint.root')}</dt>
              <dd>
                <code dir="ltr">{checkpoint.hash}</code>
              </dd>
            </div>
            <div className={styles.field}>
              <dt>{t('record.checkpoint.key')}</dt>
              <dd>
                <code dir="ltr">{fingerprintOf(checkpoint.key)}</code>
              </dd>
            </div>
          </dl>
          <Button variant="default" onClick={() => keep(checkpoint)}>
            {t('record.checkpoint.keep')}
          </Button>
        </>
      )}
    </>
  )
}

/** Hands the checkpoint over as a file, exactly as it was signed. */
function keep(checkpoint: Checkpoint): void {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(checkpoint, null, 2)}\n`], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = `plenary-checkpoint-${checkpoint.number}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
