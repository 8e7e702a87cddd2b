/** The button in the header from which something opens. */
import type { ComponentProps, ReactNode } from 'react'
import styles from './Header.module.css'

type Props = Omit<ComponentProps<'button'>, 'children'> & { label: string; shown: ReactNode }

export function HeaderButton({ label, shown, ...rest }: Props) {
  return (
    <button type="button" {...rest} aria-label={label} className={styles.item}>
      <span className={styles.name} dir="auto">
        {shown}
      </span>
      <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
        <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </button>
  )
}
