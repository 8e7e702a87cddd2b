/**
 * Who people are, apart from the record: what the identity library keeps, in our own column vocabulary. The
 * export names and property names are the library's; a test compares them with what it expects.
 */
import type { Language } from '@plenary/shared/language'
import { flag, index, instant, table, uniqueIndex, word } from '../database/columns.ts'

export const user = table(
  'identity_users',
  {
    id: word('id').primaryKey(),
    name: word('name').notNull(),
    email: word('email').notNull(),
    emailVerified: flag('email_verified').notNull(),
    image: word('image'),
    language: word('language').$type<Language>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('identity_users_email').on(t.email)],
)

export const session = table(
  'identity_sessions',
  {
    id: word('id').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
    token: word('token').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Never filled: addresses of people are not kept. */
    ipAddress: word('ip_address'),
    /** Never filled. */
    userAgent: word('user_agent'),
    userId: word('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (t) => [
    uniqueIndex('identity_sessions_token').on(t.token),
    index('identity_sessions_of_user').on(t.userId),
  ],
)

export const account = table(
  'identity_accounts',
  {
    id: word('id').primaryKey(),
    accountId: word('account_id').notNull(),
    providerId: word('provider_id').notNull(),
    userId: word('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: word('access_token'),
    refreshToken: word('refresh_token'),
    idToken: word('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: word('scope'),
    password: word('password'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('identity_accounts_of_user').on(t.userId)],
)

export const verification = table(
  'identity_verifications',
  {
    id: word('id').primaryKey(),
    identifier: word('identifier').notNull(),
    value: word('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('identity_verifications_of').on(t.identifier)],
)
