/** Words that came or went: underlined or struck through, and said as such to those who hear the page. */
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './marked.module.css'

const kinds = {
  insert: { Tag: 'ins', start: 'common.changed.startInserted', end: 'common.changed.endInserted' },
  delete: { Tag: 'del', start: 'common.changed.startDeleted', end: 'common.changed.endDeleted' },
} as const

export function Changed({ op, children }: { op: keyof typeof kinds; children: ReactNode }) {
  const { t } = useTranslation()
  const { Tag, start, end } = kinds[op]
  return (
    <Tag className={styles[op]}>
      <Unseen>{t(start)}</Unseen>
      {children}
      <Unseen>{t(end)}</Unseen>
    </Tag>
  )
}

/** Heard and not seen, and not copied with the words. */
export function Unseen({ children }: { children: string }) {
  const { i18n } = useTranslation()
  return (
    <span className={styles.unseen} lang={i18n.language}>
      {` ${children} `}
    </span>
  )
}
