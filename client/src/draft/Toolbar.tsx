/** The tools of the paragraph being written: small, above it; on a phone at the foot of the window. */
import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { EditorHandle, EditorNow } from '../collab/editor.ts'
import { toggles } from '../collab/schema.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { useTextContext } from './actions.ts'
import { LinkForm } from './LinkForm.tsx'
import { StatusLine } from './StatusLine.tsx'
import styles from './toolbar.module.css'

interface Props {
  handle: EditorHandle
  now: EditorNow
  /** The person asked for the tools, or for a link, by a key. */
  asks: 'tools' | 'link' | null
  onAnswered(): void
  onNotice(text: string): void
  /** Ends writing; offered where the keyboard has no Escape. */
  onDone(): void
  /** What changes the place of these words among the others, where one may. */
  structure?: ReactNode
}

const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform)
const withMod = (key: string): string => (isMac() ? `⌘${key}` : `Ctrl+${key}`)

export function Toolbar({ handle, now, asks, onAnswered, onNotice, onDone, structure }: Props) {
  const { t } = useTranslation()
  const { isNarrow } = useTextContext()
  const bar = useRef<HTMLDivElement>(null)
  const [isLinking, setLinking] = useState(false)

  const openLink = (): void => {
    if (now.href !== null || now.hasSelection) setLinking(true)
    else onNotice(t('drafting.link.selectFirst'))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: answered once for each time it is asked.
  useEffect(() => {
    if (asks === 'tools') bar.current?.querySelector('button')?.focus()
    if (asks === 'link') openLink()
    if (asks) onAnswered()
  }, [asks])
  const closeLink = (): void => {
    setLinking(false)
    // A dialog holds focus for as long as it stands.
    setTimeout(() => handle.focus(), 0)
  }
  return (
    <div className={styles.tools} data-narrow={isNarrow || undefined}>
      <div
        ref={bar}
        role="toolbar"
        aria-label={t('drafting.tools.label')}
        className={styles.bar}
        onKeyDown={(event) => walk(event, () => handle.focus())}
      >
        {toggles.map(({ mark, letter, sign }) => (
          <Tool
            key={mark}
            name={t(`drafting.tools.${mark}`)}
            keys={withMod(letter)}
            isPressed={now.marks[mark]}
            onUse={() => handle.toggle(mark)}
          >
            <span className={styles[mark]}>{sign}</span>
          </Tool>
        ))}
        <Tool
          name={t('drafting.tools.link')}
          keys={withMod('K')}
          isPressed={now.href !== null}
          onUse={openLink}
        >
          <Icon name="link" />
        </Tool>
        <span className={styles.rule} />
        <Tool
          name={t('drafting.tools.undo')}
          keys={withMod('Z')}
          isOff={!now.canUndo}
          onUse={() => handle.undo()}
        >
          <Icon name="undo" />
        </Tool>
        <Tool
          name={t('drafting.tools.redo')}
          keys={withMod('Y')}
          isOff={!now.canRedo}
          onUse={() => handle.redo()}
        >
          <Icon name="redo" />
        </Tool>
        {structure && (
          <>
            <span className={styles.rule} />
            {structure}
          </>
        )}
        {isNarrow && (
          <UnstyledButton className={`${styles.tool} ${styles.done}`} onClick={onDone}>
            {t('drafting.tools.done')}
          </UnstyledButton>
        )}
      </div>
      {isNarrow && (
        <div className={styles.state}>
          <StatusLine mayEdit />
        </div>
      )}
      {isLinking && (
        <Dialog title={t('drafting.link.title')} onClose={closeLink}>
          <LinkForm
            href={now.href}
            onSet={(href) => {
              handle.setLink(href)
              closeLink()
            }}
            onClose={closeLink}
          />
        </Dialog>
      )}
    </div>
  )
}

function Tool({
  name,
  keys,
  isPressed,
  isOff = false,
  onUse,
  children,
}: {
  name: string
  keys: string
  isPressed?: boolean
  isOff?: boolean
  onUse(): void
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <UnstyledButton
      className={styles.tool}
      aria-label={name}
      title={t('drafting.tools.withKey', { name, key: keys })}
      aria-pressed={isPressed}
      aria-disabled={isOff || undefined}
      // The caret stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !isOff && onUse()}
    >
      {children}
    </UnstyledButton>
  )
}

/** Arrow keys walk along the tools, Escape goes back to the text. */
function walk(event: KeyboardEvent<HTMLElement>, back: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    back()
    return
  }
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
  const tools = [...event.currentTarget.querySelectorAll('button')]
  const at = tools.indexOf(document.activeElement as HTMLButtonElement)
  tools.at((at + (isRightToLeft ? -step : step) + tools.length) % tools.length)?.focus()
}
