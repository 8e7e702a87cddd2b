/** What the secretariat may do with a stage now: choose an act, give its moment and its reason, carry it out. */
import { Button, TextInput } from '@mantine/core'
import type { StageView } from '@plenary/shared/stage'
import { useId, useState } from 'react'
import { placeOfZone, townOf } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { wallTimeOf } from '../i18n/wall-time.ts'
import { platformNow } from '../live/clock.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { useSchemaForm } from '../ui/use-api-form.tsx'
import { type Act, actsOf, asksFor, bodyOf, carryOut, inputOf, type Wish } from './acts.ts'
import { ReasonField } from './ReasonField.tsx'
import styles from './StagePage.module.css'

interface Props {
  stage: StageView
  onDone(stage: StageView): void
}

export function StageActs({ stage, onDone }: Props) {
  const { t } = useTranslation()
  const acts = actsOf(stage, platformNow())
  const [act, setAct] = useState<Act | null>(null)
  const [done, setDone] = useState<Act | null>(null)
  const chosen = act !== null && acts.includes(act) ? act : null
  if (acts.length === 0) return null
  return (
    <div className={styles.acts}>
      <div className={styles.actButtons}>
        {acts.map((each, nth) => (
          <Button
            key={each}
            // What is over is seldom opened again: it is offered, not urged.
            variant={nth === 0 && chosen === null && each !== 'reopen' ? 'filled' : 'default'}
            aria-expanded={each === chosen}
            onClick={() => {
              setDone(null)
              setAct(each === chosen ? null : each)
            }}
          >
            {t(`round.act.${each}`)}
          </Button>
        ))}
      </div>
      <p className={styles.done} role="status">
        {done && t(`round.done.${done}`)}
      </p>
      {chosen && (
        <ActForm
          key={chosen}
          act={chosen}
          stage={stage}
          onCancel={() => setAct(null)}
          onDone={(changed) => {
            setAct(null)
            setDone(chosen)
            onDone(changed)
          }}
        />
      )}
    </div>
  )
}

interface FormProps {
  act: Act
  stage: StageView
  onCancel(): void
  onDone(stage: StageView): void
}

function ActForm({ act, stage, onCancel, onDone }: FormProps) {
  const { t } = useTranslation()
  const id = useId()
  const { timeZone, place } = stage
  const form = useSchemaForm(bodyOf[act], {
    initial: (): Wish => ({
      reason: '',
      opensAt: wallTimeOf(stage.opensAt, timeZone),
      closesAt: wallTimeOf(stage.closesAt, timeZone),
    }),
    body: (wish) => inputOf(act, wish, timeZone),
    send: (input) => carryOut[act](stage.id, input),
    onSent: ({ stage: changed }) => onDone(changed),
    takesFocus: true,
  })
  const town = place ? townOf(place) : placeOfZone(timeZone)
  const moment = (which: 'opensAt' | 'closesAt') => (
    <TextInput
      type="datetime-local"
      required
      withAsterisk={false}
      label={t(`round.field.${which}`, { place: town })}
      description={t('round.field.zone', { zone: timeZone })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...form.field(which)}
    />
  )
  return (
    <form {...form.props} className={styles.form} aria-labelledby={id}>
      <h2 id={id} className={styles.formTitle}>
        {t(`round.act.${act}`)}
      </h2>
      <p className={styles.consequence}>{t(`round.consequence.${act}`)}</p>
      {asksFor[act].opensAt && moment('opensAt')}
      {asksFor[act].closesAt && moment('closesAt')}
      <ReasonField {...form.field('reason')} />
      <FormEnd
        form={form}
        submit={t(`round.confirm.${act}`)}
        onCancel={onCancel}
        isOff={form.values.reason.trim() === ''}
      />
    </form>
  )
}
