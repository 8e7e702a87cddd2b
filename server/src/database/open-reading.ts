/** Opens a database to read it and nothing else: one moment of it, whatever a server beside it writes meanwhile. */
import { existsSync } from 'node:fs'
import { Connection } from './connection.ts'
import { MigrationError, migrationsIn, pendingOf } from './migrate.ts'
import { migrationsFolder } from './open.ts'
import type { Queries } from './port.ts'
import { queriesOver } from './prepared.ts'

/** Throws MigrationError, with a line for a person, when the file is not a database of this version. */
export function openReading(file: string): { queries: Queries; close(): void } {
  if (!existsSync(file)) throw new MigrationError(`There is no database at ${file}.`)
  if (pendingOf(file, migrationsIn(migrationsFolder)).length > 0)
    throw new MigrationError(`${file} was written by an older version of Plenary. Start this version once.`)
  const connection = new Connection(file, { readonly: true })
  // A transaction that only reads sees the database as it was at its first query.
  connection.raw.exec('BEGIN')
  const queries: Queries = queriesOver(async (statement) => connection.execute(statement))
  return { queries, close: () => connection.close() }
}
