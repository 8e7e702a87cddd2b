/** What the live text needs from the house, and what the house may ask of it. app.ts joins the two. */
import type { IncomingMessage } from 'node:http'
import type { Content } from '@plenary/shared/content'
import type { ProblemCode, Verdict } from '@plenary/shared/problems'
import type { Clock } from '../clock/clock.ts'
import type { Database, Lock, Transaction } from '../database/port.ts'
import type { CommittedWords, Pins } from './anchors.ts'
import type { RoomHistory } from './history.ts'

/** Who holds the socket, read from the cookie once. */
export interface Identity {
  userId: string
  /** To close the sockets of one session at sign-out. */
  sessionId: string
  /** [U16] Whether the session still opens anything: known without asking the database, at every frame. */
  lives(): boolean
}

/** What others see of a writer. Only the server writes it [G8]. */
export interface PublicPresence {
  name: string
  delegation: string | null
  colour: string
}

/** The answer to "may this person be in this room": rights are pure functions of the time from here on. */
export interface Admission {
  participantId: string
  processId: string
  draftId: string
  presence: PublicPresence
  read(now: Date): Verdict
  edit(now: Date): Verdict
  /** The row of the room's log at which the text stands still for this person; null: they have it live [REL2]. */
  still?: number | null
}

/** The words of a room when typing pauses. */
export interface Words {
  room: string
  content: Content
  text: string
  /** Sequence number of the last log row contained. */
  seq: number
  /** The participant who typed last; null when the platform did. */
  lastParticipantId: string | null
}

/** Words of a participant that came when they were not allowed (any more): vetted, and no part of the live text. */
export interface LateWords {
  /** Made with the first of them; the same for all that follow in one go. */
  id: string
  room: string
  draftId: string
  processId: string
  participantId: string
  /** Why they were not taken. */
  reason: ProblemCode
  /** The paragraph as it stands, and as its author would have had it. */
  base: Content
  content: Content
  /** What came late, as Yjs carries it, so that more of it can follow. */
  update: Uint8Array
}

export interface CollabPorts {
  database: Database
  clock: Clock
  /** null: nobody is signed in. */
  identify(request: IncomingMessage): Promise<Identity | null>
  /** 'not-found' for rooms that do not exist or must not exist for this person. Asked at every connect. */
  admit(room: string, identity: Identity): Promise<Admission | 'not-found' | 'not-a-participant'>
  /** Writes the projections and records the facts, in the transaction given. */
  project(tx: Transaction, words: readonly Words[]): Promise<void>
  /** Keeps words that came too late for their author alone, once more whenever there are more of them. */
  keepLate(tx: Transaction, words: LateWords): Promise<void>
  /** What was kept before of a participant's late words in a room, to go on from it; null when nothing waits. */
  lateBefore(
    room: string,
    participantId: string,
    reason: ProblemCode,
  ): Promise<Pick<LateWords, 'id' | 'update'> | null>
  /**
   * A room was brought into another form, its words unchanged: `moved` says of a place in it where it is now; null where
   * it holds no character any more. In the transaction that does it.
   */
  renewed(tx: Transaction, room: string, moved: (pins: Pins) => Pins | null): Promise<void>
  /** A line for the log of the house; never a name, never words of a text. */
  report(event: string, details: Record<string, string | number>): void
  /** False lifts the bounds on how many sockets one person has, for load tests. */
  limited?: boolean
}

/** The words of rooms at one moment of the log. Rooms that had none then are missing. */
export interface Sealed {
  rooms: Map<string, SealedRoom>
  /** Last row of the log in it, and the hash over the heads of these rooms (see `logRootOf`). */
  position: number
  root: string
}

export interface SealedRoom {
  /** Last row of the room's log in it. */
  seq: number
  /** Null when the projection, as the transaction reads it, holds exactly these words. */
  content: Content | null
}

/**
 * The words of these rooms as the log stands, or, with `before`, as the rows admitted before that moment
 * make them. The moment lies on a whole second: rows are never merged across one.
 */
export type Seal = (rooms: string[], before: Date | null, options?: SealOptions) => Promise<Sealed>

export interface SealOptions {
  /** The caller writes these words as the rooms' projections in the same transaction: they count as projected. */
  projects?: boolean
}

/** Where words the platform carries come from or go to: they keep their authors [HIS4]. */
export type Carried =
  | { kind: 'split-from' | 'split-to' | 'merged-from'; room: string }
  | { kind: 'restored'; seq: number }

/** What a structural command does to the words of rooms, inside its own transaction. */
export interface RoomEdits {
  /** The words as committed. */
  contentOf(room: string): Promise<Content>
  /** Whether copies of the room read differently; only restoring it writes in it then [WAT4]. */
  isStopped(room: string): boolean
  /** Makes a new room hold these words. */
  create(room: string, content: Content, carried?: Carried): Promise<void>
  /** Rewrites a room's words as the smallest change of text and marks, authored by the participant. */
  replace(room: string, content: Content, carried?: Carried): Promise<void>
}

/** Which open sockets an act concerns. */
export interface SocketScope {
  userId?: string
  sessionId?: string
  participantId?: string
  processId?: string
  draftId?: string
  rooms?: string[]
}

/** What a new room is to hold; `update` where it was prepared before the transaction (see `prepareSeeds`). */
export interface SeedOf {
  room: string
  content: Content
  update?: Uint8Array
}

export interface Collab {
  /** Takes an upgrade request under /collab/ROOM. The origin has been checked by http/upgrade.ts. */
  handleUpgrade(request: IncomingMessage, socket: import('node:stream').Duplex, head: Buffer): void
  /**
   * Freezes the rooms (queued frames are committed first, later ones wait), runs `work` in one transaction
   * with edits to their words, then applies and broadcasts what was committed, and thaws.
   */
  withRooms<T>(
    rooms: string[],
    participantId: string,
    work: (tx: Transaction, edits: RoomEdits) => Promise<T>,
    options: {
      lock: Lock
      /** More rooms to hold still: those whose rights the work changes. */
      still?: string[]
      /** Sockets to be judged again by what the work did: closed before the rooms thaw. */
      closes?: (result: T) => SocketScope[]
    },
  ): Promise<T>
  /**
   * [RND2] Holds the rooms still, open or not: what was admitted is committed first, later frames wait. Runs
   * `work` in one transaction, closes the sockets it concerns so that they are judged again (4205), and
   * only then thaws: no frame judged by the rights of before comes after it. `work` may run again, when
   * it seals rooms that were not named.
   */
  sealRooms<T>(
    rooms: string[],
    work: (tx: Transaction, seal: Seal) => Promise<T>,
    options: { closes: (result: T) => SocketScope[]; lock: Lock },
  ): Promise<T>
  /** Seeds rooms for new paragraphs inside a transaction of somebody else. Rooms must be new. */
  seed(tx: Transaction, rooms: SeedOf[], participantId: string | null): Promise<void>
  /** Does what can be done of it before the transaction, in slices: many rooms are much work. */
  prepareSeeds<Seed extends SeedOf>(rooms: Seed[]): Promise<(Seed & { update: Uint8Array })[]>
  /** The committed Yjs state (update v1) of each room, for hydrating editors. */
  statesOf(rooms: string[]): Promise<Map<string, Uint8Array>>
  /** The state of each room as it was after a row of its log. */
  statesAt(rooms: ReadonlyMap<string, number>): Promise<Map<string, Uint8Array>>
  /** [ANC2] Reads the committed words of a room and places in them, at one moment. Null for a room without a log. */
  readWords<T>(room: string, read: (words: CommittedWords) => T): Promise<T | null>
  /**
   * The past of a room, read from its log; null for a room without one. `upTo`: the last row of it that is read. Costs
   * its readers time, not its writers.
   */
  historyOf(room: string, upTo?: number): Promise<RoomHistory | null>
  /** Who holds the open sockets; one who holds several is named several times. */
  identities(): Identity[]
  /** Closes sockets so that they are judged again (4205) or end (4401, 4403). Takes effect within a second [G9]. */
  closeSockets(scope: SocketScope, code: number): void
  /** Writes every projection that is due at once; resolves when written. */
  flushProjections(): Promise<void>
  /** Figures for /metrics. */
  figures(): {
    rooms: number
    sockets: number
    updates: number
    refusals: number
    /** Rooms in which nobody writes because copies of them read differently, and how often that was found [WAT3]. */
    stopped: number
    differences: number
  }
  /** Commits what is queued, writes projections, closes every socket with 1012. */
  close(): Promise<void>
}
