/** An empty place: what will be here, and who brings it. */
import type { ReactNode } from 'react'
import styles from './Empty.module.css'

export function Empty({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
