/** Asking for the floor, for oneself; the secretariat also enters those who have no account. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ParticipantView } from '@plenary/shared/participant'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChooseDelegation } from '../participant/ChooseDelegation.tsx'
import { OthersSee } from '../participant/OthersSee.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './consultation.module.css'
import type { ProgrammeItem } from './programme.ts'
import type { NewSpeaker } from './use-speakers.ts'

interface Props {
  /** The process, whose delegations are chosen from. */
  slug: string
  programme: ProgrammeItem[]
  entersOthers: boolean
  me: ParticipantView | null
  error: unknown
  isPending: boolean
  onCancel(): void
  onAsk(wish: NewSpeaker): void
}

export function AskForFloor({ slug, programme, entersOthers, me, error, isPending, onCancel, onAsk }: Props) {
  const { t } = useTranslation()
  const [person, setPerson] = useState('')
  const [body, setBody] = useState('')
  const [behalf, setBehalf] = useState('')
  const [item, setItem] = useState('')
  const form = useFocusOn<HTMLFormElement>(true)
  const problem = useFocusOn<HTMLDivElement>(error)
  const open = programme.filter(({ kind }) => kind !== 'break')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onAsk({
      itemId: item || null,
      onBehalfOf: behalf ? { delegationId: behalf } : null,
      ...(entersOthers ? { entered: { delegationId: body, person: person.trim() || null } } : {}),
    })
  }
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      onSubmit={submit}
      aria-label={t(entersOthers ? 'consultation.speakers.enter' : 'consultation.speakers.ask')}
    >
      {entersOthers ? (
        <>
          <ChooseDelegation
            slug={slug}
            kind={null}
            required
            label={t('consultation.speakers.body')}
            description={t('consultation.speakers.bodyHint')}
            value={body}
            onChange={setBody}
          />
          <TextInput
            maxLength={120}
            label={t('consultation.speakers.name')}
            description={t('consultation.speakers.nameHint')}
            value={person}
            onChange={({ currentTarget }) => setPerson(currentTarget.value)}
          />
        </>
      ) : (
        me && <OthersSee me={me} />
      )}
      <ChooseDelegation
        slug={slug}
        kind={null}
        without={entersOthers ? body : (me?.delegation?.id ?? null)}
        label={t('consultation.speakers.forGroup')}
        description={t('consultation.speakers.forGroupHint')}
        value={behalf}
        onChange={setBehalf}
      />
      {open.length > 0 && (
        <NativeSelect
          label={t('consultation.speakers.item')}
          data={[
            { value: '', label: t('consultation.speakers.anyItem') },
            ...open.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={item}
          onChange={({ currentTarget }) => setItem(currentTarget.value)}
        />
      )}
      {error !== null && error !== undefined && <Problem error={error} ref={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" loading={isPending} disabled={entersOthers && body === ''}>
          {t(entersOthers ? 'consultation.speakers.enterIt' : 'consultation.speakers.ask')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
