/** Facts of stages, texts and people. */
import { z } from 'zod'
import { delegation, mandate } from './delegation.ts'
import { table } from './fact-row.ts'
import { admitted } from './floor.ts'
import { language } from './language.ts'
import { paragraphState } from './paragraph.ts'
import { delegationReference, participantView, role, stakeholderKind } from './participant.ts'
import { draftSummary } from './process.ts'
import { releaseActs } from './release.ts'
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

/** A delegation as it is entered; how many take part for it now is asked, not told. */
const delegationRecord = delegation.pick({ id: true, kind: true, name: true, names: true, code: true })

export const factsOfTexts = table({
  'process.begun': {
    data: z.object({
      process: z.object({
        ...{ id: z.string(), slug: z.string(), title: z.string(), description: z.string() },
        ...{ language, timeZone: z.string() },
      }),
    }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'stage.opened': {
    data: z.object({ stage: stageView }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'stage.closed': {
    data: z.object({ stage: stageView }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** By somebody's act: opened or closed before its time, extended, moved, reopened, cancelled. */
  'stage.changed': {
    data: z.object({ stage: stageView, act: stageAct, reason: z.string() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** [STG6] Kinds of participants beside those of its table may speak, submit or attend at the stage. */
  'stage.admitted': {
    data: admitted,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'draft.imported': {
    data: z.object({ draft: draftSummary }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** The working text may be read by everyone concerned from here on: whoever shows the draft asks for it anew. */
  'draft.released': {
    data: z.object({
      draft: draftSummary,
      act: z.enum(releaseActs),
      /** What the pen did since the text was last readable: how many acts, and a hash over all of them. */
      changes: z.object({ count: z.number().int(), digest: z.string().nullable() }),
    }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** To the secretariat: the moment at which a working text is to become readable. */
  'release.appointed': {
    data: z.object({ draftId: z.string(), at: z.iso.datetime() }),
    weight: 'screens',
    audience: 'secretariat',
    supersedes: 'nothing',
    changesRights: true,
  },
  'draft.tabled': {
    data: z.object({ draftId: z.string(), stageId: z.string(), rules: z.array(rightRule) }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** To the secretariat: a text lies on a table that names sections it does not have; they are open to nobody. */
  'table.unopened': {
    data: z.object({ draftId: z.string(), stageId: z.string(), missing: z.array(z.string()) }),
    weight: 'screens',
    audience: 'secretariat',
    supersedes: 'nothing',
    changesRights: false,
  },
  /** Who may do what in a round; rights of a paragraph change with `paragraph.locked`. */
  'rights.changed': {
    data: z.object({
      draftId: z.string(),
      stageId: z.string(),
      rules: z.array(rightRule),
      reason: z.string(),
    }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** `logRoot`: a hash over the heads of the logs of all its rooms at `revision.logPosition`. */
  'revision.published': {
    data: z.object({ revision: revisionSummary, logRoot: z.string() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'memorandum.published': {
    data: z.object({ revisionId: z.string(), draftId: z.string(), hash: z.string() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  'paragraph.restored': {
    data: z.object({
      draftId: z.string(),
      paragraphId: z.string(),
      seq: z.number().int(),
      reason: z.string().nullable(),
    }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'paragraph.inserted': {
    data: restructured,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'paragraph.split': {
    data: restructured,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'paragraph.merged': {
    data: restructured,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'paragraph.moved': {
    data: restructured,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'paragraph.deleted': {
    data: restructured,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'paragraph.changed': {
    data: restructured,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'paragraph.locked': {
    data: restructured,
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** The words as they stand when typing pauses. Only the newest per paragraph is kept. */
  'paragraph.text': {
    data: z.object({ draftId: z.string(), paragraph: paragraphState }),
    weight: 'screens',
    audience: 'everyone',
    supersedes: 'older',
    changesRights: false,
  },
  'participant.joined': {
    data: z.object({ participant: participantView }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** Another kind, role or delegation; what it was before stands beside it. */
  'participant.changed': {
    data: z.object({
      participant: participantView,
      former: z.object({ kind: stakeholderKind, role, delegation: delegationReference.nullable() }),
      reason: z.string().nullable(),
    }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'participant.left': {
    data: z.object({ participant: participantView, by: z.enum(['self', 'secretariat']) }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'delegation.added': {
    data: z.object({ delegation: delegationRecord }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'delegation.changed': {
    data: z.object({ delegation: delegationRecord, reason: z.string().nullable() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'mandate.granted': {
    data: z.object({ mandate }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  'mandate.revoked': {
    data: z.object({ mandate }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
  /** [Y19] To the secretariat: at one go somebody took away more than half of a paragraph. Its history restores it. */
  'paragraph.cut': {
    data: z.object({ draftId: z.string(), paragraphId: z.string(), lost: z.number() }),
    weight: 'screens',
    audience: 'secretariat',
    supersedes: 'older',
    changesRights: false,
  },
  /** To their author alone: words that came too late are kept. */
  'words.returned': {
    data: z.object({ draftId: z.string(), words: returnedWords }),
    weight: 'screens',
    audience: 'itsAuthor',
    supersedes: 'older',
    changesRights: false,
  },
  /** A file left the platform: of what, in which format. */
  'text.exported': {
    data: z.object({ what: z.string(), format: z.string() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: false,
  },
  /** The clock of a demonstration was moved. */
  'clock.moved': {
    data: z.object({ now: z.iso.datetime() }),
    weight: 'record',
    audience: 'everyone',
    supersedes: 'nothing',
    changesRights: true,
  },
})
