/** The guiding questions as a list to word, order, add to and take from; one that is discussed stays. */
import { Button, Textarea } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './consultation.module.css'
import { RowTools } from './RowTools.tsx'
import { moved, replaced } from './rows.ts'

interface Props {
  stageId: string
  questions: Consultation['questions']
  onClose(): void
  onSaved(consultation: Consultation): void
}

const mostQuestions = 30

export function QuestionsForm({ stageId, questions, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const form = useApiForm('setQuestions', {
    initial: () => ({
      rows: questions.length > 0 ? questions : [{ id: crypto.randomUUID() as string, text: '', threads: 0 }],
    }),
    // A row that nobody filled is none.
    body: ({ rows }) => ({
      questions: rows.flatMap(({ id, text }) => (text.trim() === '' ? [] : [{ id, text: text.trim() }])),
    }),
    send: (body) => call('setQuestions', { params: { id: stageId }, body }),
    onSent: ({ consultation }) => onSaved(consultation),
  })
  const { rows } = form.values
  const setRows = (next: typeof rows): void => form.change({ rows: next })
  return (
    <form {...form.props} className={styles.form} aria-label={t('consultation.questions.edit')}>
      <ol className={styles.rows}>
        {rows.map(({ id, text, threads }, nth) => (
          <li key={id}>
            <Textarea
              autosize
              minRows={2}
              maxLength={1000}
              label={t('consultation.questions.nth', { nth: nth + 1 })}
              value={text}
              onChange={({ currentTarget }) => setRows(replaced(rows, id, { text: currentTarget.value }))}
              dir="auto"
            />
            <RowTools
              name={t('consultation.questions.nth', { nth: nth + 1 })}
              isFirst={nth === 0}
              isLast={nth === rows.length - 1}
              why={threads > 0 ? t('consultation.questions.stays') : null}
              onMove={(by) => setRows(moved(rows, nth, nth + by))}
              onRemove={() => setRows(rows.filter((row) => row.id !== id))}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        disabled={rows.length >= mostQuestions}
        onClick={() => setRows([...rows, { id: crypto.randomUUID(), text: '', threads: 0 }])}
      >
        {t('consultation.questions.add')}
      </Button>
      <FormEnd form={form} submit={t('consultation.save')} onCancel={onClose} />
    </form>
  )
}
