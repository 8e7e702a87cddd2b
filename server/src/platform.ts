/** Joins the house, the live text and the features into one server that lets people in. It knows no feature by name. */
import type { AddressInfo } from 'node:net'
import type { Endpoint } from '@plenary/shared/endpoint'
import { closeCode } from '@plenary/shared/rooms'
import type { SettableClock } from './clock/clock.ts'
import { type Jobs, makeJobs } from './clock/jobs.ts'
import type { Collab, CollabPorts } from './collab/ports.ts'
import type { Context } from './context.ts'
import type { Database } from './database/port.ts'
import type { MakeFeature } from './feature.ts'
import { type House, originOf } from './house.ts'
import { implement } from './http/api.ts'
import { serveAuth } from './http/auth.ts'
import { describeApi } from './http/documents.ts'
import { serveHealth } from './http/health.ts'
import { makeReadiness } from './http/readiness.ts'
import { type HttpServer, makeServer } from './http/server.ts'
import { serveSite } from './http/site.ts'
import { routeUpgrades } from './http/upgrade.ts'
import { watchSessions } from './http/watch-sessions.ts'
import { type Auth, makeAuth } from './identity/auth.ts'
import { otherSessionsOf } from './identity/store.ts'
import { joinFeatures } from './join-features.ts'
import type { Live } from './live/ports.ts'
import { makeLive } from './live/server.ts'

export interface App {
  http: HttpServer
  database: Database
  clock: SettableClock
  jobs: Jobs
  collab: Collab
  /** Where it listens; before that, where it means to. */
  url(): string
  listen(): Promise<void>
  /** What whoever starts it does next, a line for each. */
  nextSteps(): Promise<string[]>
  /** Stops accepting, commits what is queued, closes sockets with 1012. Safe to call twice. */
  close(): Promise<void>
  /** The log of the house. */
  log: House['log']
  /** A failure nobody caught, for the log. */
  reportFault(reason: unknown): void
}

/** What is made from the house rather than belonging to it. */
export interface Parts {
  /** `recover` writes the words that were committed and not yet projected when the process was stopped. */
  makeCollab(ports: CollabPorts): Collab & { recover(): Promise<number> }
  features: readonly MakeFeature[]
  /** Besides those of the table. */
  endpoints?: Readonly<Record<string, Endpoint>>
}

/** Sockets that do not answer the closing are cut after this long. */
const lingerMs = 2000
/** How long a connection may be on its way in, when it was judged by what holds no more. */
const inFlightMs = 500

const reportTo =
  ({ log }: House) =>
  (event: string, details: Record<string, string | number>): void =>
    log.warn(details, event)

/** The live text and the features of a house, without a server: what the command line works with, too. */
export function joinParts(house: House, { makeCollab, features }: Parts) {
  const { database, clock, sessions, log } = house
  let live: Live | null = null
  const judgeAnew: Context['judgeAnew'] = (scope) => {
    const close = (): void => {
      collab.closeSockets(scope, closeCode.rightsChanged)
      live?.closeSockets({ userId: scope.userId })
    }
    close()
    // One that was let in by what was true just before is in nobody's list yet; it is found a moment later.
    setTimeout(close, inFlightMs).unref()
  }
  const joined = joinFeatures({ ...house, collab: () => collab, jobs: () => jobs, judgeAnew }, features)
  const collab: ReturnType<Parts['makeCollab']> = makeCollab({
    database,
    clock,
    identify: sessions.identify,
    ...joined.rooms,
    report: reportTo(house),
    limited: house.config.limits,
  })
  const jobs: Jobs = makeJobs(
    { database, clock, report: (type, error) => log.error({ err: error, type }, 'a job failed') },
    joined.jobs,
  )
  const follow = (made: Live): void => {
    live = made
  }
  return { joined, collab, jobs, follow }
}

export async function furnish(house: House, parts: Parts): Promise<App> {
  const { config, database, clock, sessions, log } = house
  const { joined, collab, jobs, follow } = joinParts(house, parts)
  await joined.seed()
  await collab.recover()
  await joined.begin()

  const viewerOf = (request: { raw: Parameters<typeof sessions.viewerOf>[0] }) =>
    sessions.viewerOf(request.raw)
  const http = await makeServer({
    logLevel: config.logLevel,
    limited: config.limits,
    isProxy: config.isProxy,
    clock,
    origin: house.origin,
    viewerOf,
  })
  const live = makeLive(http.server, {
    facts: house.facts,
    clock,
    limited: config.limits,
    origin: house.origin,
    identify: sessions.identify,
    ...joined.live,
    report: reportTo(house),
  })
  follow(live)
  await describeApi(http)
  serveHealth(http, {
    readiness: makeReadiness({ standing: [() => database.fault()], costly: house.checks }, clock),
    figures: () => {
      const { rooms, sockets, updates, refusals, stopped, differences } = collab.figures()
      const { connections } = live.figures()
      return {
        rooms,
        room_sockets: sockets,
        updates,
        refused_updates: refusals,
        stopped_rooms: stopped,
        text_differences: differences,
        live_connections: connections,
      }
    },
  })
  const auth = authPorts(house, collab, live)
  const stopWatching = watchSessions({
    sessions,
    open: () => [...collab.identities(), ...live.identities()],
    end: auth.sessionEnded,
    report: reportTo(house),
  })
  serveAuth(http, { ...auth, clock, limited: config.limits, viewerOf })
  implement(http, viewerOf, joined.handlers, clock, config.limits, parts.endpoints)
  await serveSite(http)

  let closing: Promise<void> | undefined
  routeUpgrades(http.server, { origin: house.origin, admits: () => !closing, collab: collab.handleUpgrade })
  const cut = trackSockets(http)
  jobs.start()

  async function close(): Promise<void> {
    const linger = setTimeout(cut, lingerMs)
    stopWatching()
    await jobs.stop()
    await collab.close()
    await live.close()
    await http.close()
    clearTimeout(linger)
    await joined.settled()
    await house.close()
  }

  let listening: string | undefined
  return {
    http,
    database,
    clock,
    jobs,
    collab,
    url: () => listening ?? originOf(config.host, config.port),
    async listen() {
      await http.listen({ host: config.host, port: config.port })
      listening = originOf(config.host, (http.server.address() as AddressInfo).port)
      if (!config.publicUrl) house.setOrigin(listening)
    },
    nextSteps: joined.nextSteps,
    close() {
      closing ??= close()
      return closing
    },
    log,
    reportFault: (reason) => log.error({ err: reason }, 'a failure nobody caught'),
  }
}

/** Sign-out and change of password, joined to the sockets they end [U4]. */
function authPorts(house: House, collab: Collab, live: Live) {
  const { database, secret, sessions } = house
  let made: { origin: string; auth: Auth } | undefined
  const end = (sessionId: string, code: number): void => {
    sessions.forget()
    const close = (): void => {
      collab.closeSockets({ sessionId }, code)
      live.closeSockets({ sessionId })
    }
    close()
    // A socket whose cookie was read just before is in nobody's list yet; it is found a moment later.
    setTimeout(close, inFlightMs).unref()
  }
  return {
    origin: house.origin,
    secret,
    /** Made when first asked, because the origin is known for certain only then. */
    auth(): Auth {
      const origin = house.origin()
      if (made?.origin !== origin)
        made = {
          origin,
          auth: makeAuth({ database, secret, origin, report: (event) => house.log.error(event) }),
        }
      return made.auth
    },
    otherSessionsOf: (userId: string, sessionId: string) => otherSessionsOf(database, userId, sessionId),
    sessionEnded: (sessionId: string) => end(sessionId, closeCode.notSignedIn),
    sessionRenewed: (sessionId: string) => end(sessionId, closeCode.rightsChanged),
  }
}

/** Upgraded sockets are not the HTTP server's to close; answers a function that cuts what is left. */
function trackSockets(http: HttpServer): () => void {
  const open = new Set<import('node:net').Socket>()
  http.server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return () => {
    for (const socket of open) socket.destroy()
  }
}
