/** What the live facts need from the house; app.ts hands it over. */
import type { IncomingMessage } from 'node:http'
import type { Fact } from '@plenary/shared/events'
import type { WatchInput } from '@plenary/shared/live'
import type { Actor, ParticipantView } from '@plenary/shared/participant'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../collab/ports.ts'
import type { Facts } from '../events/facts.ts'
import type { Watched, WatchedPlace } from './audience.ts'

/** A person in a process, as the rights table and as the others see them. */
export interface Participation {
  actor: Actor
  view: ParticipantView
}

export interface LivePorts {
  facts: Facts
  clock: Pick<Clock, 'ticks'>
  /** False lifts the limits per person and connection, for load tests. */
  limited: boolean
  origin: () => string
  identify(request: IncomingMessage): Promise<Identity | null>
  /** What is to be watched; null when it does not exist or must not exist for this person. */
  findWatch(input: WatchInput, userId: string): Promise<Watched | null>
  /** Who the person is in what is watched: under a pseudonym, whom its stage knows. */
  participationOf(userId: string, watched: Watched): Promise<Participation | null>
  /** Whether others may not be told in which part of a thing somebody is: the place alone may tell of words. */
  hidesPlace(place: WatchedPlace, who: Participation): Promise<boolean>
  /** The number of the last fact of a process. */
  lastSeq(processId: string): Promise<number>
  /**
   * The fact as each participant may have it, or null for one who may not; null instead of a function when
   * everyone the fact is for may have it whole.
   */
  withhold(fact: Fact): Promise<((actor: Actor) => Fact | null) | null>
  report(event: string, details: Record<string, string | number>): void
}

export interface Live {
  /** Ends the connections of a session, or of a person. */
  closeSockets(scope: { sessionId?: string; userId?: string }): void
  /** Who holds the open connections. */
  identities(): Identity[]
  figures(): { connections: number }
  /** Closes every connection with 1012. */
  close(): Promise<void>
}
