/** The form about a group: plain fields, large enough for a thumb, light enough for a poor connection. */
import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { consentKinds, groupKinds, groupRanges } from '@plenary/shared/contribution'
import { directionOf, languages } from '@plenary/shared/language'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { TopicField } from '../ui/TopicField.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { compositionParts } from './Composition.tsx'
import styles from './contribution.module.css'
import {
  fieldOfSent,
  type GroupInput,
  type GroupRange,
  missingIn,
  saidByOneGroup,
  sentOf,
} from './group-input.ts'

interface Props {
  /** As it was left, or empty. */
  begun: GroupInput
  process: string
  today: string
  /** Whose name stands beside it. */
  by: string
  keep(input: GroupInput): boolean
  onSend(sent: ReturnType<typeof sentOf>): void
}

export function GroupForm({ begun, process, today, by, keep, onSend }: Props) {
  const { t, i18n } = useTranslation()
  const form = useApiForm('createContribution', {
    initial: begun,
    keep,
    body(input) {
      const [people, place] = [input.people.trim(), input.place.trim()]
      return sentOf(crypto.randomUUID(), t('contribution.group.titleOf', { people, place }), input)
    },
    fieldOf: fieldOfSent,
    judge: (input) =>
      Object.fromEntries(
        missingIn(input, today).map((name) => [name, t(`contribution.group.missing.${name}`)]),
      ),
    send: async (sent) => onSend(sent as ReturnType<typeof sentOf>),
    onSent(): void {
      form.change(saidByOneGroup)
    },
  })
  const { values: input, field } = form
  const wrong = (Object.keys(input) as (keyof GroupInput)[]).filter((name) => form.error(name) !== null)
  // After the form has led to its first field: what is missing is read as a whole.
  const problem = useFocusOn<HTMLDivElement>(wrong.length > 0)
  const text = (name: 'place' | 'country' | 'people' | 'spokenLanguage', more: object = {}) => (
    <TextInput label={t(`contribution.group.${name}`)} maxLength={100} {...field(name)} {...more} />
  )
  return (
    <form {...form.props} className={styles.groupForm}>
      {wrong.length > 0 && (
        <div ref={problem} tabIndex={-1} role="alert" className={styles.warn}>
          <p>{t('contribution.group.incomplete')}</p>
          <ul>
            {wrong.map((name) => (
              <li key={name}>{form.error(name)}</li>
            ))}
          </ul>
        </div>
      )}
      {form.refusal}
      <div className={styles.fields}>
        {text('place')}
        {text('country', { autoComplete: 'country-name' })}
        <TextInput type="date" label={t('contribution.group.heldOn')} max={today} {...field('heldOn')} />
        <TextInput
          inputMode="numeric"
          label={t('contribution.group.size')}
          description={t('contribution.group.sizeHint')}
          {...field('size')}
        />
      </div>
      {text('people', { description: t('contribution.group.peopleHint') })}
      <NativeSelect
        label={t('contribution.group.kind')}
        description={t('contribution.group.kindHint')}
        data={groupKinds.map((kind) => ({ value: kind, label: t(`participant.kind.${kind}`) }))}
        {...field('kind')}
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
                form.change({
                  composition: { ...input.composition, [part]: currentTarget.value as GroupRange },
                })
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
        dir="auto"
        {...field('verbatim')}
      />
      <NativeSelect
        label={t('contribution.group.translationLanguage')}
        data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
        {...field('translationLanguage')}
      />
      <Textarea
        autosize
        minRows={4}
        label={t('contribution.group.translation')}
        lang={input.translationLanguage}
        dir={directionOf(input.translationLanguage)}
        {...field('translation')}
      />
      <TopicField
        process={process}
        value={input.topics}
        most={10}
        label={t('topic.choose')}
        onChange={(topics) => form.change({ topics })}
      />
      <Radio.Group
        label={t('contribution.group.consentAsked')}
        description={t('contribution.group.consentHint')}
        {...field('consent')}
      >
        <div className={styles.choices}>
          {consentKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`contribution.consentKind.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        label={t('contribution.group.publish')}
        description={t('contribution.group.publishText')}
        {...field('consentToPublish', 'checkbox')}
      />
      <p className={styles.muted}>
        {t('contribution.group.yourName')} <bdi>{by}</bdi>
      </p>
      <div className={styles.buttons}>
        <Button type="submit" size="md">
          {t('contribution.group.send')}
        </Button>
      </div>
      <p className={styles.muted}>
        {t(form.isKept ? 'contribution.group.keptHere' : 'contribution.group.notKept')}
      </p>
    </form>
  )
}
