/** Restoring a state: asked twice and with a reason, or the reason why one may not. */
import { Button, Textarea } from '@mantine/core'
import type { ParagraphMoment } from '@plenary/shared/history'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './history.module.css'
import { historyKeys } from './queries.ts'
import type { Subject } from './subject.ts'

interface Props {
  subject: Subject
  state: ParagraphMoment
  isNewest: boolean
  onDone(): void
}

export function Restore({ subject, state, isNewest, onDone }: Props) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { paragraphId } = subject
  const restore = useMutation({
    mutationFn: () =>
      call('restoreParagraph', {
        params: { id: paragraphId },
        body: { seq: state.seq, reason: reason.trim() },
      }),
    async onSuccess() {
      await Promise.all(
        [historyKeys.states(paragraphId), historyKeys.authors(paragraphId)].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      )
      setReason('')
      onDone()
    },
  })
  const { seq } = state
  const { reset } = restore
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is another question.
  useEffect(() => {
    setAsking(false)
    reset()
  }, [seq, reset])

  if (isNewest) return <p className={styles.note}>{t('history.isNow')}</p>
  if (subject.edit !== 'yes')
    return (
      <p className={styles.note}>
        {t('history.mayNot')} {t(`problem.${subject.edit}`)}
      </p>
    )
  if (!isAsking)
    return (
      <Button variant="default" className={styles.restore ?? ''} onClick={() => setAsking(true)}>
        {t('history.restore')}
      </Button>
    )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    restore.mutate()
  }
  return (
    <form className={styles.ask} onSubmit={submit}>
      <p>{t('history.restoreText')}</p>
      <Textarea
        label={t('history.reason')}
        description={t('history.reasonHint')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        ref={focusOnce}
      />
      {restore.error && <Problem error={restore.error} />}
      <div className={styles.actions}>
        <Button variant="default" onClick={() => setAsking(false)}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={restore.isPending} disabled={reason.trim() === ''}>
          {t('history.restoreYes')}
        </Button>
      </div>
    </form>
  )
}

const focusOnce = (field: HTMLTextAreaElement | null): void => field?.focus()
