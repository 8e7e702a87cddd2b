/** Guessing gets slower, never closed: how long to wait after failures, and whose turn it is to have a password tried. */
import type { Clock } from '../clock/clock.ts'

export interface PaceRule {
  /** Failures before the first wait. */
  free: number
  /** The first wait; each failure after it doubles it, up to the longest. */
  firstMs: number
  longestMs: number
  /** Without a failure for so long, all is forgotten. */
  forgottenMs: number
}

export interface Pace {
  /** Milliseconds until this key may try again; 0: now. Asking costs nothing. */
  waitMs(key: string): number
  failed(key: string): void
  passed(key: string): void
}

/** More keys than this, and the one that failed longest ago is forgotten: nobody can make it forget the newest. */
const mostKeys = 50_000

export function makePace(rule: PaceRule, clock: Pick<Clock, 'ticks'>): Pace {
  const known = new Map<string, { failures: number; lastMs: number }>()
  return {
    waitMs(key) {
      const entry = known.get(key)
      const now = clock.ticks()
      if (!entry || entry.failures < rule.free || now - entry.lastMs >= rule.forgottenMs) return 0
      const wait = Math.min(rule.firstMs * 2 ** (entry.failures - rule.free), rule.longestMs)
      return Math.max(0, entry.lastMs + wait - now)
    },
    failed(key) {
      const now = clock.ticks()
      const before = known.get(key)
      const failures = before && now - before.lastMs < rule.forgottenMs ? before.failures : 0
      known.delete(key)
      known.set(key, { failures: failures + 1, lastMs: now })
      if (known.size > mostKeys) known.delete(known.keys().next().value as string)
    },
    passed(key) {
      known.delete(key)
    },
  }
}

export const noPace: Pace = { waitMs: () => 0, failed: () => undefined, passed: () => undefined }

/** A line is full: come back a moment later. */
export class LineFull extends Error {}

/**
 * So many at once, and in turns by place: whoever floods waits behind themselves. Each line is bounded.
 * Throws LineFull for what would stand too far back.
 */
export function makeTurns({ atOnce, perLine }: { atOnce: number; perLine: number }) {
  const lines = new Map<string, (() => void)[]>()
  let running = 0

  function next(): void {
    if (running >= atOnce) return
    const [first] = lines
    if (!first) return
    const [name, line] = first
    const begin = line.shift()
    // The line goes to the end, so that every other one has its turn before it.
    lines.delete(name)
    if (line.length > 0) lines.set(name, line)
    running += 1
    begin?.()
  }

  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const line = lines.get(name) ?? []
    if (line.length >= perLine) throw new LineFull()
    await new Promise<void>((begin) => {
      line.push(begin)
      lines.set(name, line)
      next()
    })
    try {
      return await work()
    } finally {
      running -= 1
      next()
    }
  }
}
