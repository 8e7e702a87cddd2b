/** Which sites may speak through a person's browser: ours alone. Programs that say no origin are not browsers. */
import type { IncomingHttpHeaders } from 'node:http'

/**
 * [U13] For sockets and for requests that change something: an Origin must be exactly ours; without one, a
 * browser that says it comes from another site is refused too.
 */
export function fromOurSite(headers: IncomingHttpHeaders, ours: string): boolean {
  if (headers.origin !== undefined) return headers.origin === ours
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}
