/**
 * What opens from the header: a menu of choices, or a panel that tells something. Both hang from one kind of button. The
 * library behind them is fetched when the first is opened: a first visit carries none of it [UI18].
 */
import { type ComponentType, useState } from 'react'
import styles from './Header.module.css'
import { HeaderButton } from './HeaderButton.tsx'
import type { MenuProps, PanelProps, Shown } from './header-choice.ts'

const load = () => import('./OpenFromHeader.tsx')

export function HeaderMenu({ className = '', ...menu }: MenuProps & { className?: string | undefined }) {
  return (
    <div className={`${styles.menu} ${className}`}>
      <OnceOpened {...menu} kind="menu" of={({ OpenMenu }) => OpenMenu} />
    </div>
  )
}

export function HeaderPanel(panel: PanelProps) {
  return (
    <div className={styles.menu}>
      <OnceOpened {...panel} kind="dialog" of={({ OpenPanel }) => OpenPanel} />
    </div>
  )
}

type Once<P extends Shown> = P & {
  kind: 'menu' | 'dialog'
  of(loaded: Awaited<ReturnType<typeof load>>): ComponentType<P>
}

/** The button alone until it is pressed; from then on the library's, which opens as it comes. */
function OnceOpened<P extends Shown>({ kind, of, ...rest }: Once<P>) {
  const props = rest as unknown as P
  const [Open, setOpen] = useState<ComponentType<P> | null>(null)
  if (Open) return <Open {...props} />
  const ask = (): void => {
    void load().then((loaded) => setOpen(() => of(loaded)))
  }
  return (
    <HeaderButton
      label={props.label}
      shown={props.shown}
      aria-haspopup={kind}
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onClick={ask}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') ask()
      }}
    />
  )
}
