/** Answers many passages at one go: one outcome, a reason for all, and a reason of its own where one is written. */
import { Button, Textarea } from '@mantine/core'
import type { NewAnswer, Passage } from '@plenary/shared/response'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../draft/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { OutcomeField } from './AnswerForm.tsx'
import styles from './MatrixPage.module.css'
import { nameOfPassage } from './names.ts'

export type Given = NewAnswer & { id: string }

interface Props {
  passages: Passage[]
  save(answers: Given[]): Promise<void>
  onClose(): void
}

/** [MTX3] Whoever has a reason of their own keeps it. */
export const answersFor = (
  passages: Pick<Passage, 'id'>[],
  outcome: NewAnswer['outcome'],
  common: string,
  own: Readonly<Record<string, string>>,
): Given[] =>
  passages.map(({ id }) => ({
    id,
    outcome,
    reason: (own[id] ?? '').trim() || common.trim(),
    revisionId: null,
    words: null,
  }))

export function BatchForm({ passages, save, onClose }: Props) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<NewAnswer['outcome'] | null>(null)
  const [common, setCommon] = useState('')
  const [own, setOwn] = useState<Record<string, string>>({})
  const [fault, setFault] = useState<'outcome' | 'reason' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const send = async (): Promise<void> => {
    if (!outcome) return setFault('outcome')
    const answers = answersFor(passages, outcome, common, own)
    if (answers.some(({ reason }) => reason === '')) return setFault('reason')
    setSaving(true)
    setError(null)
    try {
      await save(answers)
    } catch (failed) {
      setError(failed)
      setSaving(false)
    }
  }
  return (
    <Dialog title={t('response.batch.title')} isWide onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <OutcomeField
          name="batch"
          value={outcome}
          fault={fault === 'outcome'}
          onChange={(chosen) => {
            setOutcome(chosen)
            setFault(null)
          }}
        />
        <Textarea
          label={t('response.batch.common')}
          description={t('response.batch.commonHint')}
          value={common}
          error={fault === 'reason' ? t('response.form.needReason') : undefined}
          onChange={(event) => {
            setCommon(event.currentTarget.value)
            setFault(null)
          }}
          autosize
          minRows={2}
          dir="auto"
        />
        {passages.map((passage) => (
          <div key={passage.id} className={styles.own}>
            {passage.quote && (
              <blockquote className={styles.ownQuote} dir="auto">
                {passage.quote.exact}
              </blockquote>
            )}
            <Textarea
              label={t('response.batch.own', { name: nameOfPassage(passage, t) })}
              value={own[passage.id] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget
                setOwn((before) => ({ ...before, [passage.id]: value }))
              }}
              autosize
              minRows={1}
              dir="auto"
            />
          </div>
        ))}
        {error !== null && <Problem error={error} />}
        <div className={styles.formActs}>
          <Button type="submit" loading={isSaving}>
            {t('response.batch.save', { count: passages.length })}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
