/** Binds a transport session to the cookie it began with, so that a guessed or stolen session id is worth nothing. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'socket.io'

type Engine = Server['engine']

const cookieOf = (request: IncomingMessage): string => request.headers.cookie ?? ''

/** [S7] A long poll under a session id must carry the same cookies as the handshake did. */
export function guardTransport(engine: Engine): void {
  const cookies = new Map<string, string>()
  engine.on(
    'connection',
    (client: { id: string; request: IncomingMessage; once: NodeJS.EventEmitter['once'] }) => {
      cookies.set(client.id, cookieOf(client.request))
      client.once('close', () => cookies.delete(client.id))
    },
  )
  engine.use((request: IncomingMessage, _: ServerResponse, next: (error?: Error) => void) => {
    const sid = new URLSearchParams((request.url ?? '').split('?')[1]).get('sid')
    const known = sid === null ? undefined : cookies.get(sid)
    next(known === undefined || known === cookieOf(request) ? undefined : new Error('not your session'))
  })
}
