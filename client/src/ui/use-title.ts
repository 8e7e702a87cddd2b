/** Names the page in the window's title. */
import { useEffect } from 'react'

export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Plenary` : 'Plenary'
  }, [title])
}
