/** Who hears which fact: socket.io rooms named by place and audience. */
import { type Audience, groupsOf } from '@plenary/shared/audience'
import type { Actor } from '@plenary/shared/participant'
import type { Delivered } from '../events/facts.ts'

/** What a connection watches, resolved. */
export interface Watched {
  processId: string
  /** Null for the process as a whole. */
  on: WatchedPlace | null
}

/** A thing that is watched, a draft and a stage among them. */
export interface WatchedPlace {
  readonly type: string
  readonly id: string
}

/** Drafts and stages are known by these names from the first; no kind of thing can take another's. */
export const nameOf = ({ type, id }: WatchedPlace): string =>
  type === 'draft' || type === 'stage' ? `${type}:${id}` : `subject:${type}:${id}`

/** Audiences a participant belongs to. */
const audiencesOf = (actor: Actor): Audience[] => [
  'participants',
  ...[actor.id, ...(actor.also ?? [])].map((id) => `participant:${id}` as const),
  ...(actor.delegationId ? ([`delegation:${actor.delegationId}`] as const) : []),
  ...(actor.role === 'secretariat' ? (['secretariat'] as const) : []),
]

const roomOf = (place: string, audience: Audience): string => `${place}|${audience}`
const wholeProcess = (processId: string): string => `process:${processId}`
/** Facts about the process itself and none of its drafts: those who watch a draft need them too. */
const processItself = (processId: string): string => `common:${processId}`

const placesOf = ({ processId, on }: Watched): string[] => {
  if (!on) return [wholeProcess(processId)]
  return on.type === 'draft' ? [nameOf(on), processItself(processId)] : [nameOf(on)]
}

/** Rooms a participant's connection joins to hear what it watches, and nothing meant for others [AUT4]. */
export const roomsOf = (watched: Watched, actor: Actor): string[] =>
  placesOf(watched).flatMap((place) => audiencesOf(actor).map((audience) => roomOf(place, audience)))

/** Rooms a fact goes to. A connection in several of them hears it once. */
export const roomsFor = ({ fact, audience, draftId, stageId, subject }: Delivered): string[] =>
  [
    wholeProcess(fact.processId),
    ...(draftId ? [`draft:${draftId}`] : [processItself(fact.processId)]),
    ...(stageId ? [`stage:${stageId}`] : []),
    ...(subject ? [nameOf(subject)] : []),
  ].flatMap((place) => groupsOf(audience).map((group) => roomOf(place, group)))

/** Everyone who watches a thing, whatever their audience: presence is for all of them. */
export const presenceRoomOf = (place: WatchedPlace): string => roomOf(nameOf(place), 'participants')
