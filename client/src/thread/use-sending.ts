/** Sending what is written by button or Ctrl and Enter, leaving by Escape; what cannot go keeps the focus and says why. */
import { longestComment } from '@plenary/shared/thread'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'

interface Options {
  body: string
  /** Sends; false where there is nothing to send or it may not be. */
  send(): boolean
  onSent(): void
  onClose(): void
}

export function useSending({ body, send, onSent, onClose }: Options) {
  const field = useRef<{ focus(): void }>(null)
  const [isEmpty, setEmpty] = useState(false)
  useEffect(() => field.current?.focus(), [])
  /** Characters too many; none where it is not above 0. */
  const over = body.trim().length - longestComment
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (over <= 0 && send()) {
      onSent()
      return
    }
    setEmpty(body.trim() === '')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // Neither the dialog nor the table shall hear it.
      event.preventDefault()
      event.stopPropagation()
      onClose()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }
  return { field, over, isEmpty, noteTyped: () => setEmpty(false), submit, onKeyDown }
}
