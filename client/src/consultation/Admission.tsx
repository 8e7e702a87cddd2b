/** Whom a stage is for that does not hear everyone, and opening it: said to everybody, done by the secretariat. */
import { Button, TextInput } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { admittedTo, canBeOpened, type FloorAct, floorActs, type Opened } from '@plenary/shared/floor'
import { type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
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
  const form = useApiForm('admitKinds', {
    initial: { opened: consultation.opened as Opened, reason: '' },
    body: ({ opened, reason }) => ({ opened, reason: reason.trim() }),
    send: (body) => call('admitKinds', { params: { id: stage.id }, body }),
    onSent: (answer) => onAnswer(answer.consultation),
    takesFocus: true,
  })
  const { opened } = form.values
  const isLeftOut = (act: FloorAct, kind: StakeholderKind): boolean => {
    const admitted = admittedTo[stage.kind][act]
    return admitted !== 'all' && !admitted.includes(kind)
  }
  const flip = (act: FloorAct, kind: StakeholderKind): void =>
    form.change({
      opened: {
        ...opened,
        [act]: opened[act].includes(kind)
          ? opened[act].filter((each) => each !== kind)
          : [...opened[act], kind],
      },
    })
  return (
    <form {...form.props} className={styles.form} aria-label={t('consultation.admission.open')}>
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
        {...form.field('reason')}
      />
      <FormEnd form={form} submit={t('consultation.save')} onCancel={onClose} />
    </form>
  )
}
