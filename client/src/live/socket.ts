/** The one socket.io connection of this page: made on first use, closed on signing out, and how it stands. */
import type { ClientToServer, ServerToClient } from '@plenary/shared/live'
import { useSyncExternalStore } from 'react'
import { io, type Socket } from 'socket.io-client'
import { whenSessionChanges } from './session-change.ts'

export type LiveSocket = Socket<ServerToClient, ClientToServer>
export type Connection = 'connected' | 'connecting' | 'offline'

/** A connection the server ended, or would not take for a moment, is tried again after this long. */
const againMs = 2000

let socket: LiveSocket | null = null
let connection: Connection = 'connecting'
const listeners = new Set<() => void>()

function set(next: Connection): void {
  if (next === connection) return
  connection = next
  for (const listener of listeners) listener()
}

/** The connection, made when first asked for. */
export function liveSocket(): LiveSocket {
  socket ??= makeSocket()
  return socket
}

function makeSocket(): LiveSocket {
  const made: LiveSocket = io({
    path: '/live',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 5000,
    forceNew: true,
  })
  const again = (): void => {
    setTimeout(() => {
      if (socket === made && !made.connected) made.connect()
    }, againMs)
  }
  made.on('connect', () => set('connected'))
  made.on('disconnect', (reason) => {
    set('connecting')
    // socket.io tries again by itself, except where the server ended the connection on purpose.
    if (reason === 'io server disconnect') again()
  })
  made.on('connect_error', (error) => {
    set('offline')
    const code = (error as Error & { data?: { code?: string } }).data?.code
    // Refused at the door it does not try again by itself; without a session there is nothing to try.
    if (code && code !== 'not-signed-in') again()
  })
  return made
}

/** Ends the connection; the next use makes one as the person then is. */
function closeLive(): void {
  socket?.disconnect()
  socket = null
  set('connecting')
}

whenSessionChanges(closeLive)

const follow = (listener: () => void): (() => void) => {
  listeners.add(listener)
  addEventListener('offline', sayOffline)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('offline', sayOffline)
  }
}
const sayOffline = (): void => set('offline')

/** How the connection stands, drawn again when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore(follow, () => connection)
}
