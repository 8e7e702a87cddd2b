/** Until when written input is taken: said to everyone, set by the secretariat. */
import { Button, TextInput } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { placeOfZone, timeLeft, townOf } from '../i18n/dates.ts'
import { instantOf, wallTimeOf } from '../i18n/wall-time.ts'
import { useNow } from '../live/clock.ts'
import { Moment } from '../ui/Moment.tsx'
import { Problem } from '../ui/Problem.tsx'
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
  const [wall, setWall] = useState(() => wallTimeOf(inputUntil, timeZone))
  const instant = instantOf(wall, timeZone)
  const save = useMutation({
    mutationFn: (until: string | null) =>
      call('changeConsultation', { params: { id: stage.id }, body: { inputUntil: until } }),
    onSuccess: (answer) => onAnswer(answer.consultation),
  })
  const problem = useFocusOn<HTMLDivElement>(save.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (instant) save.mutate(instant)
  }
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('consultation.input.edit')}>
      <TextInput
        type="datetime-local"
        label={t('consultation.input.field', { place: place ? townOf(place) : placeOfZone(timeZone) })}
        description={t('consultation.input.hint')}
        value={wall}
        onChange={({ currentTarget }) => setWall(currentTarget.value)}
      />
      {save.error && <Problem error={save.error} ref={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" disabled={!instant} loading={save.isPending}>
          {t('consultation.save')}
        </Button>
        <Button variant="default" onClick={() => save.mutate(null)}>
          {t('consultation.input.withStage')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
