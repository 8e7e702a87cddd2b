/** The messages of socket.io at `/live`: facts to those concerned, and who is here. */
import { z } from 'zod'
import type { Fact } from './events.ts'
import type { ParticipantView } from './participant.ts'
import type { ProblemCode } from './problems.ts'

const subject = z.strictObject({ type: z.string().min(1).max(60), id: z.string().min(1).max(200) })

/** `watch` one of: a draft or stage by id, a process by id or slug, a thing of any kind. */
export const watchInput = z.union([
  z.strictObject({ subject }),
  z.strictObject({ draft: z.string().min(1).max(100) }),
  z.strictObject({ stage: z.string().min(1).max(100) }),
  z.strictObject({ process: z.string().min(1).max(100) }),
])
export type WatchInput = z.infer<typeof watchInput>
export type WatchAnswer = { seq: number } | { code: ProblemCode; title: string }

/** Says where I am: in a draft and in which paragraph of it, or in another thing and in which part (null: reading). */
export const hereInput = z.union([
  z.strictObject({
    draft: z.string().min(1).max(100),
    paragraph: z.string().min(1).max(100).nullable(),
  }),
  z.strictObject({ subject, part: z.string().min(1).max(100).nullable() }),
])
export type HereInput = z.infer<typeof hereInput>

/** One connection's presence. `id` is new for every connection and means nothing elsewhere. `paragraph`: the part. */
export interface PresentPerson {
  id: string
  participant: ParticipantView
  paragraph: string | null
}

/** Presence is told of a draft by its id, of any other thing by kind and id. */
export type PresencePlace =
  | { draft: string; subject?: undefined }
  | { draft?: undefined; subject: { type: string; id: string } }

/** Presence of a place: `whole` replaces what was known, otherwise changes are merged. At most one a second. */
export type PresenceMessage = PresencePlace & {
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
