/** What is said while a text that several may write is written: that it came back, and whether it is saved. */
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './JointWriting.module.css'

interface Writing {
  restored: boolean
  isChanged: boolean
  isKept: boolean
  hasSaved: boolean
  discard(): void
}

export function Restored({ writing: { restored, discard } }: { writing: Writing }) {
  const { t } = useTranslation()
  if (!restored) return null
  return (
    <p role="note" className={styles.restored}>
      {t('common.writing.restored')}{' '}
      <button type="button" className={styles.plain} onClick={discard}>
        {t('common.writing.discard')}
      </button>
    </p>
  )
}

/** `more` follows while something is not saved. */
export function SavedLine({ writing, more = '' }: { writing: Writing; more?: string }) {
  const { t } = useTranslation()
  const { isChanged, isKept, hasSaved } = writing
  return (
    <p className={styles.saved} aria-live="polite">
      {isChanged
        ? `${t(isKept ? 'common.writing.unsaved' : 'common.writing.unsavedPage')} ${more}`.trim()
        : hasSaved && t('common.writing.saved')}
    </p>
  )
}
