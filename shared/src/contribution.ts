/**
 * Contributions: what is submitted to a stage in writing, said there as a statement, or entered by a facilitator for a
 * group. Written together inside a delegation, submitted by its focal point, received, then posted or declined.
 */
import { z } from 'zod'
import { behalf, behalfInput, entered, enteredInput, noFreeAttribution } from './attribution.ts'
import { content } from './content.ts'
import { storedFile } from './file.ts'
import { language } from './language.ts'
import { participantView, type StakeholderKind, stakeholderKind } from './participant.ts'
import { line } from './plain-sight.ts'
import { topic } from './topic.ts'

export const contributionForms = ['written', 'statement', 'facilitated'] as const
export const contributionForm = z.enum(contributionForms)
export type ContributionForm = z.infer<typeof contributionForm>

/** [CTB1] draft → received → posted | declined; withdrawn from any of them by those it belongs to. */
export const contributionStatuses = ['draft', 'received', 'posted', 'declined', 'withdrawn'] as const
export const contributionStatus = z.enum(contributionStatuses)
export type ContributionStatus = z.infer<typeof contributionStatus>

/** Sizes and ages of a group are told in ranges, so that nobody in it can be counted out. */
export const groupRanges = ['none', '1-4', '5-9', '10-19', '20-49', '50-99', '100+'] as const
export const groupRange = z.enum(groupRanges)

export const consentKinds = ['spoken', 'written', 'through-representative'] as const

/** [FAC4] Whose words a facilitator brings; what they say is filed under it. */
export const groupKinds = [
  'refugee',
  'host-community',
  'migrant-organization',
  'diaspora',
  'local-authority',
  'faith-based-organization',
  'trade-union',
] as const satisfies readonly StakeholderKind[]

/** What a facilitator says about a group; names are never asked. */
export const facilitation = z.object({
  place: line(200),
  country: z.string().trim().min(2).max(100),
  heldOn: z.iso.date(),
  /** People in the room; shown as "fewer than five" below five. */
  size: z.number().int().min(1).max(10_000),
  /** Who they are, in one line of the group's own choosing: "women", "young people", "host families". */
  people: line(120),
  /** Of which kind those are who spoke. */
  kind: z.enum(groupKinds).default('refugee'),
  composition: z.object({
    women: groupRange,
    men: groupRange,
    children: groupRange,
    youth: groupRange,
    olderPersons: groupRange,
    withDisabilities: groupRange,
  }),
  spokenLanguage: z.string().trim().min(2).max(60),
  consent: z.enum(consentKinds),
  /** Language of the translation; the blocks marked `translation` are in it. */
  translationLanguage: language.nullable(),
})
export type Facilitation = z.infer<typeof facilitation>

/** One paragraph of the body; a live room of its own while the contribution is written. */
export const block = z.object({
  id: z.string(),
  /** Facilitated input has its words twice: as they were said, and translated. */
  part: z.enum(['body', 'verbatim', 'translation']),
  /** Where it stands in the body: paragraphs follow each other as these compare, letter by letter. It never changes. */
  position: z.string(),
  content,
  text: z.string(),
  html: z.string(),
  /** The live room; null for those who may not write, and once it is submitted. */
  room: z.string().nullable(),
})
export type Block = z.infer<typeof block>

const verdict = z.string()
export const contributionHead = z
  .object({
    id: z.string(),
    stageId: z.string(),
    processId: z.string(),
    form: contributionForm,
    status: contributionStatus,
    title: z.string(),
    /** Names of those whose word it is, as the references say it today. */
    attributedTo: z.array(z.string()),
    /** A delegation it speaks for besides. */
    onBehalfOf: behalf.nullable(),
    /** [ATT2] For whom the secretariat entered it; null where whoever brought it speaks. */
    entered: entered.nullable(),
    /** Who brought it; a facilitator for a group. */
    by: participantView,
    kind: stakeholderKind,
    topics: z.array(z.string()),
    language,
    facilitation: facilitation.omit({ size: true }).extend({ size: z.number().int().nullable() }).nullable(),
    consentToPublish: z.boolean(),
    receivedAt: z.iso.datetime().nullable(),
    postedAt: z.iso.datetime().nullable(),
    declinedReason: z.string().nullable(),
    withdrawnAt: z.iso.datetime().nullable(),
    /** When a statement was made. */
    spokenAt: z.iso.datetime().nullable(),
    changedAt: z.iso.datetime(),
    files: z.number().int(),
    excerpt: z.string(),
  })
  .meta({ id: 'ContributionHead' })
export type ContributionHead = z.infer<typeof contributionHead>

export const contribution = contributionHead
  .omit({ files: true, excerpt: true })
  .extend({
    stage: z.object({ id: z.string(), title: z.string(), processSlug: z.string() }),
    blocks: z.array(block),
    files: z.array(storedFile),
    /** Address of the statement's place in the speakers' list. */
    speakerId: z.string().nullable(),
    /** Each is `yes` or a reason code for whoever asks. */
    can: z.object({
      edit: verdict,
      submit: verdict,
      withdraw: verdict,
      decide: verdict,
      respond: verdict,
      comment: verdict,
    }),
  })
  .meta({ id: 'Contribution' })
export type Contribution = z.infer<typeof contribution>

export const about = {
  title: line(300),
  topics: z.array(topic).max(10),
  language,
  consentToPublish: z.boolean(),
  attributedTo: noFreeAttribution,
  onBehalfOf: behalfInput.nullable(),
  entered: enteredInput.nullable(),
  facilitation: facilitation.nullable(),
}

/** Longest body when it is sent as one text, in characters. */
export const longestBody = 200_000

export const newContribution = z.strictObject({
  id: z.uuid().optional(),
  form: contributionForm.default('written'),
  title: about.title,
  topics: about.topics.default([]),
  language,
  /** Paragraphs separated by empty lines. */
  body: z.string().max(longestBody).default(''),
  verbatim: z.string().max(longestBody).optional(),
  consentToPublish: about.consentToPublish.default(false),
  attributedTo: about.attributedTo,
  onBehalfOf: about.onBehalfOf.default(null),
  entered: about.entered.default(null),
  facilitation: about.facilitation.default(null),
  speakerId: z.string().max(100).nullable().default(null),
  spokenAt: z.iso.datetime({ offset: true }).nullable().default(null),
})
