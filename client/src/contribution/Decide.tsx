/** What the secretariat does with what was received: post it, or decline with a reason its authors read. */
import { Button, Textarea } from '@mantine/core'
import type { Contribution } from '@plenary/shared/contribution'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './contribution.module.css'

interface Props {
  contribution: Contribution
  put(contribution: Contribution): void
}

export function Decide({ contribution, put }: Props) {
  const { t } = useTranslation()
  const { id, consentToPublish } = contribution
  const [isDeclining, setDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const post = useMutation({
    mutationFn: () => call('publishContribution', { params: { id } }),
    onSuccess: (answer) => put(answer.contribution),
  })
  const decline = useMutation({
    mutationFn: () => call('declineContribution', { params: { id }, body: { reason: reason.trim() } }),
    onSuccess: (answer) => put(answer.contribution),
  })
  const error = post.error ?? decline.error
  const problem = useFocusOn<HTMLDivElement>(error)
  const form = useFocusOn<HTMLFormElement>(isDeclining)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    decline.mutate()
  }
  return (
    <section aria-labelledby="decide" className={styles.submit}>
      <h2 id="decide" className={styles.partTitle}>
        {t('contribution.decide.title')}
      </h2>
      <p className={styles.muted}>
        {t(consentToPublish ? 'contribution.decide.text' : 'problem.consent-missing')}
      </p>
      {error && <Problem error={error} ref={problem} />}
      {isDeclining ? (
        <form ref={form} tabIndex={-1} onSubmit={submit} className={styles.ask}>
          <Textarea
            required
            withAsterisk={false}
            autosize
            minRows={2}
            maxLength={1000}
            label={t('contribution.decide.reason')}
            description={t('contribution.decide.reasonHint')}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button type="submit" disabled={reason.trim() === ''} loading={decline.isPending}>
              {t('contribution.decide.decline')}
            </Button>
            <Button variant="default" onClick={() => setDeclining(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.buttons}>
          <Button disabled={!consentToPublish} loading={post.isPending} onClick={() => post.mutate()}>
            {t('contribution.decide.post')}
          </Button>
          <Button variant="default" onClick={() => setDeclining(true)}>
            {t('contribution.decide.decline')}
          </Button>
        </div>
      )}
    </section>
  )
}
