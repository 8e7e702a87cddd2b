/** Keeps what stands at the foot of a phone's window above its keyboard, where the browser does not do it itself. */
import { useEffect } from 'react'

export function useViewportFoot(isNeeded: boolean): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!isNeeded || !viewport) return
    const follow = (): void => {
      const covered = Math.max(0, innerHeight - viewport.height - viewport.offsetTop)
      document.documentElement.style.setProperty('--plenary-foot', `${Math.round(covered)}px`)
    }
    follow()
    viewport.addEventListener('resize', follow)
    viewport.addEventListener('scroll', follow)
    return () => {
      viewport.removeEventListener('resize', follow)
      viewport.removeEventListener('scroll', follow)
      document.documentElement.style.removeProperty('--plenary-foot')
    }
  }, [isNeeded])
}
