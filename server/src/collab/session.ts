/** One connection to one room: reads frames in order, asks for the right at every one, and answers. */
import type { ProblemCode } from '@plenary/shared/problems'
import { closeCode } from '@plenary/shared/rooms'
import type { WebSocket } from 'ws'
import type { Clock } from '../clock/clock.ts'
import { Acknowledgements } from './acknowledgements.ts'
import type { Answers } from './answers.ts'
import { OwnPresence } from './awareness.ts'
import { eachSecond } from './each-second.ts'
import { durableMessage, frameOf, readMessage, refusedMessage } from './frames.ts'
import type { Decision } from './gate.ts'
import { Inbox } from './inbox.ts'
import type { LateFrame } from './late-frames.ts'
import { limits } from './limits.ts'
import { Bucket, type Buckets } from './pace.ts'
import type { Admission, Identity } from './ports.ts'
import type { Arrival, Room, Sender } from './room.ts'
import { type Known, readStateVector } from './room-state.ts'
import { SaidPresence } from './said-presence.ts'
import type { Tick } from './tick.ts'
import { mustComeBack } from './turned-away.ts'

/** What a session needs of the house. */
export interface SessionPorts {
  clock: Clock
  tick: Tick
  answers: Answers
  /** How often each person may ask for the state of a room. */
  asks: Buckets
  refused(code: ProblemCode): void
  /** An update that came when it was not allowed: its words go back to their author. */
  late(frame: LateFrame): void
}

/** The socket beneath a WebSocket: a frame made once is written as it is. */
interface Underlying {
  _socket?: { write(frame: Buffer): boolean }
}

/** A connection lives until it is closed or lost; afterwards nothing of it waits, and nothing is taken in. */
type State =
  | {
      name: 'live'
      inbox: Inbox
      said: SaidPresence
      /** A state has been asked for and not been answered yet. */
      asking: boolean
      strikes: number
    }
  | { name: 'ended' }

export class Session implements Sender {
  readonly participantId: string
  readonly presence: OwnPresence
  readonly identity: Identity
  readonly admission: Admission
  readonly room: Room
  private readonly socket: WebSocket
  private readonly ports: SessionPorts
  private readonly acknowledgements = new Acknowledgements()
  private readonly updates: Bucket
  private readonly mayRead: Admission['read']
  private readonly mayEdit: Admission['edit']
  private newIds = 0
  private state: State

  constructor(socket: WebSocket, room: Room, identity: Identity, admission: Admission, ports: SessionPorts) {
    this.socket = socket
    this.room = room
    this.identity = identity
    this.admission = admission
    this.participantId = admission.participantId
    this.presence = new OwnPresence(admission.presence)
    this.ports = ports
    this.mayRead = eachSecond(admission.read)
    this.mayEdit = eachSecond(admission.edit)
    this.updates = new Bucket(limits.updates, ports.clock)
    this.state = {
      name: 'live',
      inbox: new Inbox({
        handle: (frame) => this.handle(frame),
        isHeld: () => room.frozen,
        onTooMuch: () => this.close(closeCode.policy),
      }),
      said: new SaidPresence(ports.clock, (states) => this.takePresence(states)),
      asking: false,
      strikes: 0,
    }
    room.members.add(this)
    this.send(room.told.question())
    room.askPresence(this)
  }

  /** What was on its way when the connection was closed comes again on the next one, and is judged there. */
  receive(frame: Uint8Array): void {
    if (this.state.name === 'live') this.state.inbox.receive(frame)
  }

  /** False when the frame has to wait for its turn [L1]. */
  private handle(frame: Uint8Array): boolean {
    if (!this.identity.lives()) {
      this.close(closeCode.notSignedIn, frame)
      return true
    }
    const message = readMessage(frame)
    switch (message.type) {
      case 'unreadable':
        this.strike('malformed-frame', message.close)
        return true
      case 'step1':
        return this.handleAsk(message.stateVector)
      case 'update':
        return this.handleUpdate(message.update)
      case 'awareness':
        if (this.state.name === 'live') this.state.said.receive(message.states)
        return true
      case 'query-awareness':
        this.room.askPresence(this)
        return true
    }
  }

  /** [PRC2] One asking after another, at the pace of the person; the answer comes when it is the room's turn. */
  private handleAsk(vector: Uint8Array): boolean {
    const { room, ports, identity, state } = this
    if (state.name === 'ended') return true
    let known: Known
    try {
      known = readStateVector(vector)
    } catch {
      this.strike('malformed-frame', null)
      return true
    }
    if (state.asking || !ports.asks.take(identity.userId)) return false
    state.asking = true
    ports.answers.add(room, {
      who: identity.userId,
      answer: () => {
        state.asking = false
        if (this.state.name === 'ended') return 0
        const answer = room.told.answerTo(vector, known)
        this.send(answer)
        return answer.length
      },
    })
    return true
  }

  private handleUpdate(update: Uint8Array): boolean {
    const isEmpty = update.length === 2 && update[0] === 0 && update[1] === 0
    if (!isEmpty && !this.updates.take()) return false
    const n = this.acknowledgements.next()
    const at = this.ports.clock.now()
    // Even what brings nothing new waits for the commit before it, so that durable means all before it too.
    const arrive = (said: Uint8Array | null): boolean => {
      this.ports.tick.add(this.room, { sender: this, update: said, at, n })
      return true
    }
    if (isEmpty) return arrive(null)
    const may = this.mayEdit(at)
    const right = may === 'yes' && this.room.stopped ? 'paragraph-stopped' : may
    // What came before it is judged before it is answered, and is known to what is kept of it.
    if (right !== 'yes') this.room.judge()
    const comesBack = mustComeBack(this.room, this.admission, right, at)
    if (comesBack) this.close(closeCode.rightsChanged)
    if (comesBack) return true
    if (right !== 'yes') {
      this.ports.late({ room: this.room, admission: this.admission, update, reason: right })
      this.refuse(right, n)
      return true
    }
    return arrive(update)
  }

  readonly ownerOf = (clientId: number): string | undefined => this.room.owners.get(clientId)

  get newIdsLeft(): number {
    return limits.newClientIds - this.newIds
  }

  judged({ n, at }: Arrival, decision: Decision): void {
    const { room, participantId } = this
    if (!decision.admitted) {
      this.refuse(decision.code, n)
      if (decision.close !== null) this.close(decision.close)
      else if (decision.code === 'malformed-update') this.countStrike(closeCode.malformed)
      // What follows a refused update has a gap before it: that is no second fault.
      else if (decision.code !== 'clock-gap') this.countStrike(closeCode.policy)
      return
    }
    const { update, newClientIds } = decision
    for (const clientId of newClientIds) room.owners.set(clientId, participantId)
    this.newIds += newClientIds.length
    room.pending.push({ member: this, participantId, update, newClientIds, at, n })
  }

  private takePresence(states: Uint8Array): void {
    const outcome = this.presence.receive(states, (clientId) => {
      const owner = this.room.owners.get(clientId)
      return (
        clientId >= limits.firstClientId &&
        clientId <= limits.lastClientId &&
        (owner === undefined || owner === this.participantId)
      )
    })
    if (outcome === 'changed') this.room.notePresence(this)
    else if (outcome === 'refused') this.strike('malformed-frame', null)
    else if (outcome === 'forged') {
      this.refuse('foreign-client-id')
      this.close(closeCode.policy)
    }
  }

  private refuse(code: ProblemCode, n?: number): void {
    this.acknowledgements.refuse(n)
    this.ports.refused(code)
    this.send(frameOf(refusedMessage(code)))
  }

  private strike(code: ProblemCode, close: number | null): void {
    this.ports.refused(code)
    this.send(frameOf(refusedMessage(code)))
    if (close !== null) this.close(close)
    else this.countStrike(closeCode.malformed)
  }

  /** [Y9] [Y52] `code`: what the connection is closed with when it was the last one borne. */
  private countStrike(code: number): void {
    if (this.state.name === 'ended') return
    this.state.strikes += 1
    if (this.state.strikes >= limits.strikes) this.close(code)
  }

  readonly hears = (): boolean => this.mayRead(this.ports.clock.now()) === 'yes'

  send(frame: Buffer, presence = false): void {
    const { socket } = this
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.unreadBytes) {
      socket.terminate()
      return
    }
    if (presence && socket.bufferedAmount > limits.unreadBytesForPresence) return
    ;(socket as unknown as Underlying)._socket?.write(frame)
  }

  acknowledge(n: number): void {
    this.acknowledgements.commit(n)
    this.sayDurable()
  }

  /** Also what keeps the connection alive: the stock client wants data now and then. */
  sayDurable(): void {
    this.send(frameOf(durableMessage(this.acknowledgements.promised)))
  }

  dismiss(code: number): void {
    this.close(code)
  }

  /** [U16] Where the session has ended, what came with words and waited for its turn is refused by name first. */
  close(code: number, frame?: Uint8Array): void {
    const waiting = this.state.name === 'live' ? this.state.inbox.end() : []
    if (code === closeCode.notSignedIn)
      for (const each of [...(frame ? [frame] : []), ...waiting])
        if (readMessage(each).type === 'update') this.refuse('not-signed-in')
    this.end()
    this.socket.close(code)
  }

  /** The connection is gone, however it went. */
  end(): void {
    if (this.state.name === 'live') {
      this.state.inbox.end()
      this.state.said.end()
    }
    this.state = { name: 'ended' }
    if (!this.room.members.delete(this)) return
    if (!this.presence.visible) return
    this.presence.leave()
    this.room.notePresence(this)
  }
}
