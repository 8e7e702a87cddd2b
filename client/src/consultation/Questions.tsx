/** Guiding questions, each with the discussion it has; the secretariat words and orders them in place. */
import { Button } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import styles from './consultation.module.css'
import { QuestionsForm } from './QuestionsForm.tsx'
import { Section } from './Section.tsx'

interface Props {
  consultation: Consultation
  mayKeep: boolean
  onAnswer(consultation: Consultation): void
  /** The discussion of a question. */
  threads(questionId: string): ReactNode
}

export function Questions({ consultation, mayKeep, onAnswer, threads }: Props) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const { questions, stage } = consultation
  return (
    <Section
      id="questions"
      title={t('consultation.questions.title')}
      action={
        mayKeep &&
        !isEditing && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('consultation.questions.edit')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <QuestionsForm
          stageId={stage.id}
          questions={questions}
          onClose={() => setEditing(false)}
          onSaved={(next) => {
            onAnswer(next)
            setEditing(false)
          }}
        />
      ) : questions.length === 0 ? (
        <Empty title={t('consultation.questions.empty')} text={t('consultation.questions.emptyText')} />
      ) : (
        <ol className={styles.questions}>
          {questions.map(({ id, text, threads: count }, nth) => (
            <li key={id} id={`question-${id}`} className={styles.question}>
              <h3 className={styles.questionText}>
                <span className={styles.nth}>{nth + 1}.</span> <bdi dir="auto">{text}</bdi>
              </h3>
              <Discussion count={count}>{threads(id)}</Discussion>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** Opened by the person: a page of ten questions with all that was said under each would be nobody's. */
function Discussion({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.discussion} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {count === 0
          ? t('consultation.questions.undiscussed')
          : t('consultation.questions.threads', { count })}
      </summary>
      {isOpen && children}
    </details>
  )
}
