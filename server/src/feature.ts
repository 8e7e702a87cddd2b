/** What a word may bring to the platform. Each says so once, in the `feature.ts` of its folder, made from the context. */
import type { JobHandler } from './clock/jobs.ts'
import type { CollabPorts } from './collab/ports.ts'
import type { Context } from './context.ts'
import type { Reactions } from './events/facts.ts'
import type { LastingWork } from './events/follow.ts'
import type { Handlers } from './http/api.ts'
import type { LivePorts } from './live/ports.ts'
import type { SubjectKind } from './subject/subject.ts'

/** What a kind of live room answers for itself: who may enter, where its words are written, what becomes of late ones. */
export interface RoomAnswers extends Pick<CollabPorts, 'admit' | 'project'> {
  /** Left out where late words have no place to be put back into: they stay on their author's screen and device. */
  late?: Pick<CollabPorts, 'keepLate' | 'lateBefore'>
}

/** Lasting work after facts; `anew`: what is done once where nothing was followed before. */
export interface Followed extends LastingWork {
  anew?(): Promise<void>
}

export interface Feature {
  /** Kinds of things that threads, files, passages, facts and presence can be on. */
  things?: SubjectKind[]
  /** Its share of the API; asked once all features are there. */
  handlers?(): Handlers
  /** By the letter that names of its rooms begin with (shared/src/rooms.ts). */
  rooms?: Record<string, RoomAnswers>
  /** In the transaction that brings a room into another form, its words unchanged. */
  renewed?: CollabPorts['renewed']
  /** By type. What several features do at the same moment is done in their order, all of it safe to do twice. */
  jobs?: Record<string, JobHandler>
  /** [FCT7] What it does with facts, in the transaction that records them. */
  reactions?: Reactions
  /** [FCT6] What it does with facts after their commit, and must not lose. */
  follows?: Followed[]
  /** What it keeps of a fact from those who may not have it. */
  withhold?: LivePorts['withhold']
  /** What may be watched, and who somebody is there: one feature says so. */
  watch?: Pick<LivePorts, 'findWatch' | 'participationOf' | 'hidesPlace'>
  /** Fills a fresh database; does nothing on one that has lived. */
  seed?(): Promise<void>
  /** Done once at every start, in the order of the features, before anyone is let in. */
  begin?(): Promise<void>
  /** What whoever starts the server does next, in one line; null where it needs nothing. */
  nextStep?(): Promise<string | null>
}

export type MakeFeature = (context: Context) => Feature
