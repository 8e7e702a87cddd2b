/** Repeatable chance: every random test prints its seed, and a seed that once failed stays as a named test. */

export interface Chance {
  seed: number
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number, 0 ≤ x < below. */
  below(below: number): number
  pick<T>(from: readonly T[]): T
}

/** mulberry32: small, fast, good enough for choosing test cases. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { seed, next, below, pick: (from) => from[below(from.length)] as (typeof from)[number] }
}
