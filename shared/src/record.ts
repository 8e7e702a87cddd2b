/**
 * The record: facts of weight in one list, each linked to the one before. What an entry says of people is
 * covered by a salted digest, so that it can be withheld or shredded without breaking a hash (G13, G18).
 */
import { z } from 'zod'
import { hashOf, sha256Hex } from './canonical.ts'
import { type Endpoint, fileAnswer } from './endpoint.ts'
import { participantView } from './participant.ts'

/** The hash before the first entry. */
export const genesis = '0'.repeat(64)

/** What everyone may see of an entry. Actors and subjects are opaque ids. */
export const recordEntry = z
  .object({
    number: z.number().int(),
    type: z.string(),
    at: z.iso.datetime(),
    process: z.string().nullable(),
    /** The fact's number within its process. */
    seq: z.number().int().nullable(),
    actor: z.string().nullable(),
    draft: z.string().nullable(),
    stage: z.string().nullable(),
    paragraph: z.string().nullable(),
    /** SHA-256 of the salt and the canonical JSON of the data, see `digestOf`. */
    digest: z.string(),
    previous: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'RecordEntry' })
export type RecordEntry = z.infer<typeof recordEntry>

/** An entry with what it carried, for those who may see it and as long as it is kept. */
export const openedEntry = recordEntry
  .extend({ salt: z.string().nullable(), data: z.record(z.string(), z.unknown()).nullable() })
  .meta({ id: 'OpenedRecordEntry' })
export type OpenedEntry = z.infer<typeof openedEntry>

export const digestOf = (salt: string, canonicalData: string): string =>
  sha256Hex(`${salt}\n${canonicalData}`)

/** [REC1] The hash of an entry covers everything in it and the hash before it. */
export const entryHash = ({ hash: _, ...entry }: Omit<RecordEntry, 'hash'> & { hash?: string }): string =>
  hashOf(entry)

/**
 * [REC4] The hash of a row of a room's log of live text: the hash of the row before it (`genesis` for the first),
 * its number, its author, the moment it was admitted in milliseconds, and the hash of its bytes, a line each.
 */
export const logRowHash = (
  previous: string,
  row: { seq: number; participantId: string | null; at: Date; update: Uint8Array },
): string =>
  sha256Hex([previous, row.seq, row.participantId ?? '', row.at.getTime(), sha256Hex(row.update)].join('\n'))

/** The last row of a room's log. */
export interface RoomHead {
  room: string
  seq: number
  hash: string
}

/** A hash over the heads of the logs of rooms, in the order of their names: one number for all words up to a position. */
export const logRootOf = (heads: readonly RoomHead[]): string =>
  hashOf(
    heads
      .map(({ room, seq, hash }) => [room, seq, hash] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )

/** A signed statement of how far the record has come. Witnesses keep them. */
export const checkpoint = z
  .object({
    number: z.number().int(),
    hash: z.string(),
    at: z.iso.datetime(),
    /** Last position of the log of live text, and a hash over the heads of all its rooms. */
    log: z.object({ position: z.number().int(), root: z.string() }),
    /** Ed25519 public key, hexadecimal. */
    key: z.string(),
    /** Ed25519 signature over the canonical JSON of all other fields, hexadecimal. */
    signature: z.string(),
  })
  .meta({ id: 'Checkpoint' })
export type Checkpoint = z.infer<typeof checkpoint>

/** What the first line of a record as a file says, besides the checkpoint it ends with. Every line is JSON. */
export const recordFile = { format: 'plenary-record', version: 1 } as const

export const recordApi = {
  listRecord: {
    method: 'GET',
    path: '/api/record',
    summary: 'The record after a numbered entry, or before one with the newest first',
    who: 'anyone',
    cost: 'page',
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0),
      /** Entries of lower numbers, the newest first, instead of those after. */
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      process: z.string().max(100).optional(),
      type: z.string().max(100).optional(),
    }),
    response: z.object({
      items: z.array(openedEntry),
      /** The number to go on after, or before. */
      next: z.number().int().nullable(),
      /** Who acted in these entries, of those whom the reader may see. */
      participants: z.array(participantView),
    }),
  },
  getCheckpoint: {
    method: 'GET',
    path: '/api/record/checkpoint',
    summary: 'A signed checkpoint of the record as it stands',
    who: 'anyone',
    cost: 'light',
    response: checkpoint,
  },
  exportRecord: {
    method: 'GET',
    path: '/api/record/export',
    summary: 'The whole record as a file that can be verified offline',
    who: 'anyone',
    cost: 'heavy',
    limit: 'recordExport',
    query: z.strictObject({
      /** Opens what a participant of this process may see; without it the file holds what everyone may see. */
      process: z.string().max(100).optional(),
    }),
    file: 'application/x-ndjson',
    response: fileAnswer,
  },
} as const satisfies Record<string, Endpoint>
