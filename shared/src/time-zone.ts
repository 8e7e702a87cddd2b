/** Time zones by their IANA names. */
import { z } from 'zod'

/** Whether there is such a zone. An offset ("+02:00") is none: it knows no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** [CNV5] A zone that does not exist is refused. */
export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, { error: 'There is no such time zone. Give an IANA name such as Europe/Zurich.' })
  .meta({ format: 'time-zone' })
