/** Whom a stage is for that does not hear everyone, and opening it: said to everybody, done by the secretariat. */
import { Button, TextInput } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { admittedTo, canBeOpened, type FloorAct, floorActs, type Opened } from '@plenary/shared/floor'
import { type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './consultation.module.css'

interface Props {
  consultation: Consultation
  onAnswer(consultation: Consultation): void
}

export function Admission({ consultation, onAnswer }: Props) {
  const { t, i18n } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const { stage, opened, can } = consultation
  if (!canBeOpened(stage.kind)) return null
  const listOf = (kinds: readonly StakeholderKind[]): string =>
    new Intl.ListFormat(i18n.language).format(kinds.map((kind) => t(`participant.kind.${kind}`)))
  const kindsOf = (act: FloorAct): string => {
    const admitted = admittedTo[stage.kind][act]
    return admitted === 'all'
      ? t('consultation.admission.everyone')
      : listOf([...admitted, ...opened[act].filter((kind) => !admitted.includes(kind))])
  }
  return (
    <section className={styles.admission} aria-label={t('consultation.admission.title')}>
      <dl>
        {floorActs.map((act) => (
          <div key={act}>
            <dt>{t(`consultation.admission.${act}`)}</dt>
            <dd>{kindsOf(act)}</dd>
          </div>
        ))}
      </dl>
      {can.admit === 'yes' && !isEditing && (
        <Button variant="subtle" onClick={() => setEditing(true)}>
          {t('consultation.admission.open')}
        </Button>
      )}
      {isEditing && (
        <AdmissionForm
          consultation={consultation}
          onClose={() => setEditing(false)}
          onAnswer={(next) => {
            onAnswer(next)
            setEditing(false)
          }}
        />
      )}
    </section>
  )
}

/** A table of the kinds that the table of stages leaves out: what each of them may do besides. */
function AdmissionForm({ consultation, onClose, onAnswer }: Props & { onClose(): void }) {
  const { t } = useTranslation()
  const { stage } = consultation
  const [opened, setOpened] = useState<Opened>(consultation.opened)
  const [reason, setReason] = useState('')
  const form = useFocusOn<HTMLFormElement>(true)
  const save = useMutation({
    mutationFn: () =>
      call('admitKinds', { params: { id: stage.id }, body: { opened, reason: reason.trim() } }),
    onSuccess: (answer) => onAnswer(answer.consultation),
  })
  const problem = useFocusOn<HTMLDivElement>(save.error)
  const isLeftOut = (act: FloorAct, kind: StakeholderKind): boolean => {
    const admitted = admittedTo[stage.kind][act]
    return admitted !== 'all' && !admitted.includes(kind)
  }
  const flip = (act: FloorAct, kind: StakeholderKind): void =>
    setOpened((have) => ({
      ...have,
      [act]: have[act].includes(kind) ? have[act].filter((each) => each !== kind) : [...have[act], kind],
    }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() !== '') save.mutate()
  }
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      onSubmit={submit}
      aria-label={t('consultation.admission.open')}
    >
      <p className={styles.muted}>{t('consultation.admission.hint')}</p>
      <table className={styles.kinds}>
        <thead>
          <tr>
            <th scope="col">{t('consultation.admission.kind')}</th>
            {floorActs.map((act) => (
              <th key={act} scope="col">
                {t(`consultation.admission.${act}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stakeholderKinds
            .filter((kind) => floorActs.some((act) => isLeftOut(act, kind)))
            .map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`participant.kind.${kind}`)}</th>
                {floorActs.map((act) => (
                  <td key={act}>
                    {isLeftOut(act, kind) && (
                      <label>
                        <input
                          type="checkbox"
                          checked={opened[act].includes(kind)}
                          aria-label={`${t(`participant.kind.${kind}`)}: ${t(`consultation.admission.${act}`)}`}
                          onChange={() => flip(act, kind)}
                        />
                      </label>
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      <TextInput
        required
        withAsterisk={false}
        maxLength={1000}
        label={t('consultation.admission.reason')}
        description={t('consultation.admission.reasonHint')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {save.error && <Problem error={save.error} ref={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" disabled={reason.trim() === ''} loading={save.isPending}>
          {t('consultation.save')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
