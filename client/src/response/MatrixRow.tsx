/** A row of the matrix: what was said, what it bears on, the answer; for the secretariat also the way to give one. */
import { Button, Checkbox } from '@mantine/core'
import type { NewAnswer, Passage } from '@plenary/shared/response'
import { useTranslation } from '../i18n/use-translation.ts'
import { AnswerForm } from './AnswerForm.tsx'
import styles from './MatrixPage.module.css'
import { nameOfPassage } from './names.ts'
import { Answer, BearsOn, Said } from './Passage.tsx'

export const rowIdOf = (id: string): string => `passage-${id}`

interface Props {
  passage: Passage
  takesPart: boolean
  mayAnswer: boolean
  isOpen: boolean
  isChosen: boolean
  onOpen(): void
  onChoose(isChosen: boolean): void
  save(answer: NewAnswer): Promise<void>
  onDone(goesOn: boolean): void
  onCancel(): void
}

export function MatrixRow(props: Props) {
  const { passage, takesPart, mayAnswer, isOpen, isChosen, onOpen, onChoose, save, onDone, onCancel } = props
  const { t } = useTranslation()
  const name = nameOfPassage(passage, t)
  return (
    <li id={rowIdOf(passage.id)} className={styles.row} data-chosen={isChosen || undefined}>
      <div className={styles.cell}>
        <Said passage={passage} />
      </div>
      <div className={styles.cell}>
        <BearsOn passage={passage} takesPart={takesPart} />
      </div>
      <div className={styles.cell}>
        {!isOpen && <Answer passage={passage} />}
        {mayAnswer && !isOpen && (
          <div className={styles.rowActs}>
            <Button
              variant="default"
              size="compact-md"
              data-answers
              onClick={onOpen}
              aria-label={`${t(passage.response ? 'response.form.change' : 'response.form.open')}: ${name}`}
            >
              {t(passage.response ? 'response.form.change' : 'response.form.open')}
            </Button>
            {!passage.response && (
              <Checkbox
                checked={isChosen}
                onChange={(event) => onChoose(event.currentTarget.checked)}
                aria-label={t('response.choose', { name })}
                label={t('response.batch.choose')}
              />
            )}
          </div>
        )}
      </div>
      {isOpen && (
        <div className={styles.formCell}>
          <AnswerForm passage={passage} save={save} onDone={onDone} onCancel={onCancel} />
        </div>
      )}
    </li>
  )
}
