/** What the menus and panels of the header show. */
import type { ReactElement, ReactNode } from 'react'

export interface Shown {
  /** What it is about, with what is chosen; said to a screen reader. */
  label: string
  shown: ReactNode
  /** It hangs from the end of the button instead of its start. */
  atEnd?: boolean
}

interface Choice {
  id: string
  name: string
  lang?: string
  isCurrent?: boolean
  /** What choosing it does; or the link that it is. */
  act?(): void
  link?(props: object): ReactElement
}

export interface MenuProps extends Shown {
  choices: readonly Choice[]
}
export interface PanelProps extends Shown {
  /** Nothing that is pressed in it closes it. */
  children: ReactNode
}
