/** Where the text of an import comes from: a file, or what is pasted; and which format it has. */
import { NativeSelect, Textarea } from '@mantine/core'
import { type ImportFormat, importFormats, importMaxCharacters } from '@plenary/shared/draft'
import { directionOf, type Language } from '@plenary/shared/language'
import { type ReactNode, useRef } from 'react'
import { guessFormat, readSource, type SourceFault } from '../draft/source-file.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FileDrop } from '../ui/FileDrop.tsx'
import styles from './ImportRevisionPage.module.css'

export interface SourceChosen {
  format: ImportFormat
  text: string
  fault: SourceFault | null
}

export const nothingChosen: SourceChosen = { format: 'text', text: '', fault: null }

interface Props {
  source: SourceChosen
  language: Language
  /** What is to be said under the text. */
  error: ReactNode
  onChange(next: SourceChosen): void
}

export function SourceFields({ source, language, error, onChange }: Props) {
  const { t } = useTranslation()
  /** What the person chose themselves is not guessed over. */
  const chosen = useRef(false)
  const take = async (file: File): Promise<void> => {
    const read = await readSource(file)
    // What stands in the field already stays there when a file cannot be read.
    if (typeof read === 'string') onChange({ ...source, fault: read })
    else onChange({ format: read.format, text: read.text, fault: null })
  }
  const type = (text: string): void =>
    onChange({
      text,
      format: chosen.current ? source.format : guessFormat(text),
      fault: text.length > importMaxCharacters ? 'too-large' : null,
    })
  return (
    <>
      <FileDrop onFile={(file) => void take(file)} />
      {source.fault && (
        <p role="alert" className={styles.fault}>
          {t(`import.fault.${source.fault}`)}
        </p>
      )}
      <Textarea
        label={t('import.text')}
        description={t('import.textHint')}
        error={error}
        value={source.text}
        onChange={(event) => type(event.currentTarget.value)}
        rows={8}
        lang={language}
        dir={directionOf(language)}
        spellCheck={false}
      />
      <NativeSelect
        label={t('import.format')}
        value={source.format}
        onChange={(event) => {
          chosen.current = true
          onChange({ ...source, format: event.currentTarget.value as ImportFormat })
        }}
        data={importFormats.map((format) => ({ value: format, label: t(`import.formats.${format}`) }))}
      />
    </>
  )
}
