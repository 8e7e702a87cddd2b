/** A window over the page, in the middle or as a sheet from the foot; Escape, its cross or pressing beside it closes it. */
import { UnstyledButton } from '@mantine/core'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './dialog.module.css'
import { Icon } from './icons.tsx'

interface Props {
  title: string
  isSheet?: boolean
  /** For what needs the width of a text. */
  isWide?: boolean
  onClose(): void
  children: ReactNode
}

export function Dialog({ title, isSheet = false, isWide = false, onClose, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    shown?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => shown?.close()
  }, [])
  const onPress = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-sheet={isSheet || undefined}
      data-wide={isWide || undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={onPress}
      // What is typed here is not for the tools or the paragraph the dialog belongs to.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <UnstyledButton className={styles.close} aria-label={t('common.close')} onClick={onClose}>
            <Icon name="close" />
          </UnstyledButton>
        </div>
        {children}
      </div>
    </dialog>
  )
}
