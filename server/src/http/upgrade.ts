/** The one place where a request becomes a socket: live facts, live text, or nothing. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { fromOurSite } from './origin.ts'

type Takes = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

interface Deps {
  origin: () => string
  /** Asked before a new socket is let in; false turns it away. */
  admits(request: IncomingMessage): boolean
  collab: Takes
}

const refuse = (socket: Duplex, status: string): void => {
  socket.once('finish', socket.destroy)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/**
 * [S6] SameSite does not protect WebSockets, so the origin is checked here, before anything else is read.
 * socket.io has its own listener and its own origin check for paths under /live/; it must be made with
 * `destroyUpgrade: false`, or it ends the sockets of others.
 */
export function routeUpgrades(server: Server, { origin, admits, collab }: Deps): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A peer that goes away in the middle must not become an unhandled error.
    socket.on('error', () => socket.destroy())
    const path = (request.url ?? '').split('?')[0] as string
    if (path.startsWith('/live/')) return
    if (!path.startsWith('/collab/')) refuse(socket, '404 Not Found')
    else if (!fromOurSite(request.headers, origin())) refuse(socket, '403 Forbidden')
    else if (!admits(request)) refuse(socket, '503 Service Unavailable')
    else collab(request, socket, head)
  })
}
