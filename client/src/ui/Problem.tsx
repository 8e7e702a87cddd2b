/** A problem in the reader's words: what happened and what to do, with a number for support where there is one. */
import { Button } from '@mantine/core'
import type { Ref } from 'react'
import { ProblemError } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Problem.module.css'

interface Props {
  error: unknown
  /** Offered as a button when trying again may help. */
  retry?: () => void
  /** Takes focus, so that a form can lead the person here. */
  ref?: Ref<HTMLDivElement>
}

export function Problem({ error, retry, ref }: Props) {
  const { t } = useTranslation()
  const problem = error instanceof ProblemError ? error : null
  const sentence = reasonSaid(t, problem?.code ?? 'internal')
  const reference = problem && problem.status >= 500 ? problem.requestId : undefined
  return (
    <div role="alert" tabIndex={-1} ref={ref} className={styles.problem}>
      <p className={styles.text}>{sentence}</p>
      {reference && <p className={styles.detail}>{t('common.reference', { id: reference })}</p>}
      {retry && (
        <Button variant="default" onClick={retry} className={styles.action ?? ''}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  )
}
