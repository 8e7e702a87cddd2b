/** Leads to the place the address names after "#", once it is drawn, and marks it. */
import { useEffect } from 'react'

export const placeId = (paragraphId: string): string => `p-${paragraphId}`

/** The row comes to the top of what is seen and takes focus; the way is gone once, not again when data is redrawn. */
export function useGoToHash(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn) return
    const go = (): void => {
      const row =
        location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
      for (const marked of document.querySelectorAll('[data-target]')) marked.removeAttribute('data-target')
      if (!row) return
      row.setAttribute('data-target', '')
      goTo(row)
    }
    go()
    addEventListener('hashchange', go)
    return () => removeEventListener('hashchange', go)
  }, [isDrawn])
}

/** Rows far away are drawn only when they come near: after the first step their heights are known, and the second is exact. */
export function goTo(row: HTMLElement): void {
  row.scrollIntoView({ block: 'start' })
  row.focus({ preventScroll: true })
  requestAnimationFrame(() => row.scrollIntoView({ block: 'start' }))
}
