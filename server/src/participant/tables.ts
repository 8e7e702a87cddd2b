/** Participations are ours; identity (user, session, account) is the identity library's and lives in identity/. */
import type { Role, StakeholderKind } from '@plenary/shared/participant'
import { flag, index, instant, table, uniqueIndex, word } from '../database/columns.ts'
import { processes } from '../process/tables.ts'

/** An organisation or State acting in a process. */
export const delegations = table(
  'delegations',
  {
    id: word('id').primaryKey(),
    processId: word('process_id')
      .notNull()
      .references(() => processes.id),
    name: word('name').notNull(),
    kind: word('kind').$type<StakeholderKind>().notNull(),
    /** The country it is of, for figures; null where that says nothing. */
    country: word('country'),
  },
  (t) => [uniqueIndex('delegations_name').on(t.processId, t.name)],
)

/** A person in a process. `id` is the only name the record knows; `userId` can be cut without breaking it. */
export const participants = table(
  'participants',
  {
    id: word('id').primaryKey(),
    processId: word('process_id')
      .notNull()
      .references(() => processes.id),
    /** The identity's id. Not a foreign key: identities can be shredded and the record stays. */
    userId: word('user_id'),
    kind: word('kind').$type<StakeholderKind>().notNull(),
    role: word('role').$type<Role>().notNull(),
    delegationId: word('delegation_id').references(() => delegations.id),
    /** Shown instead of the name when set. */
    pseudonym: word('pseudonym'),
    joinedAt: instant('joined_at').notNull(),
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
    processId: word('process_id')
      .notNull()
      .references(() => processes.id),
    tokenHash: word('token_hash').notNull(),
    email: word('email').notNull(),
    kind: word('kind').$type<StakeholderKind>().notNull(),
    role: word('role').$type<Role>().notNull(),
    delegationName: word('delegation_name'),
    pseudonym: word('pseudonym'),
    createdBy: word('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('invitations_token').on(t.tokenHash)],
)
