/** The messages of socket.io at `/live`: facts to those concerned, and who is here. */
import { z } from 'zod'
import type { Fact } from './events.ts'
import type { ParticipantView } from './participant.ts'
import type { ProblemCode } from './problems.ts'

/** `watch` one of: a draft or stage by id, a process by id or slug. */
export const watchInput = z.union([
  z.strictObject({ draft: z.string().min(1).max(100) }),
  z.strictObject({ stage: z.string().min(1).max(100) }),
  z.strictObject({ process: z.string().min(1).max(100) }),
])
export type WatchInput = z.infer<typeof watchInput>
export type WatchAnswer = { seq: number } | { code: ProblemCode; title: string }

/** Says where I am: in a draft, and in which paragraph of it (null: reading). */
export const hereInput = z.strictObject({
  draft: z.string().min(1).max(100),
  paragraph: z.string().min(1).max(100).nullable(),
})
export type HereInput = z.infer<typeof hereInput>

/** One connection's presence. `id` is new for every connection and means nothing elsewhere. */
export interface PresentPerson {
  id: string
  participant: ParticipantView
  paragraph: string | null
}

/** Presence of a draft: `whole` replaces what was known, otherwise changes are merged. At most one a second. */
export interface PresenceMessage {
  draft: string
  whole: boolean
  here: PresentPerson[]
  left: string[]
}

export interface ServerToClient {
  fact: (fact: Fact) => void
  presence: (message: PresenceMessage) => void
}
export interface ClientToServer {
  watch: (input: WatchInput, answer: (answer: WatchAnswer) => void) => void
  unwatch: (input: WatchInput) => void
  here: (input: HereInput) => void
}
