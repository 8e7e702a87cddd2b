/** One short message at a time, said aloud and gone by itself unless it warns. */
import { UnstyledButton } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from '../ui/icons.tsx'
import styles from './notice.module.css'

export interface Said {
  text: string
  tone: 'calm' | 'warn'
  /** Tells a message from the same one said again. */
  nth: number
}

const calmMs = 6000
const warnMs = 15_000

export function Notice({ said, onClose }: { said: Said | null; onClose(): void }) {
  const { t } = useTranslation()
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(onClose, said.tone === 'calm' ? calmMs : warnMs)
    return () => clearTimeout(timer)
  }, [said, onClose])
  return (
    <div role="status" className={styles.place}>
      {said && (
        <div className={styles.notice} data-tone={said.tone} key={said.nth}>
          <span>{said.text}</span>
          <UnstyledButton className={styles.close} aria-label={t('drafting.notice.close')} onClick={onClose}>
            <Icon name="close" size={16} />
          </UnstyledButton>
        </div>
      )}
    </div>
  )
}
