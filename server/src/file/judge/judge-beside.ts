/**
 * Files are judged beside the server: strangers' bytes never hold up the typing of others, and what takes too long or
 * too much is refused [FIL15].
 */
import { Refusal } from '@plenary/shared/problems'
import { type Beside, type Bounds, besideMe, makeBeside } from '../../worker/beside.ts'
import type { work } from './judge.ts'

// Its libraries stay loaded as long as the process: a thread that ended would take them from those that come after.
import 'sharp'

const judgeBounds: Bounds = {
  /** The largest honest file takes two seconds on a quiet machine. */
  longestMs: 30_000,
  /** Bytes are read into buffers, which `bounds` of the judges limit; this is for what is made of them. */
  memoryMb: 256,
  // A file that takes its whole time holds up one place, and its owner has no other.
  atOnce: 2,
  waiting: 100,
  waitingEach: 20,
  tooMuch: new Refusal('too-large', 'It takes too long to be looked through. Save it anew, or in parts.'),
}

export type Judge = Beside<typeof work>

export const makeJudge = (bounds: Bounds = judgeBounds): Judge =>
  makeBeside<typeof work>(besideMe(import.meta.url, 'judge'), bounds)
