/** Asking for the floor, for oneself; the secretariat also enters those who have no account. */
import { NativeSelect, TextInput } from '@mantine/core'
import type { ParticipantView } from '@plenary/shared/participant'
import { useTranslation } from '../i18n/use-translation.ts'
import { ChooseDelegation } from '../participant/ChooseDelegation.tsx'
import { OthersSee } from '../participant/OthersSee.tsx'
import { FormEnd } from '../ui/FormEnd.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './consultation.module.css'
import type { ProgrammeItem } from './programme.ts'
import type { NewSpeaker } from './use-speakers.ts'

interface Props {
  /** The process, whose delegations are chosen from. */
  slug: string
  programme: ProgrammeItem[]
  entersOthers: boolean
  me: ParticipantView | null
  onCancel(): void
  onAsk(wish: NewSpeaker): Promise<unknown>
}

export function AskForFloor({ slug, programme, entersOthers, me, onCancel, onAsk }: Props) {
  const { t } = useTranslation()
  const form = useApiForm('askForFloor', {
    // The id is made once: asking twice is asking once.
    initial: () => ({ id: crypto.randomUUID() as string, person: '', delegation: '', behalf: '', item: '' }),
    body: ({ id, person, delegation, behalf, item }) => ({
      id,
      itemId: item || null,
      onBehalfOf: behalf ? { delegationId: behalf } : null,
      ...(entersOthers ? { entered: { delegationId: delegation, person: person.trim() || null } } : {}),
    }),
    fieldOf: ([part, within]) =>
      part === 'entered' ? (within === 'person' ? 'person' : 'delegation') : null,
    send: onAsk,
    onSent: onCancel,
    takesFocus: true,
  })
  const { delegation, behalf } = form.values
  const open = programme.filter(({ kind }) => kind !== 'break')
  return (
    <form
      {...form.props}
      className={styles.form}
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
            value={delegation}
            onChange={(id) => form.change({ delegation: id })}
            error={form.error('delegation')}
          />
          <TextInput
            maxLength={120}
            label={t('consultation.speakers.name')}
            description={t('consultation.speakers.nameHint')}
            {...form.field('person')}
          />
        </>
      ) : (
        me && <OthersSee me={me} />
      )}
      <ChooseDelegation
        slug={slug}
        kind={null}
        without={entersOthers ? delegation : (me?.delegation?.id ?? null)}
        label={t('consultation.speakers.forGroup')}
        description={t('consultation.speakers.forGroupHint')}
        value={behalf}
        onChange={(id) => form.change({ behalf: id })}
      />
      {open.length > 0 && (
        <NativeSelect
          label={t('consultation.speakers.item')}
          data={[
            { value: '', label: t('consultation.speakers.anyItem') },
            ...open.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          {...form.field('item')}
        />
      )}
      <FormEnd
        form={form}
        submit={t(entersOthers ? 'consultation.speakers.enterIt' : 'consultation.speakers.ask')}
        onCancel={onCancel}
      />
    </form>
  )
}
