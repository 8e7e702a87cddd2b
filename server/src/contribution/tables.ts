/** Contributions and the paragraphs of their bodies; the words of a body live in the log of each paragraph's room. */
import type { Content } from '@plenary/shared/content'
import type { Block, ContributionForm, ContributionStatus, Facilitation } from '@plenary/shared/contribution'
import type { Language } from '@plenary/shared/language'
import type { StakeholderKind } from '@plenary/shared/participant'
import { flag, index, instant, json, table, word } from '../database/columns.ts'
import { attribution } from '../participant/tables.ts'
import { ofProcess } from '../process/tables.ts'
import { stages } from '../stage/tables.ts'

export const contributions = table(
  'contributions',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    stageId: word('stage_id')
      .notNull()
      .references(() => stages.id),
    form: word('form').$type<ContributionForm>().notNull(),
    status: word('status').$type<ContributionStatus>().notNull(),
    title: word('title').notNull(),
    /** Free words from before attribution was a reference: shown only where the secretariat entered them. */
    attributedTo: json<string[]>('attributed_to').notNull(),
    /** The same; shown nowhere. */
    onBehalfOf: word('on_behalf_of'),
    ...attribution(),
    /** Who began it, and the delegation that writes it together; without one it is its author's alone. */
    authorId: word('author_id').notNull(),
    delegationId: word('delegation_id'),
    kind: word('kind').$type<StakeholderKind>().notNull(),
    topics: json<string[]>('topics').notNull(),
    language: word('language').$type<Language>().notNull(),
    facilitation: json<Facilitation | null>('facilitation'),
    consentToPublish: flag('consent_to_publish').notNull(),
    speakerId: word('speaker_id'),
    spokenAt: instant('spoken_at'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    receivedAt: instant('received_at'),
    postedAt: instant('posted_at'),
    declinedAt: instant('declined_at'),
    declinedReason: word('declined_reason'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    index('contributions_of_stage').on(t.stageId, t.status, t.id),
    index('contributions_of_process').on(t.processId, t.status, t.id),
    index('contributions_of_author').on(t.authorId),
    index('contributions_of_delegation').on(t.delegationId),
  ],
)

export const contributionBlocks = table(
  'contribution_blocks',
  {
    id: word('id').primaryKey(),
    contributionId: word('contribution_id')
      .notNull()
      .references(() => contributions.id),
    part: word('part').$type<Block['part']>().notNull(),
    /** A fractional key: ordered bytewise by (position, id). */
    position: word('position').notNull(),
    content: json<Content>('content').notNull(),
    text: word('text').notNull(),
    changedAt: instant('changed_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [index('blocks_of_contribution').on(t.contributionId, t.position)],
)
