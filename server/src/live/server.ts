/** socket.io at /live: facts to the people concerned, and who is here. */
import { randomUUID } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import {
  type ClientToServer,
  type HereInput,
  hereInput,
  type ServerToClient,
  type WatchAnswer,
  watchInput,
} from '@plenary/shared/live'
import type { ParticipantView } from '@plenary/shared/participant'
import { type ProblemCode, problems, Refusal } from '@plenary/shared/problems'
import { closeCode } from '@plenary/shared/rooms'
import { type DefaultEventsMap, Server, type Socket } from 'socket.io'
import type { Identity } from '../collab/ports.ts'
import type { Delivered } from '../events/facts.ts'
import { fromOurSite } from '../http/origin.ts'
import { nameOf, presenceRoomOf, roomsFor, roomsOf, type Watched, type WatchedPlace } from './audience.ts'
import { guardTransport } from './guard.ts'
import type { Live, LivePorts, Participation } from './ports.ts'
import { makePresence, type Presence } from './presence.ts'

const limits = {
  /** Bytes of one message from a client. */
  message: 64_000,
  /** Things one connection watches at once. */
  watches: 20,
  /** Messages of one connection in a second; more than that is no person. */
  messagesPerSecond: 100,
  /** Connections of one person. */
  perUser: 500,
} as const

interface SocketData {
  identity: Identity
  watching: Map<string, Watching>
}

interface Watching extends Watched {
  participation: Participation
  /** New for every connection and place: it tells neither that two places have one visitor, nor who came back. */
  presenceId: string
}

type LiveServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>
type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>

export function makeLive(httpServer: HttpServer, ports: LivePorts): Live {
  const io: LiveServer = new Server(httpServer, {
    path: '/live',
    serveClient: false,
    // Sockets of others (http/upgrade.ts) are not engine.io's to end.
    destroyUpgrade: false,
    maxHttpBufferSize: limits.message,
    connectTimeout: 10_000,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, answer) => answer(null, fromOurSite(request.headers, ports.origin())),
  })
  guardTransport(io.engine)
  const presence = makePresence((place, message) => io.to(presenceRoomOf(place)).emit('presence', message))
  admitPeople(io, ports)
  io.on('connection', (socket) => serve(socket, ports, presence))
  // One after another: a fact that must be judged first is not overtaken by the next.
  let line = Promise.resolve()
  const silence = ports.facts.listen((delivered) => {
    line = line
      .then(() => tell(io, ports, delivered))
      .catch((error: unknown) => ports.report('live.untold', { error: String((error as Error)?.name) }))
  })
  return {
    closeSockets({ sessionId, userId }) {
      for (const socket of io.sockets.sockets.values()) {
        const { identity } = socket.data
        if (identity.sessionId === sessionId || identity.userId === userId) endSocket(socket)
      }
    },
    identities: () => [...io.sockets.sockets.values()].map(({ data }) => data.identity),
    figures: () => ({ connections: io.engine.clientsCount }),
    async close() {
      silence()
      presence.close()
      closeAll(io)
    },
  }
}

/** [RGT7] Words some may not read are sent to each connection as its participant may have them. */
async function tell(io: LiveServer, { withhold }: LivePorts, delivered: Delivered): Promise<void> {
  const rooms = roomsFor(delivered)
  const shownTo = await withhold(delivered.fact)
  if (!shownTo) {
    io.to(rooms).emit('fact', delivered.fact)
    return
  }
  for (const socket of io.sockets.sockets.values()) {
    if (!rooms.some((room) => socket.rooms.has(room))) continue
    const all = [...socket.data.watching.values()].filter(
      ({ processId }) => processId === delivered.fact.processId,
    )
    const watched = all.find(({ on }) => on?.type === 'draft' && on.id === delivered.draftId) ?? all[0]
    const fact = watched && shownTo(watched.participation.actor)
    if (fact) socket.emit('fact', fact)
  }
}

/** [S6, S10] Who a connection is, is read from its cookie once; whatever it says about itself later is ignored. */
function admitPeople(io: LiveServer, ports: LivePorts): void {
  io.use(async (socket, next) => {
    const refuse = (code: ProblemCode): void =>
      next(Object.assign(new Error(code), { data: { code, title: problems[code].title } }))
    try {
      const identity = await ports.identify(socket.request)
      if (!identity) return refuse('not-signed-in')
      const own = [...io.sockets.sockets.values()].filter(
        ({ data }) => data.identity?.userId === identity.userId,
      )
      if (ports.limited && own.length >= limits.perUser) return refuse('too-many-requests')
      socket.data = { identity, watching: new Map() }
      next()
    } catch {
      refuse('try-again')
    }
  })
}

function serve(socket: LiveSocket, ports: LivePorts, presence: Presence): void {
  if (ports.limited) slowDown(socket, ports)
  // [U16] A message under a session that has ended does nothing any more.
  socket.use((_, next) => (socket.data.identity.lives() ? next() : endSocket(socket)))
  // [S12] Arguments come from strangers: anything may stand where a function or an object is expected.
  socket.on('watch', async (input: unknown, answer: unknown) => {
    const reply = (message: WatchAnswer): void => {
      if (typeof answer === 'function') answer(message)
    }
    try {
      reply({ seq: await watch(socket, ports, presence, input) })
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'try-again'
      if (code === 'try-again') ports.report('live.watch-failed', { error: String((error as Error)?.name) })
      reply({ code, title: problems[code].title })
    }
  })
  socket.on('unwatch', (input: unknown) => {
    const parsed = watchInput.safeParse(input)
    if (parsed.success) unwatch(socket, presence, JSON.stringify(parsed.data))
  })
  socket.on('here', async (input: unknown) => {
    const parsed = hereInput.safeParse(input)
    if (!parsed.success) return
    const { on, part } = whereIn(parsed.data)
    const name = nameOf(on)
    const place = [...socket.data.watching.values()].find((each) => each.on && nameOf(each.on) === name)
    if (!place || !hasPresence(on)) return
    const participant = await viewNow(socket, ports, presence, place)
    const stillHere = [...socket.data.watching.values()].includes(place)
    const hidden = await ports.hidesPlace(on, place.participation).catch(() => true)
    if (participant && stillHere)
      presence.set(on, { id: place.presenceId, participant, paragraph: hidden ? null : part })
  })
  socket.on('disconnect', () => {
    for (const key of [...socket.data.watching.keys()]) unwatch(socket, presence, key)
  })
}

const whereIn = (input: HereInput): { on: WatchedPlace; part: string | null } =>
  'draft' in input
    ? { on: { type: 'draft', id: input.draft }, part: input.paragraph }
    : { on: input.subject, part: input.part }

/** Of a stage as of a process nobody is told who is there. */
const hasPresence = (on: WatchedPlace | null): on is WatchedPlace => on !== null && on.type !== 'stage'

/** [PSE5] Who somebody is here now: under a pseudonym another one than before, once another stage has the draft. */
async function viewNow(
  socket: LiveSocket,
  ports: LivePorts,
  presence: Presence,
  place: Watching,
): Promise<ParticipantView | null> {
  const { actor, view } = place.participation
  if (actor.also === undefined) return view
  const now = await ports.participationOf(socket.data.identity.userId, place).catch(() => null)
  if (!now || now.actor.id === actor.id) return now && view
  if (place.on) presence.leave(place.on, place.presenceId)
  place.presenceId = randomUUID()
  place.participation = now
  await socket.join(roomsOf(place, now.actor))
  return now.view
}

/** Joins the rooms first and reads the number after, so that nothing falls between them. Throws a Refusal. */
async function watch(
  socket: LiveSocket,
  ports: LivePorts,
  presence: Presence,
  input: unknown,
): Promise<number> {
  const parsed = watchInput.safeParse(input)
  if (!parsed.success) throw new Refusal('invalid-input')
  const { identity, watching } = socket.data
  const key = JSON.stringify(parsed.data)
  if (watching.size >= limits.watches && !watching.has(key)) throw new Refusal('too-many-requests')
  // [S9] What a person may not see and what does not exist get the same answer.
  const watched = await ports.findWatch(parsed.data, identity.userId)
  if (!watched) throw new Refusal('not-found')
  const participation = await ports.participationOf(identity.userId, watched)
  if (!participation) throw new Refusal('not-found')
  if (!socket.connected) throw new Refusal('try-again')
  const presenceId = watching.get(key)?.presenceId ?? randomUUID()
  watching.set(key, { ...watched, participation, presenceId })
  await socket.join(roomsOf(watched, participation.actor))
  const seq = await ports.lastSeq(watched.processId)
  if (hasPresence(watched.on)) socket.emit('presence', presence.whole(watched.on))
  return seq
}

function unwatch(socket: LiveSocket, presence: Presence, key: string): void {
  const { watching } = socket.data
  const watched = watching.get(key)
  if (!watched) return
  watching.delete(key)
  if (watched.on) presence.leave(watched.on, watched.presenceId)
  const kept = new Set([...watching.values()].flatMap((each) => roomsOf(each, each.participation.actor)))
  for (const room of roomsOf(watched, watched.participation.actor)) if (!kept.has(room)) socket.leave(room)
}

/** [S11] A connection that floods is ended; pending work per connection stays bounded. */
function slowDown(socket: LiveSocket, { clock, report }: LivePorts): void {
  let count = 0
  let endsAt = 0
  socket.use((_, next) => {
    const now = clock.ticks()
    if (now >= endsAt) [count, endsAt] = [0, now + 1000]
    count += 1
    if (count <= limits.messagesPerSecond) return next()
    report('live.flood', { count })
    socket.disconnect(true)
  })
}

/** The connection below socket.io. */
interface Beneath {
  transport: { name: string; socket?: { close(code: number): void } }
}

/** Says goodbye in socket.io's own words; a WebSocket is then closed as a live room's would be. */
function endSocket(socket: LiveSocket): void {
  const { transport } = socket.conn as unknown as Beneath
  if (transport.name !== 'websocket') {
    socket.disconnect(true)
    return
  }
  socket.disconnect(false)
  transport.socket?.close(closeCode.notSignedIn)
}

/** A WebSocket is told that the server goes away; a long poll simply ends. */
function closeAll(io: LiveServer): void {
  const { clients } = io.engine as unknown as { clients: Record<string, Beneath> }
  for (const { transport } of Object.values(clients))
    if (transport.name === 'websocket') transport.socket?.close(closeCode.goingAway)
  io.disconnectSockets(true)
  io.engine.close()
}
