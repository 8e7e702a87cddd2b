/** Secrets of links that open something once: whoever has the link has the secret, and only its hash is kept. */
import { createHash, randomBytes } from 'node:crypto'

export const newLinkToken = (): string => randomBytes(32).toString('base64url')

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** How long a link is good for. */
export const linkLastsMs = 14 * 24 * 3_600_000

export const sameAddress = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase()
