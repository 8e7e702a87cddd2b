/** Every limit on how often and how much, in one place. */
import type { RequestLimit } from '@plenary/shared/endpoint'
import type { Clock } from '../clock/clock.ts'

export const limits = {
  /** Bytes of a request body where the endpoint says nothing else. */
  bodyBytes: 256 * 1024,
  /** A request must be complete after this time. */
  requestMs: 30_000,
  /** One that brings a file: twenty megabytes over a line of half a megabit. */
  uploadMs: 360_000,
  /** Headers must be complete after this time. */
  headersMs: 10_000,
  /** Requests of one person in a minute. A busy drafting table makes fewer than one a second. */
  perUser: { max: 1200, windowMs: 60_000 },
  /** [L12] Requests of one address where nobody is signed in: a hall of 300 behind one address fits. */
  perAddress: { max: 9000, windowMs: 60_000 },
  /** [U9, U17] Failed sign-ins to one account from one place: ten in a row, then 1,440 a day at most. */
  guessesOfStrangers: { free: 10, firstMs: 4000, longestMs: 60_000, forgottenMs: 900_000 },
  /** [U18] The same from a device that has opened the account before, where a guess waits instead of being refused. */
  guessesOfDevices: { free: 10, firstMs: 1000, longestMs: 8000, forgottenMs: 900_000 },
  /** Sign-ins of one pair, or of one known device, that wait for each other: a person with many tabs fits. */
  guessesInLine: 50,
  /** Passwords tried at once, beside the main thread, and how many of one place wait for it. */
  passwordsTried: { atOnce: 2, perLine: 200 },
  /** Files of the whole record, of one person or of one address where nobody is signed in. */
  recordExport: { max: 20, windowMs: 600_000 },
  /** [FIL5] Files that one person brings. */
  uploads: { max: 60, windowMs: 600_000 },
  /** [CTB15] Contributions that one person begins. */
  contributions: { max: 60, windowMs: 3_600_000 },
  /** [L4] Open TCP connections of the whole server. */
  connections: 20_000,
} as const satisfies Record<RequestLimit, Window> & Record<string, unknown>

export interface Window {
  max: number
  windowMs: number
}

/** Counts events per key in fixed windows. */
export interface Counter {
  /** Counts one and says whether the key is still within its limit. */
  take(key: string): boolean
  /** Whether one more would be within the limit; counts nothing. */
  allows(key: string): boolean
}

/** More keys than this are forgotten together, so that memory is bounded whatever an attacker invents. */
const maxKeys = 50_000

export function makeCounter({ max, windowMs }: Window, clock: Pick<Clock, 'ticks'>): Counter {
  const counts = new Map<string, { count: number; endsAt: number }>()
  const sweep = (now: number): void => {
    for (const [key, { endsAt }] of counts) if (endsAt <= now) counts.delete(key)
    if (counts.size >= maxKeys) counts.clear()
  }
  return {
    take(key) {
      const now = clock.ticks()
      const known = counts.get(key)
      if (known && known.endsAt > now) {
        known.count += 1
        return known.count <= max
      }
      if (counts.size >= maxKeys) sweep(now)
      counts.set(key, { count: 1, endsAt: now + windowMs })
      return max >= 1
    },
    allows(key) {
      const known = counts.get(key)
      return !known || known.endsAt <= clock.ticks() || known.count < max
    },
  }
}

/** Never refuses. */
export const noCounter: Counter = { take: () => true, allows: () => true }
