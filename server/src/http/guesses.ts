/** Passwords that are tried: paced by account and place, with a lane of its own for a device that is known. */
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '@plenary/shared/problems'
import type { Clock } from '../clock/clock.ts'
import { limits } from './limits.ts'
import { LineFull, makePace, makeTurns, noPace, type PaceRule } from './pace.ts'

/** Whose password is tried, and from where. */
export interface Guess {
  account: string
  place: string
  /** The device or session that has opened this account before; null: a stranger's. */
  known: string | null
}

/** Too many, too soon: the reply carries `Retry-After` with these seconds. */
export class Slower extends Refusal {
  readonly seconds: number
  constructor(waitMs: number) {
    super('too-many-requests')
    this.seconds = Math.max(1, Math.ceil(waitMs / 1000))
  }
}

/**
 * [U17] Failures count for the pair of account and place alone, so that nobody's guesses close an account to its
 * owner or a place to others. [U18] A known device has a lane of its own, and waits there instead of being refused:
 * a right password enters always. The cost of a password is paid beside the main thread, in turns by place, and few
 * of one pair stand in line. Throws Slower.
 */
export function makeGuesses({ limited, clock }: { limited: boolean; clock: Pick<Clock, 'ticks'> }) {
  const paceOf = (rule: PaceRule) => (limited ? makePace(rule, clock) : noPace)
  const strangers = paceOf(limits.guessesOfStrangers)
  const devices = paceOf(limits.guessesOfDevices)
  const turns = makeTurns(limits.passwordsTried)
  const lines = new Map<string, { tail: Promise<unknown>; length: number }>()

  /** One of a pair after another, so that a burst cannot run ahead of its own failures. */
  function inLine(key: string, work: () => Promise<Response>): Promise<Response> {
    const line = lines.get(key) ?? { tail: Promise.resolve(), length: 0 }
    if (limited && line.length >= limits.guessesInLine) return Promise.reject(new Slower(1000))
    const turn = line.tail.then(work)
    line.length += 1
    line.tail = turn
      .catch(() => undefined)
      .finally(() => {
        line.length -= 1
        if (line.length === 0) lines.delete(key)
      })
    lines.set(key, line)
    return turn
  }

  return ({ account, place, known }: Guess, attempt: () => Promise<Response>): Promise<Response> => {
    const key = `${known ?? place} ${account}`
    const pace = known ? devices : strangers
    return inLine(key, async () => {
      const waitMs = pace.waitMs(key)
      if (waitMs > 0 && !known) throw new Slower(waitMs)
      if (waitMs > 0) await pause(waitMs)
      const answer = await turns(known ?? place, attempt).catch((error: unknown) => {
        throw error instanceof LineFull ? new Slower(1000) : error
      })
      if (answer.status === 400 || answer.status === 401) pace.failed(key)
      else if (answer.ok) pace.passed(key)
      return answer
    })
  }
}
