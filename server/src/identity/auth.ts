/** The identity library, for identity only: signs in, signs out, changes a password. Everything else of it stays shut. */
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Database } from '../database/port.ts'
import { hashPassword, maxPasswordLength, minPasswordLength, verifyPassword } from './password.ts'
import { account, session, user, verification } from './tables.ts'

/** A session ends this long after signing in, whatever happens in it. */
export const sessionSeconds = 14 * 24 * 60 * 60

export interface Auth {
  /** Passes a web request to the library and answers with its response. */
  handle(request: Request): Promise<Response>
}

interface Deps {
  database: Database
  secret: string
  origin: string
  /** A line for the log of the house. The library's own words may name people and are not passed on. */
  report(event: string): void
}

export const authTables = { user, session, account, verification }

export const authOptions = ({ secret, origin }: Pick<Deps, 'secret' | 'origin'>) => ({
  appName: 'Plenary',
  baseURL: origin,
  basePath: '/api/auth',
  secret,
  trustedOrigins: [origin],
  telemetry: { enabled: false },
  emailAndPassword: {
    enabled: true,
    // Accounts come by invitation or from the command line.
    disableSignUp: true,
    minPasswordLength,
    maxPasswordLength,
    password: {
      hash: hashPassword,
      verify: ({ hash, password }: { hash: string; password: string }) => verifyPassword(hash, password),
    },
  },
  session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
  user: {
    additionalFields: { language: { type: 'string' as const, required: true, input: false } },
  },
  // Ours counts by account and address, and lets a hall behind one address sign in (http/limits.ts).
  rateLimit: { enabled: false },
  advanced: {
    // The library switches both off under NODE_ENV=test; a test that passes there proves nothing.
    disableOriginCheck: false,
    disableCSRFCheck: false,
    useSecureCookies: origin.startsWith('https:'),
    ipAddress: { disableIpTracking: true },
  },
})

export function makeAuth({ database, secret, origin, report }: Deps): Auth {
  const auth = betterAuth({
    ...authOptions({ secret, origin }),
    database: drizzleAdapter(database as unknown as Parameters<typeof drizzleAdapter>[0], {
      provider: 'sqlite',
      schema: authTables,
    }),
    logger: { level: 'error', log: (level) => report(`identity.${level}`) },
  })
  return { handle: (request) => auth.handler(request) }
}
