/** Restoring a state: asked twice and with a reason, or the reason why one may not. */
import { Button, Textarea } from '@mantine/core'
import type { ParagraphMoment } from '@plenary/shared/history'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useApiForm } from '../ui/use-api-form.tsx'
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
  const { paragraphId } = subject
  const form = useApiForm('restoreParagraph', {
    initial: { reason: '' },
    body: ({ reason }) => ({ seq: state.seq, reason: reason.trim() }),
    send: (body) => call('restoreParagraph', { params: { id: paragraphId }, body }),
    async onSent() {
      await Promise.all(
        [historyKeys.states(paragraphId), historyKeys.authors(paragraphId)].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      )
      form.reset()
      onDone()
    },
  })
  const { seq } = state
  const forget = useRef(form.forget)
  forget.current = form.forget
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is another question.
  useEffect(() => {
    setAsking(false)
    forget.current()
  }, [seq])

  if (isNewest) return <p className={styles.note}>{t('history.isNow')}</p>
  if (subject.edit !== 'yes')
    return (
      <p className={styles.note}>
        {t('history.mayNot')} {reasonSaid(t, subject.edit)}
      </p>
    )
  if (!isAsking)
    return (
      <Button variant="default" className={styles.restore ?? ''} onClick={() => setAsking(true)}>
        {t('history.restore')}
      </Button>
    )
  return (
    <form {...form.props} className={styles.ask}>
      <p>{t('history.restoreText')}</p>
      <Textarea
        label={t('history.reason')}
        description={t('history.reasonHint')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        {...form.field('reason')}
        ref={focusOnce}
      />
      {form.refusal}
      <div className={styles.actions}>
        <Button variant="default" onClick={() => setAsking(false)}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={form.isSending} disabled={form.values.reason.trim() === ''}>
          {t('history.restoreYes')}
        </Button>
      </div>
    </form>
  )
}

const focusOnce = (field: HTMLTextAreaElement | null): void => field?.focus()
