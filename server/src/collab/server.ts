/** The live text: takes upgrades, admits people to rooms, and answers the house (ports.ts). */
import type { IncomingMessage } from 'node:http'
import { closeCode, letterOfRoom } from '@plenary/shared/rooms'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { makeSlices } from '../clock/slices.ts'
import { committedWords } from './anchors.ts'
import { Answers } from './answers.ts'
import { prepareSeeds, seedRooms } from './edits.ts'
import { Histories } from './history.ts'
import { LateFrames } from './late-frames.ts'
import { limits } from './limits.ts'
import { keepSnapshot, linkOldRows, loadMany, statesAt } from './log.ts'
import { isOutdated } from './outdated.ts'
import { Buckets } from './pace.ts'
import type { Collab, CollabPorts, SocketScope } from './ports.ts'
import { unprojected } from './projection-log.ts'
import { Projector } from './projector.ts'
import { renewRooms } from './renew-rooms.ts'
import type { Room } from './room.ts'
import { Rooms } from './rooms.ts'
import { isConcerned } from './scope.ts'
import { makeSealRooms } from './seal.ts'
import { type Seat, Seats } from './seats.ts'
import { Session } from './session.ts'
import { Tick } from './tick.ts'
import { codeFor } from './turned-away.ts'
import { holdFrames } from './waiting.ts'
import { Watch } from './watch.ts'
import { type HoldingDeps, holdStill, makeWithRooms } from './with-rooms.ts'

/** The room named in the address, or null when the address cannot name one [Y40]. */
function roomInAddress(url: string | undefined): string | null {
  const path = (url ?? '').split('?')[0] ?? ''
  const match = /^\/collab\/([^/]{1,200})$/.exec(path)
  if (!match) return null
  const room = match[1] as string
  return letterOfRoom(room) ? room : null
}

export function makeCollab(ports: CollabPorts): Collab & { recover(): Promise<number> } {
  const { database, clock } = ports
  const watch = new Watch({ database, clock, open: (name) => rooms.get(name), report: ports.report })
  const rooms: Rooms = new Rooms(database, clock, (name) => watch.isStopped(name))
  const histories = new Histories(ports)
  const sessions = new Set<Session>()
  const answers = new Answers(clock)
  const asks = new Buckets(limits.asksPerPerson, clock)
  const seats = ports.limited === false ? null : new Seats(clock)
  let refusals = 0
  /** How often rights have changed: whoever was being admitted meanwhile is judged again. */
  let changes = 0
  let closing = false
  const projector = new Projector({
    database,
    clock,
    project: ports.project,
    watch,
    failed: (error) => ports.report('projection.failed', { error: (error as Error).name }),
  })
  const tick: Tick = new Tick({
    database,
    clock,
    committed(room) {
      projector.add(room)
      if (room.seq - room.snapshotSeq >= limits.snapshotEvery) void snapshot(room)
    },
    lost(lostRooms, error) {
      ports.report('log.unwritable', { rooms: lostRooms.length, error: (error as Error).name })
      for (const room of lostRooms) {
        for (const member of [...room.members]) member.dismiss(closeCode.tryAgain)
        tick.forget(room)
        rooms.drop(room)
      }
    },
  })
  const late = new LateFrames({
    database,
    clock,
    keep: ports.keepLate,
    before: ports.lateBefore,
    failed: (error) => ports.report('late-words.failed', { error: (error as Error).name }),
  })
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
  })

  async function snapshot(room: Room): Promise<void> {
    const { seq } = room
    room.snapshotSeq = seq
    try {
      await keepSnapshot(database, room.name, seq, room.told.whole(), clock.now())
    } catch (error) {
      ports.report('snapshot.failed', { error: (error as Error).name })
    }
  }

  /** Everything between the open socket and the seat in the room; a code to close with where there is none. */
  async function join(
    socket: WebSocket,
    request: IncomingMessage,
    seated: (seat: Seat) => void,
  ): Promise<Session | number> {
    const name = roomInAddress(request.url)
    if (closing) return closeCode.goingAway
    const identity = await ports.identify(request)
    if (!identity) return closeCode.notSignedIn
    if (!name) return closeCode.noSuchRoom
    if (isOutdated(request)) return closeCode.pageOutdated
    const place = seats?.take(identity.userId, name, socket)
    if (place === null) return closeCode.tryAgain
    if (place) seated(place)
    const admission = await ports.admit(name, identity)
    if (admission === 'not-found') return closeCode.noSuchRoom
    if (admission === 'not-a-participant') return closeCode.noRight
    const right = admission.read(clock.now())
    if (right !== 'yes') return codeFor(right)
    const { still = null } = admission
    const room = still === null ? await rooms.open(name) : await rooms.openStill(name, still)
    if (!room) return closeCode.noSuchRoom
    if (socket.readyState !== socket.OPEN) return closeCode.goingAway
    return new Session(socket, room, identity, admission, {
      clock,
      tick,
      answers,
      asks,
      refused: () => {
        refusals += 1
      },
      late: (frame) => late.take(frame),
    })
  }

  function welcome(socket: WebSocket, request: IncomingMessage): void {
    const held = holdFrames(socket)
    const changesBefore = changes
    const seated = (place: Seat): void => {
      socket.once('close', place.leave)
      socket.on('pong', place.heard)
      socket.on('message', place.heard)
    }
    join(socket, request, seated).then(
      (seat) => {
        if (typeof seat === 'number') {
          socket.close(seat)
          return
        }
        if (changes !== changesBefore) {
          seat.close(closeCode.rightsChanged)
          return
        }
        sessions.add(seat)
        socket.once('close', () => {
          sessions.delete(seat)
          seat.end()
        })
        held.release((frame) => seat.receive(frame))
      },
      (error: unknown) => {
        ports.report('join.failed', { error: (error as Error).name })
        socket.close(closeCode.tryAgain)
      },
    )
  }

  const presenceTimer = setInterval(() => {
    for (const room of rooms.all()) room.flushPresence()
  }, limits.awarenessEveryMs)
  const keepAliveTimer = setInterval(() => {
    for (const session of sessions) session.sayDurable()
    rooms.unload()
  }, limits.keepAliveMs)
  const alive = new WeakSet<WebSocket>()
  const pingTimer = setInterval(() => {
    for (const socket of wss.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, limits.pingMs)
  wss.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    socket.on('message', () => alive.add(socket))
    socket.on('error', () => undefined)
    welcome(socket, request)
  })

  function closeSockets(scope: SocketScope, code: number): void {
    changes += 1
    for (const session of [...sessions]) if (isConcerned(session, scope)) session.close(code)
    if (code === closeCode.rightsChanged) void late.end(scope)
  }

  const holding: HoldingDeps = { database, clock, rooms, tick, closeSockets, watch }

  return {
    handleUpgrade(request, socket, head) {
      wss.handleUpgrade(request, socket, head, (webSocket) => wss.emit('connection', webSocket, request))
    },

    withRooms: makeWithRooms(holding),
    sealRooms: makeSealRooms(holding),

    seed: (tx, seeds, participantId) => seedRooms(tx, seeds, participantId, clock.now()),

    prepareSeeds: (seeds) => prepareSeeds(seeds, makeSlices(clock)),

    async statesOf(names) {
      const states = new Map<string, Uint8Array>()
      const closed: string[] = []
      const pause = makeSlices(clock)
      for (const name of names) {
        const room = rooms.get(name)
        if (room) states.set(name, room.told.whole())
        else closed.push(name)
        await pause()
      }
      // Some rooms at a time: reading the rows of all of them would be one piece.
      for (let from = 0; from < closed.length; from += limits.roomsReadAtOnce) {
        for (const [name, updates] of await loadMany(
          database,
          closed.slice(from, from + limits.roomsReadAtOnce),
        )) {
          states.set(name, updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates))
          await pause()
        }
      }
      return states
    },

    statesAt: (names) => statesAt(database, names),

    async readWords(name, read) {
      // Where a command holds the room still, its words are on their way from the log to the live document.
      if ((await rooms.open(name))?.frozen) (await holdStill(holding, [name])).thaw()
      const room = await rooms.open(name)
      return room ? read(committedWords(room.live)) : null
    },

    historyOf: (room, upTo) => histories.of(room, upTo),

    closeSockets,
    identities: () => [...sessions].map(({ identity }) => identity),

    async flushProjections() {
      await tick.settle(rooms.all())
      await projector.flush()
      await late.flush()
    },

    figures: () => ({
      rooms: rooms.all().length,
      sockets: sessions.size,
      updates: tick.updates,
      refusals,
      ...watch.figures,
    }),

    /** [COL5] Words that were committed and not yet projected when the process was stopped. */
    async recover() {
      await linkOldRows(database)
      await watch.begin()
      const behind = await unprojected(database)
      for (const name of behind) {
        const room = await rooms.open(name)
        if (!room) continue
        room.dirtySinceMs = 0
        projector.add(room)
      }
      await projector.flush()
      // Opened in the form they had; whoever comes opens them in the present one. While the storage does not take what
      // they hold they stay as they are, nothing can be written into them, and the next start renews them.
      for (const room of rooms.all()) if (room.dirtySinceMs === null) rooms.drop(room)
      if (rooms.all().length === 0) await renewRooms(ports)
      watch.sweep()
      return behind.length
    },

    async close() {
      closing = true
      await watch.end()
      clearInterval(presenceTimer)
      clearInterval(keepAliveTimer)
      clearInterval(pingTimer)
      answers.stop()
      await tick.settle(rooms.all())
      for (const session of [...sessions]) session.close(closeCode.goingAway)
      for (const socket of wss.clients)
        if (socket.readyState === socket.OPEN) socket.close(closeCode.goingAway)
      projector.stop()
      await projector.flush()
      late.stop()
      await late.flush()
      for (const room of rooms.all()) rooms.drop(room)
    },
  }
}
