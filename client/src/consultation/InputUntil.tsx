/** Until when written input is taken: said to everyone, set by the secretariat. */
import { Button, TextInput } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { placeOfZone, timeLeft, townOf } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { instantOf, wallTimeOf } from '../i18n/wall-time.ts'
import { useNow } from '../live/clock.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './consultation.module.css'

interface Props {
  consultation: Consultation
  mayKeep: boolean
  onAnswer(consultation: Consultation): void
}

/** The time left is said in days, hours and minutes. */
const lookEveryMs = 15_000

export function InputUntil({ consultation, mayKeep, onAnswer }: Props) {
  const { t, i18n } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const now = useNow(lookEveryMs)
  const { inputUntil, stage } = consultation
  const left = inputUntil ? Date.parse(inputUntil) - +now : null
  return (
    <div className={styles.input}>
      {inputUntil && (
        <p>
          {t(left !== null && left > 0 ? 'consultation.input.until' : 'consultation.input.was')}{' '}
          <Moment at={inputUntil} timeZone={stage.timeZone} place={stage.place} />
          {left !== null && left > 0 && (
            <strong> · {t('stage.left', { time: timeLeft(left, i18n.language) })}</strong>
          )}
        </p>
      )}
      {mayKeep && !isEditing && (
        <Button variant="subtle" onClick={() => setEditing(true)}>
          {t('consultation.input.edit')}
        </Button>
      )}
      {isEditing && (
        <InputForm
          consultation={consultation}
          onClose={() => setEditing(false)}
          onAnswer={(next) => {
            onAnswer(next)
            setEditing(false)
          }}
        />
      )}
    </div>
  )
}

function InputForm({ consultation, onClose, onAnswer }: Omit<Props, 'mayKeep'> & { onClose(): void }) {
  const { t } = useTranslation()
  const { stage, inputUntil } = consultation
  const { timeZone, place } = stage
  const form = useApiForm('changeConsultation', {
    initial: { inputUntil: wallTimeOf(inputUntil, timeZone) },
    body: ({ inputUntil: wall }) => ({ inputUntil: instantOf(wall, timeZone) ?? '' }),
    send: (body) => call('changeConsultation', { params: { id: stage.id }, body }),
    onSent: (answer) => onAnswer(answer.consultation),
  })
  const withStage = useMutation({
    mutationFn: () => call('changeConsultation', { params: { id: stage.id }, body: { inputUntil: null } }),
    onSuccess: (answer) => onAnswer(answer.consultation),
  })
  const problem = useFocusOn<HTMLDivElement>(withStage.error)
  return (
    <form {...form.props} className={styles.form} aria-label={t('consultation.input.edit')}>
      <TextInput
        type="datetime-local"
        label={t('consultation.input.field', { place: place ? townOf(place) : placeOfZone(timeZone) })}
        description={t('consultation.input.hint')}
        {...form.field('inputUntil')}
      />
      {withStage.error && <Problem error={withStage.error} ref={problem} />}
      <FormEnd form={form} submit={t('consultation.save')} onCancel={onClose}>
        <Button variant="default" onClick={() => withStage.mutate()}>
          {t('consultation.input.withStage')}
        </Button>
      </FormEnd>
    </form>
  )
}
