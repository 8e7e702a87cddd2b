/** Every fact, by name: what it carries, and whether it weighs enough for the record. */
import { z } from 'zod'
import { paragraphState } from './paragraph.ts'
import { participantView } from './participant.ts'
import { draftSummary } from './process.ts'
import { returnedWords } from './returned.ts'
import { revisionSummary } from './revision.ts'
import { stageAct } from './round.ts'
import { rightRule, stageView } from './stage.ts'

/** Facts of structure carry the paragraphs they touched, whole, and the ids that left. */
const restructured = z.object({
  draftId: z.string(),
  upserted: z.array(paragraphState),
  removed: z.array(z.string()),
  /** Where a paragraph came from or went, for identity across versions. */
  lineage: z.object({ from: z.string(), to: z.string() }).nullable(),
})

export const factTypes = {
  'stage.opened': z.object({ stage: stageView }),
  'stage.closed': z.object({ stage: stageView }),
  /** By somebody's act: opened or closed before its time, extended, moved, reopened, cancelled. */
  'stage.changed': z.object({ stage: stageView, act: stageAct, reason: z.string() }),
  'draft.imported': z.object({ draft: draftSummary }),
  'draft.tabled': z.object({ draftId: z.string(), stageId: z.string(), rules: z.array(rightRule) }),
  /** Who may do what in a round; rights of a paragraph change with `paragraph.locked`. */
  'rights.changed': z.object({
    draftId: z.string(),
    stageId: z.string(),
    rules: z.array(rightRule),
    reason: z.string(),
  }),
  /** `logRoot`: a hash over the heads of the logs of all its rooms at `revision.logPosition`. */
  'revision.published': z.object({ revision: revisionSummary, logRoot: z.string() }),
  'memorandum.published': z.object({ revisionId: z.string(), draftId: z.string(), hash: z.string() }),
  'paragraph.restored': z.object({
    draftId: z.string(),
    paragraphId: z.string(),
    seq: z.number().int(),
    reason: z.string().nullable(),
  }),
  'paragraph.inserted': restructured,
  'paragraph.split': restructured,
  'paragraph.merged': restructured,
  'paragraph.moved': restructured,
  'paragraph.deleted': restructured,
  'paragraph.changed': restructured,
  'paragraph.locked': restructured,
  /** The words as they stand when typing pauses. Only the newest per paragraph is kept. */
  'paragraph.text': z.object({ draftId: z.string(), paragraph: paragraphState }),
  'participant.joined': z.object({ participant: participantView }),
  /** [Y19] To the secretariat: at one go somebody took away more than half of a paragraph. Its history restores it. */
  'paragraph.cut': z.object({ draftId: z.string(), paragraphId: z.string(), lost: z.number() }),
  /** To their author alone: words that came too late are kept. */
  'words.returned': z.object({ draftId: z.string(), words: returnedWords }),
  /** A file left the platform: of what, in which format. */
  'text.exported': z.object({ what: z.string(), format: z.string() }),
  /** The clock of a demonstration was moved. */
  'clock.moved': z.object({ now: z.iso.datetime() }),
} as const

export type FactType = keyof typeof factTypes
export type FactData<T extends FactType> = z.infer<(typeof factTypes)[T]>

/** Facts that go into the record; the others only keep screens current and may be pruned. */
export const lightFacts: ReadonlySet<FactType> = new Set([
  'paragraph.text',
  'paragraph.cut',
  'words.returned',
])

/** Who may receive a fact. */
export const audience = z.union([
  z.literal('participants'),
  z.literal('secretariat'),
  z.string().regex(/^delegation:/),
  z.string().regex(/^participant:/),
])
export type Audience = z.infer<typeof audience>

/** Whether a participant of its process belongs to the audience of a fact. */
export const belongsTo = (
  whom: Audience,
  { id, role, delegationId }: { id: string; role: string; delegationId: string | null },
): boolean =>
  whom === 'participants' ||
  (whom === 'secretariat' && role === 'secretariat') ||
  whom === `participant:${id}` ||
  (delegationId !== null && whom === `delegation:${delegationId}`)

/** A fact on the wire. `seq` grows by one within a process; an audience may see gaps. */
export type Fact = {
  [T in FactType]: {
    seq: number
    type: T
    at: string
    processId: string
    /** The participant who did it; null when the platform did. */
    actor: string | null
    data: FactData<T>
  }
}[FactType]

export const factView = z
  .object({
    seq: z.number().int(),
    type: z.enum(Object.keys(factTypes) as [FactType, ...FactType[]]),
    at: z.iso.datetime(),
    processId: z.string(),
    actor: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Fact' })
