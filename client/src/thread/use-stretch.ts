/** The stretch of the page that is near the window; it changes a few times while a screen goes by, not with every frame. */
import { useEffect, useState } from 'react'

/** Steps in which the stretch moves, and how far it reaches beyond the window, in pixels. */
const step = 400
const beyond = 800

export function useStretch(columnTop: number): { from: number; to: number } {
  const [at, setAt] = useState(() => Math.floor(scrollY / step))
  const [height, setHeight] = useState(innerHeight)
  useEffect(() => {
    let frame = 0
    const look = (): void => {
      frame = 0
      setAt(Math.floor(scrollY / step))
      setHeight(innerHeight)
    }
    const onMove = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    look()
    addEventListener('scroll', onMove, { passive: true })
    addEventListener('resize', onMove)
    return () => {
      removeEventListener('scroll', onMove)
      removeEventListener('resize', onMove)
      if (frame !== 0) cancelAnimationFrame(frame)
    }
  }, [])
  const top = at * step - columnTop
  return { from: top - beyond, to: top + height + step + beyond }
}
