/** Who asks, read from the session cookie by our own short path: HTTP, socket.io and live rooms all come through here. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'cookie'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../collab/ports.ts'
import type { Database } from '../database/port.ts'
import { type SessionRow, sessionOfToken, sessionsOf } from '../identity/store.ts'
import type { Viewer } from './api.ts'

/** How long an answer may be reused; sign-out and change of password do not wait for it. */
const cacheMs = 500
const maxCached = 5000

/** The cookie of a session: the `__Secure-` prefix makes browsers send it over HTTPS alone. */
export const cookieNameFor = (origin: string): string =>
  `${origin.startsWith('https:') ? '__Secure-' : ''}better-auth.session_token`

const signatureOf = (token: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(token).digest()

/** The cookie's value for a token, as the identity library signs and writes it. */
export const signedToken = (token: string, secret: string): string =>
  encodeURIComponent(`${token}.${signatureOf(token, secret).toString('base64')}`)

/** [U1] The token inside a cookie's value when its signature is ours, else null. */
export function tokenIn(value: string, secret: string): string | null {
  const dot = value.lastIndexOf('.')
  if (dot < 1 || value.length > 300) return null
  const token = value.slice(0, dot)
  // Compared as they are written: decoded, one signature would have many spellings.
  const given = Buffer.from(value.slice(dot + 1))
  const expected = Buffer.from(signatureOf(token, secret).toString('base64'))
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

export interface Sessions {
  /** Who is behind a request; `user` is null when nobody is signed in or the session has ended. */
  viewerOf(request: Pick<IncomingMessage, 'headers'>): Promise<Viewer>
  identify(request: Pick<IncomingMessage, 'headers'>): Promise<Identity | null>
  /**
   * [U16] Asks again for the sessions behind these sockets, one query for all, and answers the ids of those that
   * ended: expired, deleted, or given another token or person. Sockets know it from then on (`lives`).
   */
  ended(identities: Identity[]): Promise<Set<string>>
  /** Forgets what is cached, so that the next question reads the database. */
  forget(): void
}

interface Deps {
  database: Database
  secret: string
  cookieName: () => string
  clock: Pick<Clock, 'ticks'>
  machineNow(): Date
}

interface Cached {
  reading: Promise<SessionRow | null>
  readAt: number
}

/** What a socket was let in by. */
interface Ticket {
  token: string
  expiresAt: Date
  isOver: boolean
}

export function makeSessions({ database, secret, cookieName, clock, machineNow }: Deps): Sessions {
  let cache = new Map<string, Cached>()
  const tickets = new WeakMap<Identity, Ticket>()

  /** One read per token and second, however many ask at once. */
  function read(token: string): Promise<SessionRow | null> {
    const known = cache.get(token)
    if (known && clock.ticks() - known.readAt < cacheMs) return known.reading
    if (cache.size >= maxCached) cache.clear()
    const reading = sessionOfToken(database, token)
    cache.set(token, { reading, readAt: clock.ticks() })
    reading.catch(() => cache.delete(token))
    return reading
  }

  async function find({ headers }: Pick<IncomingMessage, 'headers'>): Promise<(SessionRow & Ticket) | null> {
    const value = parse(headers.cookie ?? '')[cookieName()]
    const token = value ? tokenIn(value, secret) : null
    const row = token ? await read(token) : null
    return token && row && row.expiresAt > machineNow() ? { ...row, token, isOver: false } : null
  }

  return {
    async viewerOf(request) {
      const row = await find(request)
      return { user: row && { ...row.user, sessionId: row.sessionId } }
    },
    async identify(request) {
      const ticket = await find(request)
      if (!ticket) return null
      const identity: Identity = {
        userId: ticket.user.id,
        sessionId: ticket.sessionId,
        // The machine's time, by which the session was made: the platform's clock may stand in another year.
        lives: () => !ticket.isOver && machineNow() < ticket.expiresAt,
      }
      tickets.set(identity, ticket)
      return identity
    },
    async ended(identities) {
      const found = new Map<string, { token: string; userId: string; expiresAt: Date }>()
      const asked = [...new Set(identities.map(({ sessionId }) => sessionId))]
      for await (const rows of sessionsOf(database, asked)) {
        for (const { id, ...row } of rows) found.set(id, row)
        await setImmediate()
      }
      const over = new Set<string>()
      for (const identity of identities) {
        const row = found.get(identity.sessionId)
        const ticket = tickets.get(identity)
        if (ticket && row) ticket.expiresAt = row.expiresAt
        if (ticket && (row?.token !== ticket.token || row.userId !== identity.userId)) ticket.isOver = true
        if (!ticket || !identity.lives()) over.add(identity.sessionId)
      }
      return over
    },
    forget() {
      // A new map: a read still under way belongs to the old one and cannot come back.
      cache = new Map()
    },
  }
}
