/** A menu of the header: a button, and the list it opens. Escape, a choice or leaving it closes it. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import styles from './Header.module.css'

interface Props {
  /** What the menu is about, with what is chosen; said to a screen reader. */
  label: string
  shown: ReactNode
  className?: string | undefined
  /** The list hangs from the end of the button instead of its start. */
  atEnd?: boolean
  /** Items of a list, each with one link or button of the class `choice`. */
  children: ReactNode
}

export function HeaderMenu({ label, shown, className = '', atEnd = false, children }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useClosedByPressOutside(menu, open, () => setOpen(false))

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    button.current?.focus()
  }
  const onBlur = (event: FocusEvent): void => {
    if (event.relatedTarget && !menu.current?.contains(event.relatedTarget)) setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its button and its choices do.
    <div ref={menu} className={`${styles.menu} ${className}`} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        className={styles.item}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.name} dir="auto">
          {shown}
        </span>
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a choice made by keyboard is a click as well. */}
      <ul
        id={id}
        hidden={!open}
        className={`${styles.list} ${atEnd ? styles.atEnd : ''}`}
        onClick={() => setOpen(false)}
      >
        {children}
      </ul>
    </div>
  )
}

function useClosedByPressOutside(
  menu: { readonly current: HTMLElement | null },
  open: boolean,
  close: () => void,
): void {
  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent): void => {
      if (!menu.current?.contains(event.target as Node)) close()
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [menu, open, close])
}
