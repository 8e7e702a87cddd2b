/** What an endpoint of the API table is, and the parts that many of them share. Each word lists its own. */
import { z } from 'zod'

/** Who may ask at all; what they may do is for the rights table. */
export type Asker = 'anyone' | 'signed-in'

/**
 * `light`: some rows, or a command. `page`: a whole list or text. `heavy`: logs are read, texts compared. `own`: waits
 * in a line of its own, where files and imports are read; it takes no place while its bytes come in.
 */
export type Cost = 'light' | 'page' | 'heavy' | 'own'

/** What one person, or one address where nobody is signed in, may ask so often; how often is said in `http/limits.ts`. */
export type RequestLimit = 'uploads' | 'contributions' | 'recordExport'

export interface Endpoint {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path under the origin, with `:name` parameters. */
  path: string
  summary: string
  /** A function where it depends on what is asked for. */
  who: Asker | ((params: Readonly<Record<string, string>>) => Asker)
  /** What one request costs the others: it waits for its turn among those of its cost [PRC7]. */
  cost: Cost
  /** Endpoints of one limit are counted together. */
  limit?: RequestLimit
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
  /** Largest request body in bytes where it is not the usual 256 KiB. */
  bodyLimit?: number
  /** The handler itself judges characters no text may hold (NUL, halves of characters) and says so in its own words. */
  judgesText?: true
  /** The answer is public and never changes, always or with these parameters: it may be kept for ever by anyone. */
  immutable?: true | ((params: Readonly<Record<string, string>>) => boolean)
  /** The answer may be of megabytes: it is written in slices, between which others are served. */
  long?: true
  /** The body of the request is a file, its bytes as they are; the handler reads it as a stream within its own limits. */
  upload?: true
  /** Media type of an answer that is a file and not JSON; its `response` is `fileAnswer`. */
  file?: string
}

/** A file on its way: written piece by piece, so that its size costs no memory. `name` is plain ASCII. */
export interface FileAnswer {
  name: string
  pieces: AsyncIterable<string | Uint8Array>
}
export const fileAnswer = z.custom<FileAnswer>()

export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
export const idParams = z.object({ id: z.string().min(1).max(100) })
export const slugParams = z.object({ slug: z.string().min(1).max(100) })

/** Why something was done, for the record. */
export const reason = z.string().trim().min(1).max(1000)

/** A thing of any kind, by the name of its kind and its id. */
export const subjectParams = z.object({ type: z.string().min(1).max(60), id: z.string().min(1).max(200) })
