/** The menu and the panel of the header as Mantine has them. Each opens as it comes, because it is fetched for that. */
import { Menu, Popover } from '@mantine/core'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import styles from './Header.module.css'
import { HeaderButton } from './HeaderButton.tsx'
import type { MenuProps, PanelProps } from './header-choice.ts'

/** Inside the header, so that they belong to it for whoever reads by landmarks. */
const standing = (atEnd: boolean) =>
  ({
    withinPortal: false,
    position: atEnd ? 'bottom-end' : 'bottom-start',
    offset: 4,
    returnFocus: true,
    transitionProps: { duration: 0 },
  }) as const

export function OpenMenu({ label, shown, atEnd = false, choices }: MenuProps) {
  const [button, opened, setOpened] = useOpenedOnArrival()
  return (
    <Menu
      {...standing(atEnd)}
      opened={opened}
      onChange={setOpened}
      // It would be a child of the menu that is no choice.
      withInitialFocusPlaceholder={false}
      classNames={{ dropdown: styles.list ?? '', item: styles.choice ?? '' }}
    >
      <Menu.Target>
        <HeaderButton ref={button} label={label} shown={shown} />
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ id, name, lang, isCurrent, act, link }) => (
          <Menu.Item
            key={id}
            lang={lang}
            aria-current={isCurrent ? 'true' : undefined}
            onClick={act}
            {...(link ? { renderRoot: link } : {})}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function OpenPanel({ label, shown, atEnd = false, children }: PanelProps) {
  const [button, opened, setOpened] = useOpenedOnArrival()
  return (
    <Popover
      {...standing(atEnd)}
      opened={opened}
      onChange={setOpened}
      trapFocus
      classNames={{ dropdown: styles.list ?? '' }}
    >
      <Popover.Target>
        <HeaderButton ref={button} label={label} shown={shown} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown>{children}</Popover.Dropdown>
    </Popover>
  )
}

/** This button takes the place of the one that was pressed: it has its focus before the list has it. */
function useOpenedOnArrival(): [RefObject<HTMLButtonElement | null>, boolean, (opened: boolean) => void] {
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  useLayoutEffect(() => {
    button.current?.focus()
    setOpened(true)
  }, [])
  return [button, opened, setOpened]
}
