/**
 * How much the random tests try: normally what finds a fault that somebody just made, with `npm run test:long` what
 * goes before a release. A variable of its name overrules both: `SEEDS=50 npx vitest run tests/convergence.test.ts`.
 */
const isLong = process.env.LONG === '1'

const sizes = {
  /** Histories of a disturbed room that all come to one text. */
  SEEDS: { normally: 150, long: 1000 },
  /** Pairs of edits that are merged by words. */
  MERGES: { normally: 2400, long: 12_000 },
  /** Ways of tampering with a record, each with so many seeds. */
  TAMPERINGS: { normally: 12, long: 80 },
  /** Frames that old, new and fresh readers take, each in their own order. */
  FRAMES: { normally: 2500, long: 100_000 },
  /** Sudden ends of a server while people type. */
  TYPING_KILLS: { normally: 8, long: 20 },
  /** Sudden ends of a server that closes a round. */
  CLOSING_KILLS: { normally: 5, long: 60 },
  /** Sudden ends of a server at everything it does; normally one for each thing. */
  KILLS: { normally: 7, long: 200 },
  /** Closings of a round into which clients type. */
  CLOSINGS: { normally: 6, long: 20 },
} as const

export const sizeOf = (name: keyof typeof sizes): number =>
  Number(process.env[name] ?? sizes[name][isLong ? 'long' : 'normally'])
