/** Devices on which somebody has signed in: a signed cookie that lets their next sign-in have a lane of its own. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parse } from 'cookie'

/** As long as browsers keep any cookie. */
const keptSeconds = 400 * 24 * 60 * 60
/** People who share a device; the one who was there longest ago goes first. */
const mostAccounts = 12

interface Device {
  id: string
  /** Whether this account has been opened from here. */
  knows(account: string): boolean
}

export interface Devices {
  /** The device of a request; null without a cookie, or with one that is not ours. */
  of(cookieHeader: string | undefined): Device | null
  /** The Set-Cookie line after a sign-in that succeeded. */
  remember(cookieHeader: string | undefined, account: string): string
}

/**
 * [U18] The cookie is an id and a signature for each account: it names nobody, opens nothing, and cannot be made for
 * an account whose password one does not know. It goes to the addresses of signing in alone.
 */
export function makeDevices(secret: string, isSecure: () => boolean): Devices {
  const sign = (text: string): Buffer =>
    createHmac('sha256', secret).update(`device\n${text}`).digest().subarray(0, 16)
  const signatureOf = (id: string, account: string): string => sign(`${id}\n${account}`).toString('base64url')
  const name = (): string => `${isSecure() ? '__Secure-' : ''}plenary.device`

  function read(header: string | undefined): { id: string; signatures: string[] } | null {
    const [id, own, ...signatures] = (parse(header ?? '')[name()] ?? '').split('.')
    if (!id || !own || signatures.length > mostAccounts) return null
    const given = Buffer.from(own, 'base64url')
    const expected = sign(id)
    return given.length === expected.length && timingSafeEqual(given, expected) ? { id, signatures } : null
  }

  return {
    of(header) {
      const known = read(header)
      return (
        known && {
          id: known.id,
          knows: (account) => known.signatures.includes(signatureOf(known.id, account)),
        }
      )
    },
    remember(header, account) {
      const { id, signatures } = read(header) ?? { id: randomBytes(12).toString('base64url'), signatures: [] }
      const mine = signatureOf(id, account)
      const all = [...signatures.filter((each) => each !== mine), mine].slice(-mostAccounts)
      const value = [id, sign(id).toString('base64url'), ...all].join('.')
      const secure = isSecure() ? '; Secure' : ''
      return `${name()}=${value}; Path=/api/auth; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${secure}`
    },
  }
}
