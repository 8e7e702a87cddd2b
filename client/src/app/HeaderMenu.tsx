/** A menu of the header: what it is about, and what opens under it. */
import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Header.module.css'

interface Props {
  /** Said to a screen reader in place of what is seen, where that alone is not clear. */
  label: string
  shown: ReactNode
  className?: string | undefined
  children: ReactNode
}

export function HeaderMenu({ label, shown, className = '', children }: Props) {
  return (
    <Menu position="bottom-start" shadow="xs" transitionProps={{ duration: 0 }} withinPortal>
      <Menu.Target>
        <button type="button" aria-label={label} className={`${styles.item} ${className}`}>
          <span className={styles.name}>{shown}</span>
          <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
            <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
