/** The frame of every page: a way past the header, the header, the content, and a foot where the content leaves room. */
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Page.module.css'

/** Where the skip link leads, and where focus goes when a page follows another. */
export const contentId = 'content'

interface Props {
  header: ReactNode
  footer?: ReactNode
  /** The content fills the window to its edges and its height, as the drafting table does. */
  wide?: boolean
  children: ReactNode
}

export function Page({ header, footer, wide = false, children }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <a href={`#${contentId}`} className={styles.skip}>
        {t('common.skip')}
      </a>
      {header}
      <main id={contentId} tabIndex={-1} className={wide ? styles.wide : styles.main}>
        {children}
      </main>
      {!wide && footer}
    </div>
  )
}
