/** Whether the platform was renewed under this page, so that only a reload lets it write again [SCH2]. */
import { schemaVersion } from '@plenary/shared/rooms'
import { useSyncExternalStore } from 'react'

let renewed = false
const listeners = new Set<() => void>()

/** A room refused this page for its age. */
export function sayRenewed(): void {
  if (renewed) return
  renewed = true
  for (const listener of listeners) listener()
}

/** What an answer of the server says its schema is; nothing where something in between has answered. */
export function hearSchema(said: string | null): void {
  if (said !== null && Number(said) > schemaVersion) sayRenewed()
}

const follow = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useRenewed = (): boolean => useSyncExternalStore(follow, () => renewed)
