/** Leads the person to what has just appeared: the reason a form was refused, what came of it. */
import { type RefObject, useEffect, useRef } from 'react'

/** Give the reference to the element; it takes focus whenever `cause` becomes something new. */
export function useFocusOn<E extends HTMLElement>(cause: unknown): RefObject<E | null> {
  const ref = useRef<E>(null)
  useEffect(() => {
    if (cause) ref.current?.focus()
  }, [cause])
  return ref
}
