/** Every fact, by name: what it carries, and whether it weighs enough for the record. */
import { z } from 'zod'
import { speaker } from './consultation.ts'
import { block, contributionHead } from './contribution.ts'
import { delegation, mandate } from './delegation.ts'
import { paragraphState } from './paragraph.ts'
import { delegationReference, participantView, role, stakeholderKind } from './participant.ts'
import { draftSummary } from './process.ts'
import { passage } from './response.ts'
import { returnedWords } from './returned.ts'
import { revisionSummary } from './revision.ts'
import { stageAct } from './round.ts'
import { rightRule, stageView } from './stage.ts'
import { comment, thread, threadHead } from './thread.ts'

/** Facts of structure carry the paragraphs they touched, whole, and the ids that left. */
const restructured = z.object({
  draftId: z.string(),
  upserted: z.array(paragraphState),
  removed: z.array(z.string()),
  /** Where a paragraph came from or went, for identity across versions. */
  lineage: z.object({ from: z.string(), to: z.string() }).nullable(),
})

/** What the secretariat or an author did about a comment, for the record: ids and the reason, never the words. */
const moderated = z.object({ threadId: z.string(), commentId: z.string(), reason: z.string() })
const contributed = z.object({ contribution: contributionHead })

/** A delegation as it is entered; how many take part for it now is asked, not told. */
const delegationRecord = delegation.pick({ id: true, kind: true, name: true, names: true, code: true })

export const factTypes = {
  'stage.opened': z.object({ stage: stageView }),
  'stage.closed': z.object({ stage: stageView }),
  /** By somebody's act: opened or closed before its time, extended, moved, reopened, cancelled. */
  'stage.changed': z.object({ stage: stageView, act: stageAct, reason: z.string() }),
  'draft.imported': z.object({ draft: draftSummary }),
  'draft.tabled': z.object({ draftId: z.string(), stageId: z.string(), rules: z.array(rightRule) }),
  /** To the secretariat: a text lies on a table that names sections it does not have; they are open to nobody. */
  'table.unopened': z.object({ draftId: z.string(), stageId: z.string(), missing: z.array(z.string()) }),
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
  /** Another kind, role or delegation; what it was before stands beside it. */
  'participant.changed': z.object({
    participant: participantView,
    former: z.object({ kind: stakeholderKind, role, delegation: delegationReference.nullable() }),
    reason: z.string().nullable(),
  }),
  'participant.left': z.object({ participant: participantView, by: z.enum(['self', 'secretariat']) }),
  'delegation.added': z.object({ delegation: delegationRecord }),
  'delegation.changed': z.object({ delegation: delegationRecord, reason: z.string().nullable() }),
  'mandate.granted': z.object({ mandate }),
  'mandate.revoked': z.object({ mandate }),
  /** [Y19] To the secretariat: at one go somebody took away more than half of a paragraph. Its history restores it. */
  'paragraph.cut': z.object({ draftId: z.string(), paragraphId: z.string(), lost: z.number() }),
  /** To their author alone: words that came too late are kept. */
  'words.returned': z.object({ draftId: z.string(), words: returnedWords }),
  /** A file left the platform: of what, in which format. */
  'text.exported': z.object({ what: z.string(), format: z.string() }),
  /** The clock of a demonstration was moved. */
  'clock.moved': z.object({ now: z.iso.datetime() }),
  'thread.opened': z.object({ thread }),
  'thread.changed': z.object({ thread: threadHead }),
  'comment.added': z.object({ threadId: z.string(), comment }),
  'comment.changed': z.object({ threadId: z.string(), comment }),
  'comment.reported': moderated,
  'comment.hidden': moderated,
  'comment.shown': moderated,
  'comment.appealed': moderated,
  /** Something that belongs to the page of a consultation changed; whoever shows that part asks for it anew. */
  'consultation.changed': z.object({
    stageId: z.string(),
    part: z.enum(['input', 'papers', 'questions', 'programme', 'attendance', 'summary']),
  }),
  'speakers.changed': z.object({ stageId: z.string(), speakers: z.array(speaker) }),
  'summary.published': z.object({ stageId: z.string(), hash: z.string() }),
  /** To those who write it, and to the secretariat once it is received. */
  'contribution.changed': contributed,
  'contribution.block': z.object({
    contributionId: z.string(),
    /** Its words when typing pauses, and the block it follows; null when it left. */
    block: block.nullable(),
    blockId: z.string(),
    after: z.string().nullable(),
  }),
  'contribution.received': contributed,
  'contribution.posted': contributed,
  'contribution.declined': contributed,
  'contribution.withdrawn': contributed,
  'passage.linked': z.object({ passage }),
  'passage.unlinked': z.object({ id: z.string(), paragraphId: z.string() }),
  'passage.answered': z.object({ passage }),
  'topics.set': z.object({ draftId: z.string(), paragraphId: z.string(), topics: z.array(z.string()) }),
  /** What an earlier stage left open was carried into a later one. */
  'issue.carried': z.object({ threadId: z.string(), stageId: z.string() }),
  'register.loaded': z.object({ stageId: z.string(), people: z.number().int() }),
} as const

export type FactType = keyof typeof factTypes
export type FactData<T extends FactType> = z.infer<(typeof factTypes)[T]>

/**
 * Facts that only keep screens current: they stay out of the record and may be pruned. What is said in threads and
 * in drafts of contributions is among them, because the record shows everyone how many entries there are.
 */
export const lightFacts: ReadonlySet<FactType> = new Set([
  'table.unopened',
  'paragraph.text',
  'paragraph.cut',
  'words.returned',
  'thread.opened',
  'thread.changed',
  'comment.added',
  'comment.changed',
  'consultation.changed',
  'speakers.changed',
  'contribution.changed',
  'contribution.block',
])

/** Of these only the newest about a paragraph is kept: it says all that those before it said. */
export const succeededFacts: ReadonlySet<FactType> = new Set([
  'paragraph.text',
  'contribution.block',
  'paragraph.cut',
  'words.returned',
])

/** Facts of the discussion: they change no right in a draft. */
export const talkFacts: ReadonlySet<FactType> = new Set([
  'thread.opened',
  'thread.changed',
  'comment.added',
  'comment.changed',
  'comment.reported',
  'comment.hidden',
  'comment.shown',
  'comment.appealed',
  'consultation.changed',
  'speakers.changed',
  'summary.published',
  'contribution.changed',
  'contribution.block',
  'contribution.received',
  'contribution.posted',
  'contribution.declined',
  'contribution.withdrawn',
  'passage.linked',
  'passage.unlinked',
  'passage.answered',
  'topics.set',
])

/** Who may receive a fact: one group, or several joined by "+". */
const group = 'participants|secretariat|(?:delegation|participant):[\\w-]+'
export const audience = z.string().regex(new RegExp(`^(?:${group})(?:\\+(?:${group}))*$`))
export type Audience = z.infer<typeof audience>

export const groupsOf = (whom: Audience): string[] => whom.split('+')

/** Whether a participant of its process belongs to the audience of a fact. */
export const belongsTo = (
  whom: Audience,
  {
    id,
    role,
    delegationId,
    also = [],
  }: { id: string; role: string; delegationId: string | null; also?: readonly string[] },
): boolean =>
  groupsOf(whom).some(
    (each) =>
      each === 'participants' ||
      (each === 'secretariat' && role === 'secretariat') ||
      [id, ...also].some((own) => each === `participant:${own}`) ||
      (delegationId !== null && each === `delegation:${delegationId}`),
  )

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
