/** A stage of the calendar, its window, and the one rule that says what phase it is in. */
import { z } from 'zod'
import { stakeholderKind } from './participant.ts'

export const stageKinds = [
  'milestone',
  'thematic-consultation',
  'regional-consultation',
  'stakeholder-consultation',
  'stocktaking',
  'briefing',
  'round',
  'adoption',
] as const
export const stageKind = z.enum(stageKinds)
export type StageKind = z.infer<typeof stageKind>

/** A moment: an ISO 8601 instant on the wire, a Date in rows. */
export type Moment = string | Date
export const momentOf = (moment: Moment): number => +new Date(moment)

/** What may be done to a draft in a round. */
export const roundActions = ['read', 'comment', 'propose', 'edit'] as const
export const roundAction = z.enum(roundActions)
export type RoundAction = z.infer<typeof roundAction>

/**
 * One line of a round's rights: these kinds of participants may do these things, in the whole draft or
 * in the named sections. In the calendar a section is a code of the outline ("III.B"); once a draft
 * lies on the table it is the id of a heading or a paragraph, because a label may change and an id never does. A line
 * without a section opens nothing.
 */
export const rightRule = z.object({
  kinds: z.union([z.literal('all'), z.array(stakeholderKind)]),
  /** Delegations and participants, by id, the line is for besides those kinds. */
  delegations: z.array(z.string()).optional(),
  participants: z.array(z.string()).optional(),
  actions: z.array(roundAction),
  sections: z.union([z.literal('all'), z.array(z.string())]),
  /** Codes of the calendar that the text on the table does not have: the line opens nothing for them [DRF2]. */
  missing: z.array(z.string()).optional(),
})
export type RightRule = z.infer<typeof rightRule>

/** A day on which the meeting sits, in the stage's own time zone. */
export const sitting = z.object({ date: z.iso.date(), note: z.string().nullable() })
export type Sitting = z.infer<typeof sitting>

/** The stage's window is half-open: open from `opensAt`, closed from `closesAt` on. */
export interface StageWindow {
  opensAt: Moment | null
  closesAt: Moment | null
  cancelledAt?: Moment | null
}

export const phases = ['upcoming', 'open', 'closed', 'cancelled', 'undated'] as const
export type Phase = (typeof phases)[number]

/**
 * [STG1] The phase of a stage is a rule about its window and the time, not the work of a job: a
 * keystroke at `closesAt` is late whatever any job has done (design decision 6; G12, T10).
 */
export function phaseOf(stage: StageWindow, now: Moment): Phase {
  if (stage.cancelledAt) return 'cancelled'
  if (!stage.opensAt || !stage.closesAt) return 'undated'
  const at = momentOf(now)
  if (at < momentOf(stage.opensAt)) return 'upcoming'
  return at < momentOf(stage.closesAt) ? 'open' : 'closed'
}

/** The phase of a stage that says whether it was called off, not when. */
export const phaseIn = (
  { opensAt, closesAt, cancelled }: { opensAt: Moment | null; closesAt: Moment | null; cancelled: boolean },
  now: Moment,
): Phase => (cancelled ? 'cancelled' : phaseOf({ opensAt, closesAt }, now))

/** Milliseconds until the stage closes (open) or opens (upcoming); null when nothing is awaited. */
export function timeLeftMs(stage: StageWindow, now: Moment): number | null {
  const phase = phaseOf(stage, now)
  if (phase === 'open') return momentOf(stage.closesAt!) - momentOf(now)
  if (phase === 'upcoming') return momentOf(stage.opensAt!) - momentOf(now)
  return null
}

export const lives = ['scheduled', 'open', 'closed', 'published', 'cancelled', 'undated'] as const
export type Life = (typeof lives)[number]

/** [STG4] The life of a stage: its phase, and whether what it leaves is published. */
export function lifeOf(stage: StageWindow & { publishedAt: Moment | null }, now: Moment): Life {
  const phase = phaseOf(stage, now)
  if (phase === 'upcoming') return 'scheduled'
  return phase === 'closed' && stage.publishedAt ? 'published' : phase
}

/** A stage as the calendar shows it. */
export const stageView = z
  .object({
    id: z.string(),
    code: z.string(),
    kind: stageKind,
    order: z.number().int(),
    title: z.string(),
    theme: z.string().nullable(),
    place: z.string().nullable(),
    timeZone: z.string(),
    opensAt: z.iso.datetime().nullable(),
    closesAt: z.iso.datetime().nullable(),
    sittings: z.array(sitting),
    /** The code of the text on the table, if any; several rounds may take the same text. */
    textCode: z.string().nullable(),
    /** Sections taken up, as codes of the outline; null means the whole text. */
    scope: z.array(z.string()).nullable(),
    note: z.string().nullable(),
    /** Whether the dates stand in a public source; false means from general knowledge. */
    verified: z.boolean(),
    sources: z.array(z.string()),
    phase: z.enum(phases),
    /** When the text it leaves was published; null before that. */
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Stage' })
export type StageView = z.infer<typeof stageView>
