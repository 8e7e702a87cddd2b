/** What the live text needs from the house, and what the house may ask of it. app.ts joins the two. */
import type { IncomingMessage } from 'node:http'
import type { Content } from '@plenary/shared/content'
import type { Verdict } from '@plenary/shared/problems'
import type { Clock } from '../clock/clock.ts'
import type { Database, Transaction } from '../database/port.ts'

/** Who holds the socket, read from the cookie once. */
export interface Identity {
  userId: string
  /** To close the sockets of one session at sign-out. */
  sessionId: string
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

export interface CollabPorts {
  database: Database
  clock: Clock
  /** null: nobody is signed in. */
  identify(request: IncomingMessage): Promise<Identity | null>
  /** 'not-found' for rooms that do not exist or must not exist for this person. Asked at every connect. */
  admit(room: string, identity: Identity): Promise<Admission | 'not-found' | 'not-a-participant'>
  /** Writes the projection and records the fact, in the transaction given. */
  project(tx: Transaction, words: Words): Promise<void>
  /** A line for the log of the house; never a name, never words of a text. */
  report(event: string, details: Record<string, string | number>): void
}

/** What a structural command does to the words of rooms, inside its own transaction. */
export interface RoomEdits {
  /** The words as committed. */
  contentOf(room: string): Promise<Content>
  /** Makes a new room hold these words. */
  create(room: string, content: Content): Promise<void>
  /** Rewrites a room's words as the smallest change of text and marks, authored by the participant. */
  replace(room: string, content: Content): Promise<void>
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
    options?: { lock?: string },
  ): Promise<T>
  /** Seeds rooms for new paragraphs inside a transaction of somebody else. Rooms must be new. */
  seed(
    tx: Transaction,
    rooms: { room: string; content: Content }[],
    participantId: string | null,
  ): Promise<void>
  /** The committed Yjs state (update v1) of each room, for hydrating editors. */
  statesOf(rooms: string[]): Promise<Map<string, Uint8Array>>
  /** Closes sockets so that they are judged again (4205) or end (4401, 4403). Takes effect within a second [G9]. */
  closeSockets(scope: SocketScope, code: number): void
  /** Writes every projection that is due at once; resolves when written. */
  flushProjections(): Promise<void>
  /** Figures for /metrics. */
  figures(): { rooms: number; sockets: number; updates: number; refusals: number }
  /** Commits what is queued, writes projections, closes every socket with 1012. */
  close(): Promise<void>
}
