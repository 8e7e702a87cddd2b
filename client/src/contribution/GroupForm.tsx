/** The form about a group: plain fields, large enough for a thumb, light enough for a poor connection. */
import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { consentKinds, groupKinds, groupRanges } from '@plenary/shared/contribution'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { type FormEvent, useState } from 'react'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { TopicField } from '../ui/TopicField.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { compositionParts } from './Composition.tsx'
import styles from './contribution.module.css'
import { type GroupInput, type GroupRange, type Missing, missingIn } from './group-input.ts'

interface Props {
  input: GroupInput
  process: string
  today: string
  /** Whose name stands beside it. */
  by: string
  onChange(input: GroupInput): void
  onSend(): void
}

export function GroupForm({ input, process, today, by, onChange, onSend }: Props) {
  const { t, i18n } = useTranslation()
  const [tried, setTried] = useState(false)
  const missing = missingIn(input, today)
  const problem = useFocusOn<HTMLDivElement>(tried && missing.length > 0)
  const set = (part: Partial<GroupInput>): void => onChange({ ...input, ...part })
  const fault = (name: Missing): string | undefined =>
    tried && missing.includes(name) ? t(`contribution.group.missing.${name}`) : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(missing.length > 0)
    if (missing.length === 0) onSend()
  }
  const text = (name: 'place' | 'country' | 'people' | 'spokenLanguage', more: object = {}) => (
    <TextInput
      label={t(`contribution.group.${name}`)}
      maxLength={100}
      value={input[name]}
      error={fault(name)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      {...more}
    />
  )
  return (
    <form className={styles.groupForm} noValidate onSubmit={submit}>
      {tried && missing.length > 0 && (
        <div ref={problem} tabIndex={-1} role="alert" className={styles.warn}>
          <p>{t('contribution.group.incomplete')}</p>
          <ul>
            {missing.map((name) => (
              <li key={name}>{t(`contribution.group.missing.${name}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.fields}>
        {text('place')}
        {text('country', { autoComplete: 'country-name' })}
        <TextInput
          type="date"
          label={t('contribution.group.heldOn')}
          max={today}
          value={input.heldOn}
          error={fault('heldOn')}
          onChange={({ currentTarget }) => set({ heldOn: currentTarget.value })}
        />
        <TextInput
          inputMode="numeric"
          label={t('contribution.group.size')}
          description={t('contribution.group.sizeHint')}
          value={input.size}
          error={fault('size')}
          onChange={({ currentTarget }) => set({ size: currentTarget.value })}
        />
      </div>
      {text('people', { description: t('contribution.group.peopleHint') })}
      <NativeSelect
        label={t('contribution.group.kind')}
        description={t('contribution.group.kindHint')}
        data={groupKinds.map((kind) => ({ value: kind, label: t(`participant.kind.${kind}`) }))}
        value={input.kind}
        onChange={({ currentTarget }) => set({ kind: currentTarget.value as GroupInput['kind'] })}
      />
      <fieldset className={styles.names}>
        <legend>{t('contribution.group.composition')}</legend>
        <p className={styles.muted}>{t('contribution.group.compositionHint')}</p>
        <div className={styles.fields}>
          {compositionParts.map((part) => (
            <NativeSelect
              key={part}
              label={t(`contribution.composition.${part}`)}
              data={groupRanges.map((range) => ({
                value: range,
                label: range === groupRanges[0] ? t('contribution.group.none') : range.replace('-', '–'),
              }))}
              value={input.composition[part]}
              onChange={({ currentTarget }) =>
                set({ composition: { ...input.composition, [part]: currentTarget.value as GroupRange } })
              }
            />
          ))}
        </div>
      </fieldset>
      {text('spokenLanguage', { description: t('contribution.group.spokenHint') })}
      <Textarea
        autosize
        minRows={4}
        label={t('contribution.group.verbatim')}
        description={t('contribution.group.verbatimHint')}
        value={input.verbatim}
        dir="auto"
        error={fault('verbatim')}
        onChange={({ currentTarget }) => set({ verbatim: currentTarget.value })}
      />
      <NativeSelect
        label={t('contribution.group.translationLanguage')}
        data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
        value={input.translationLanguage}
        onChange={({ currentTarget }) => set({ translationLanguage: currentTarget.value as Language })}
      />
      <Textarea
        autosize
        minRows={4}
        label={t('contribution.group.translation')}
        value={input.translation}
        lang={input.translationLanguage}
        dir={directionOf(input.translationLanguage)}
        onChange={({ currentTarget }) => set({ translation: currentTarget.value })}
      />
      <TopicField
        process={process}
        value={input.topics}
        most={10}
        label={t('topic.choose')}
        onChange={(topics) => set({ topics })}
      />
      <Radio.Group
        label={t('contribution.group.consentAsked')}
        description={t('contribution.group.consentHint')}
        value={input.consent}
        error={fault('consent')}
        onChange={(value) => set({ consent: value as GroupInput['consent'] })}
      >
        <div className={styles.choices}>
          {consentKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`contribution.consentKind.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        checked={input.consentToPublish}
        label={t('contribution.group.publish')}
        description={t('contribution.group.publishText')}
        onChange={({ currentTarget }) => set({ consentToPublish: currentTarget.checked })}
      />
      <p className={styles.muted}>
        {t('contribution.group.yourName')} <bdi>{by}</bdi>
      </p>
      <div className={styles.buttons}>
        <Button type="submit" size="md">
          {t('contribution.group.send')}
        </Button>
      </div>
    </form>
  )
}
