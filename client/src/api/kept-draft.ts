/** What a person is typing, kept on this device until the server has it. */
import type { z } from 'zod'

export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface KeptDraft<T> {
  /** What was kept; null where nothing was, or where it cannot be read any more. */
  read(): T | null
  /** Keeps it, or forgets it where it is null. False where this device keeps nothing: private mode, or it is full. */
  keep(draft: T | null): boolean
}

/** `name` says whose it is and where it was typed: what two people or two places have must never share one. */
export function keptDraft<T>(name: string, schema: z.ZodType<T>, storage?: DeviceStorage): KeptDraft<T> {
  const key = `plenary.${name}`
  // Where cookies are refused the mere asking for it throws.
  const device = (): DeviceStorage => storage ?? localStorage
  return {
    read() {
      try {
        const read = schema.safeParse(JSON.parse(device().getItem(key) ?? 'null'))
        return read.success ? read.data : null
      } catch {
        return null
      }
    },
    keep(draft) {
      try {
        if (draft === null) device().removeItem(key)
        else device().setItem(key, JSON.stringify(draft))
        return true
      } catch {
        return false
      }
    },
  }
}
