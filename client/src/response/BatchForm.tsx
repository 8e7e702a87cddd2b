/** Answers many passages at one go: one outcome, a reason for all, and a reason of its own where one is written. */
import { Textarea } from '@mantine/core'
import type { NewAnswer, Passage } from '@plenary/shared/response'
import { useTranslation } from '../i18n/use-translation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { OutcomeField } from './AnswerFields.tsx'
import styles from './MatrixPage.module.css'
import { nameOfPassage } from './names.ts'

export type Given = NewAnswer & { id: string }

interface Props {
  passages: Passage[]
  save(answers: Given[]): Promise<void>
  onClose(): void
}

/** [MTX3] Whoever has a reason of their own keeps it. */
const answersFor = (
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
  const form = useApiForm('answerPassages', {
    initial: (): { outcome: NewAnswer['outcome'] | null; common: string; own: Record<string, string> } => ({
      outcome: null,
      common: '',
      own: {},
    }),
    body: ({ outcome, common, own }) => ({ answers: answersFor(passages, outcome ?? 'noted', common, own) }),
    judge({ outcome, common, own }) {
      if (!outcome) return { outcome: t('response.form.needOutcome') }
      const lacks = answersFor(passages, outcome, common, own).some(({ reason }) => reason === '')
      return lacks ? { common: t('response.form.needReason') } : {}
    },
    fieldOf: ([_answers, _nth, part]) => (part === 'reason' ? 'common' : null),
    send: ({ answers }) => save(answers as Given[]),
  })
  const { outcome, own } = form.values
  return (
    <Dialog title={t('response.batch.title')} isWide onClose={onClose}>
      <form {...form.props} className={styles.form}>
        <OutcomeField
          name="batch"
          value={outcome}
          fault={form.error('outcome')}
          onChange={(chosen) => form.change({ outcome: chosen })}
        />
        <Textarea
          label={t('response.batch.common')}
          description={t('response.batch.commonHint')}
          {...form.field('common')}
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
                form.change({ own: { ...own, [passage.id]: value } })
              }}
              autosize
              minRows={1}
              dir="auto"
            />
          </div>
        ))}
        <FormEnd
          form={form}
          submit={t('response.batch.save', { count: passages.length })}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
