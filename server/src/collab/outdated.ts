/**
 * [SCH1] Pages of an older schema. An editor takes content it does not know for broken and deletes it, as a change like any
 * other: such a page gets no seat in a room, so that it neither reads what it would break nor writes.
 */
import type { IncomingMessage } from 'node:http'
import { schemaParameter, schemaVersion } from '@plenary/shared/rooms'

/**
 * Our own page says its schema in the address of the room. A browser that says none runs a page of before there were
 * versions. Programs say none and are no browser: what they write the gate judges.
 */
export function isOutdated({ url, headers }: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  const said = new URLSearchParams((url ?? '').split('?')[1] ?? '').get(schemaParameter)
  if (said !== null) return !(Number(said) >= schemaVersion)
  return headers.origin !== undefined && /^Mozilla\//.test(headers['user-agent'] ?? '')
}
