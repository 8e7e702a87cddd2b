/** Who may ask an endpoint, and how often, by its row in the table: before a handler is given anything. */
import type { Endpoint, RequestLimit } from '@plenary/shared/endpoint'
import { Refusal } from '@plenary/shared/problems'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../clock/clock.ts'
import { type Counter, limits, makeCounter } from './limits.ts'

/** Throws `not-signed-in` and `too-many-requests`. */
export type EnsureMayAsk = (
  endpoint: Pick<Endpoint, 'who' | 'limit'>,
  viewer: { user: { id: string } | null },
  request: Pick<FastifyRequest, 'params' | 'ip'>,
) => void

/** [API4] A person is counted, not the hall they sit in. */
export function makeAsking(clock: Pick<Clock, 'ticks'>, limited: boolean): EnsureMayAsk {
  const counters = new Map<RequestLimit, Counter>()
  const counterOf = (limit: RequestLimit): Counter => {
    const known = counters.get(limit) ?? makeCounter(limits[limit], clock)
    counters.set(limit, known)
    return known
  }
  return ({ who, limit }, { user }, { params, ip }) => {
    const asker = typeof who === 'function' ? who(params as Record<string, string>) : who
    if (asker === 'signed-in' && !user) throw new Refusal('not-signed-in')
    if (limited && limit && !counterOf(limit).take(user?.id ?? ip)) throw new Refusal('too-many-requests')
  }
}
