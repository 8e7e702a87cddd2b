/** Keys of a form that stands within a page with keys of its own: Ctrl and Enter sends it, Escape leaves it. */
import type { KeyboardEvent } from 'react'

export const formKeys =
  (submit: () => void, close: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // Neither the dialog nor the table shall hear it.
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    else return
    event.preventDefault()
  }
