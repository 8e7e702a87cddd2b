/** A part of the page: its heading, what may be done to it beside, and what it holds. */
import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './consultation.module.css'

interface Props {
  id: string
  title: string
  action?: ReactNode
  children: ReactNode
}

export function Section({ id, title, action, children }: Props) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <Title order={2} id={id} tabIndex={-1}>
          {title}
        </Title>
        {action}
      </div>
      {children}
    </section>
  )
}
