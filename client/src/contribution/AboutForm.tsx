/** What is said about a contribution: title and language, for whom, topics. Each field is kept as it is written. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { useTranslation } from 'react-i18next'
import { languageName } from '../i18n/language-name.ts'
import { TopicField } from '../ui/TopicField.tsx'
import styles from './contribution.module.css'
import type { About } from './use-about.ts'

interface Props {
  about: About
  onChange(part: Partial<About>): void
}

const most = { topics: 10, attributed: 30 }

export function TitleFields({ about, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const { title, language } = about
  return (
    <div className={styles.about}>
      <TextInput
        required
        withAsterisk={false}
        maxLength={300}
        label={t('contribution.field.title')}
        description={t('contribution.field.titleHint')}
        value={title}
        lang={language}
        dir={directionOf(language)}
        error={title.trim() === '' ? t('contribution.field.titleNeeded') : undefined}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <NativeSelect
        label={t('contribution.field.language')}
        data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
        value={language}
        onChange={({ currentTarget }) => onChange({ language: currentTarget.value as Language })}
      />
    </div>
  )
}

interface DetailProps extends Props {
  process: string
  /** A group is spoken for by nobody else. */
  isFacilitated: boolean
}

export function DetailFields({ about, process, isFacilitated, onChange }: DetailProps) {
  const { t } = useTranslation()
  const { topics, onBehalfOf } = about
  return (
    <div className={styles.about}>
      {!isFacilitated && (
        <>
          <Attributed about={about} onChange={onChange} />
          <TextInput
            maxLength={200}
            label={t('contribution.field.onBehalfOf')}
            description={t('contribution.field.onBehalfOfHint')}
            value={onBehalfOf ?? ''}
            onChange={({ currentTarget }) => onChange({ onBehalfOf: currentTarget.value || null })}
          />
        </>
      )}
      <TopicField
        process={process}
        value={topics}
        most={most.topics}
        label={t('topic.choose')}
        hint={t('topic.chooseHint')}
        onChange={(next) => onChange({ topics: next })}
      />
    </div>
  )
}

/** Several names, one below the other. */
function Attributed({ about, onChange }: Props) {
  const { t } = useTranslation()
  const names = about.attributedTo.length > 0 ? about.attributedTo : ['']
  const set = (next: string[]): void => onChange({ attributedTo: next })
  return (
    <fieldset className={styles.names}>
      <legend>{t('contribution.field.attributedTo')}</legend>
      <p className={styles.muted}>{t('contribution.field.attributedToHint')}</p>
      {names.map((name, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name has no identity but its place while it is written.
        <div key={nth} className={styles.nameRow}>
          <TextInput
            aria-label={t('contribution.field.attributedNth', { nth: nth + 1 })}
            maxLength={200}
            value={name}
            onChange={({ currentTarget }) => set(names.with(nth, currentTarget.value))}
          />
          {names.length > 1 && (
            <Button
              variant="subtle"
              aria-label={t('contribution.field.removeNth', { nth: nth + 1 })}
              onClick={() => set(names.toSpliced(nth, 1))}
            >
              {t('contribution.field.remove')}
            </Button>
          )}
        </div>
      ))}
      <Button
        variant="subtle"
        disabled={names.length >= most.attributed || names.at(-1)?.trim() === ''}
        onClick={() => set([...names, ''])}
      >
        {t('contribution.field.addName')}
      </Button>
    </fieldset>
  )
}
