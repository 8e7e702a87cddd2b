/**
 * The column vocabulary: every table is written with these words and no others, so that PostgreSQL tables
 * can be made from the same definitions without touching a query (design decision 11).
 */
import { customType, integer, text } from 'drizzle-orm/sqlite-core'

/** An opaque id or any short text. */
export const word = (name: string) => text(name)
/** A moment with millisecond precision; a Date in rows. PostgreSQL: timestamptz(3). */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' })
/** A local date, "2018-02-13", that belongs to a time zone kept beside it. */
export const localDate = (name: string) => text(name)
/** Yes or no. PostgreSQL: boolean. */
export const flag = (name: string) => integer(name, { mode: 'boolean' })
/** A whole number up to 2^53. PostgreSQL: bigint as number. */
export const whole = (name: string) => integer(name, { mode: 'number' })
/** A JSON value. PostgreSQL: jsonb, which reorders keys: canonicalise before hashing. */
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()
/** Bytes. PostgreSQL: bytea. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'blob',
  fromDriver: (value) => new Uint8Array(value),
})

export { index, primaryKey, sqliteTable as table, uniqueIndex } from 'drizzle-orm/sqlite-core'
