/** A file of a text: chosen, or dropped on it. */
import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './FileDrop.module.css'

export function FileDrop({ onFile }: { onFile(file: File): void }) {
  const { t } = useTranslation()
  const id = useId()
  const [fileName, setFileName] = useState('')
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined): void => {
    if (!file) return
    setFileName(file.name)
    onFile(file)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field in it is the first.
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
      <label className={styles.label} htmlFor={id}>
        {t('import.file')}
      </label>
      <input
        id={id}
        type="file"
        accept=".md,.markdown,.txt,.text,.html,.htm,text/plain,text/markdown,text/html"
        aria-describedby={`${id}-hint`}
        className={styles.file}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // Choosing the same file again, after it was mended, counts as choosing.
          event.currentTarget.value = ''
          take(file)
        }}
      />
      {fileName && <p className={styles.name}>{fileName}</p>}
      <p id={`${id}-hint`} className={styles.hint}>
        {t('import.fileHint')}
      </p>
    </div>
  )
}
