/** The fields of an import: a file or pasted text, what format it is, its title and language. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ImportFormat, importFormats } from '@plenary/shared/draft'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
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
  const picker = useRef<HTMLInputElement>(null)
  const [fileName, setFileName] = useState('')
  const [isOver, setOver] = useState(false)
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
  const take = (file: File): void => {
    setFileName(file.name)
    onFile(file)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) take(file)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field in it is the first. */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className={styles.fileLabel} htmlFor="import-file">
          {t('import.file')}
        </label>
        <input
          ref={picker}
          id="import-file"
          type="file"
          accept=".md,.markdown,.txt,.text,.html,.htm,text/plain,text/markdown,text/html"
          aria-describedby="import-file-hint"
          className={styles.file}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            // Choosing the same file again, after it was mended, counts as choosing.
            event.currentTarget.value = ''
            if (file) take(file)
          }}
        />
        {fileName && <p className={styles.fileName}>{fileName}</p>}
        <p id="import-file-hint" className={styles.hint}>
          {t('import.fileHint')}
        </p>
      </div>
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
