/** The fields of an import: a file or pasted text, what format it is, its title and language. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ImportFormat, importFormats } from '@plenary/shared/draft'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { FileDrop } from '../ui/FileDrop.tsx'
import styles from './import.module.css'
import type { SourceFault } from './source-file.ts'

export interface ImportForm {
  title: string
  language: Language
  format: ImportFormat
  text: string
}

interface Props {
  form: ImportForm
  fault: SourceFault | null
  /** What is to be said under a field. */
  errorOf(field: 'text' | 'title'): ReactNode
  onChange(changes: Partial<ImportForm>): void
  onFile(file: File): void
}

export function ImportFields({ form, fault, errorOf, onChange, onFile }: Props) {
  const { t, i18n } = useTranslation()
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
  return (
    <>
      <FileDrop onFile={onFile} />
      {fault && (
        <p role="alert" className={styles.fault}>
          {t(`import.fault.${fault}`)}
        </p>
      )}
      <Textarea
        label={t('import.text')}
        description={t('import.textHint')}
        error={errorOf('text')}
        value={form.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        rows={10}
        lang={form.language}
        dir={directionOf(form.language)}
        spellCheck={false}
        classNames={{ input: styles.source ?? '' }}
      />
      <div className={styles.fields}>
        <NativeSelect
          label={t('import.format')}
          value={form.format}
          onChange={(event) => onChange({ format: event.currentTarget.value as ImportForm['format'] })}
          data={importFormats.map((format) => ({ value: format, label: t(`import.formats.${format}`) }))}
        />
        <NativeSelect
          label={t('import.language')}
          value={form.language}
          onChange={(event) => onChange({ language: event.currentTarget.value as ImportForm['language'] })}
          data={languages.map((code) => ({ value: code, label: names.of(code) ?? code }))}
        />
      </div>
      <TextInput
        label={t('import.draftTitle')}
        required
        withAsterisk={false}
        maxLength={300}
        error={errorOf('title')}
        value={form.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        lang={form.language}
        dir={directionOf(form.language)}
      />
    </>
  )
}
