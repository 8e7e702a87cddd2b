/** Participations are ours; identity (user, session, account) is the identity library's and lives in identity/. */
import type { BehalfState } from '@plenary/shared/attribution'
import type { DelegationNames } from '@plenary/shared/delegation'
import type { Role, StakeholderKind } from '@plenary/shared/participant'
import { flag, index, instant, json, primaryKey, table, uniqueIndex, word } from '../database/columns.ts'
import { ofProcess } from '../process/tables.ts'

/** An organisation or State acting in a process. */
export const delegations = table(
  'delegations',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    /** Its English name, which is the one it has always. */
    name: word('name').notNull(),
    /** Its names in other languages. */
    names: json<Partial<DelegationNames>>('names').notNull().default({}),
    kind: word('kind').$type<StakeholderKind>().notNull(),
    /** ISO 3166-1 alpha-3 of a State. */
    code: word('code'),
    /** The country it is of, for figures; null where that says nothing. */
    country: word('country'),
  },
  (t) => [
    index('delegations_of_process').on(t.processId, t.name),
    uniqueIndex('delegations_code').on(t.processId, t.code),
  ],
)

/**
 * [DLG2] What the names of delegations read like: one row for each form, so that no two delegations of a process can be
 * taken for one another. A delegation from before this was asked whose name another had already has no row of its own.
 */
export const delegationForms = table(
  'delegation_forms',
  {
    processId: ofProcess(),
    form: word('form').notNull(),
    delegationId: word('delegation_id')
      .notNull()
      .references(() => delegations.id),
  },
  (t) => [primaryKey({ columns: [t.processId, t.form] }), index('delegation_forms_of').on(t.delegationId)],
)

/** [BHF3] Members of one delegation speak for another until the secretariat takes it back. */
export const mandates = table(
  'mandates',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    delegationId: word('delegation_id')
      .notNull()
      .references(() => delegations.id),
    byDelegationId: word('by_delegation_id')
      .notNull()
      .references(() => delegations.id),
    grantedBy: word('granted_by').notNull(),
    grantedAt: instant('granted_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('mandates_of_process').on(t.processId, t.byDelegationId)],
)

/** [ATT1] Whose word something is, besides whoever brought it. */
export const attribution = () => ({
  /** The delegation the secretariat entered it for, and the person of it who spoke. */
  enteredFor: word('entered_for'),
  enteredPerson: word('entered_person'),
  /** The delegation on whose behalf it is said, and how that stands. */
  behalfOf: word('behalf_of'),
  behalfState: word('behalf_state').$type<BehalfState>(),
  /** The focal point who answered, or the mandate. */
  behalfBy: word('behalf_by'),
  behalfAt: instant('behalf_at'),
})

/** A person in a process. `id` is the only name the record knows; `userId` can be cut without breaking it. */
export const participants = table(
  'participants',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    /** The identity's id. Not a foreign key: identities can be shredded and the record stays. */
    userId: word('user_id'),
    kind: word('kind').$type<StakeholderKind>().notNull(),
    role: word('role').$type<Role>().notNull(),
    delegationId: word('delegation_id').references(() => delegations.id),
    /** Shown instead of the name when set. */
    pseudonym: word('pseudonym'),
    joinedAt: instant('joined_at').notNull(),
    /** When the participation ended. The row stays: what was done by it keeps its author. */
    leftAt: instant('left_at'),
    /**
     * A mask: who somebody under a pseudonym is in one stage, so that their acts in two cannot be linked. It has
     * no `userId`; nothing but these two columns leads from it to the person, and they never leave the server.
     */
    maskOf: word('mask_of'),
    maskStageId: word('mask_stage_id'),
    /** Whether somebody under a pseudonym chose to be the same in every stage. */
    linksStages: flag('links_stages').notNull().default(false),
  },
  (t) => [
    uniqueIndex('participants_mask').on(t.maskOf, t.maskStageId),
    uniqueIndex('participants_user').on(t.processId, t.userId),
    index('participants_of_user').on(t.userId),
  ],
)

/** An invitation link. Only a hash of the token is kept. */
export const invitations = table(
  'invitations',
  {
    id: word('id').primaryKey(),
    processId: ofProcess(),
    tokenHash: word('token_hash').notNull(),
    email: word('email').notNull(),
    kind: word('kind').$type<StakeholderKind>().notNull(),
    role: word('role').$type<Role>().notNull(),
    delegationId: word('delegation_id').references(() => delegations.id),
    /** Free words of an invitation made before delegations were records; they join nothing. */
    delegationName: word('delegation_name'),
    name: word('name'),
    pseudonym: word('pseudonym'),
    createdBy: word('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('invitations_token').on(t.tokenHash),
    index('invitations_of_process').on(t.processId, t.createdAt),
  ],
)
