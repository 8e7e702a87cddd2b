/**
 * The record: facts of weight in one list, each linked to the one before. What an entry says of people is
 * covered by a salted digest, so that it can be withheld or shredded without breaking a hash (G13, G18).
 */
import { z } from 'zod'
import { hashOf, sha256Hex } from './canonical.ts'
import type { Endpoint } from './endpoint.ts'

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

export const recordApi = {
  listRecord: {
    method: 'GET',
    path: '/api/record',
    summary: 'The record after a numbered entry',
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      process: z.string().max(100).optional(),
      type: z.string().max(100).optional(),
    }),
    response: z.object({ items: z.array(openedEntry), next: z.number().int().nullable() }),
  },
  getCheckpoint: {
    method: 'GET',
    path: '/api/record/checkpoint',
    summary: 'A signed checkpoint of the record as it stands',
    response: checkpoint,
  },
} as const satisfies Record<string, Endpoint>
