/** The secretariat's answer to one passage, written in place and by keyboard. */
import { Button, Textarea } from '@mantine/core'
import type { NewAnswer, Passage } from '@plenary/shared/response'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { formKeys } from '../ui/form-keys.ts'
import { useApiForm } from '../ui/use-api-form.tsx'
import { OutcomeField, type Wish, WordsFields } from './AnswerFields.tsx'
import styles from './MatrixPage.module.css'
import { nameOfPassage } from './names.ts'

interface Props {
  passage: Passage
  /** Resolves once it is saved. */
  save(answer: NewAnswer): Promise<void>
  onDone(goesOn: boolean): void
  onCancel(): void
}

const begun = ({ response }: Passage): Wish => ({
  outcome: response?.outcome ?? null,
  reason: response?.reason ?? '',
  revisionId: response?.revision?.id ?? '',
  words: response?.words ?? '',
})

/** What is missing, as a key; null when it can be sent. */
function missing({
  outcome,
  reason,
  revisionId,
  words,
}: Wish): 'needOutcome' | 'needReason' | 'needRevision' | null {
  if (!outcome) return 'needOutcome'
  if (reason.trim() === '') return 'needReason'
  return words.trim() !== '' && revisionId === '' ? 'needRevision' : null
}

/** The field in which what is missing is to be said. */
const fieldOf = { needOutcome: 'outcome', needReason: 'reason', needRevision: 'revisionId' } as const

const answerOf = ({ outcome, reason, revisionId, words }: Wish): NewAnswer => ({
  outcome: outcome ?? 'noted',
  reason: reason.trim(),
  revisionId: revisionId || null,
  words: words.trim() || null,
})

export function AnswerForm({ passage, save, onDone, onCancel }: Props) {
  const { t } = useTranslation()
  /** Whether the next passage follows the one that is saved now. */
  const goesOn = useRef(true)
  const form = useApiForm('answerPassage', {
    initial: () => begun(passage),
    body: answerOf,
    judge(wish) {
      const lacks = missing(wish)
      return lacks ? { [fieldOf[lacks]]: t(`response.form.${lacks}`) } : {}
    },
    send: save,
    onSent: () => onDone(goesOn.current),
  })
  const { values: wish, change } = form
  const element = form.props.ref
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('input[type=radio]:checked, input[type=radio]')?.focus()
  }, [element])
  const send = (next: boolean): void => {
    goesOn.current = next
    form.submit()
  }
  return (
    <form
      {...form.props}
      className={styles.form}
      aria-label={`${t('response.form.title')}: ${nameOfPassage(passage, t)}`}
      onKeyDown={formKeys(() => send(true), onCancel)}
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
      }}
    >
      <OutcomeField
        name={passage.id}
        value={wish.outcome}
        fault={form.error('outcome')}
        onChange={(outcome) => change({ outcome })}
      />
      <Textarea
        label={t('response.form.reason')}
        description={t('response.form.reasonHint')}
        {...form.field('reason')}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
      />
      <WordsFields passage={passage} wish={wish} onChange={change} fault={form.error('revisionId')} />
      {form.refusal && (
        <div className={styles.failure}>
          {form.refusal}
          <p className={styles.muted}>{t('response.form.failed')}</p>
        </div>
      )}
      <div className={styles.formActs}>
        <Button type="submit" loading={form.isSending}>
          {t('response.form.saveNext')}
        </Button>
        <Button variant="default" disabled={form.isSending} onClick={() => send(false)}>
          {t('response.form.save')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <p className={styles.muted}>
        {t('response.form.keys')}
        {passage.response && ` ${t('response.form.former')}`}
      </p>
    </form>
  )
}
