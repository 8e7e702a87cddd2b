/** Opens the database of a folder: migrates it, and answers the data port. */
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate, migrationsIn } from './migrate.ts'
import type { Database } from './port.ts'
import { openSqlite } from './sqlite.ts'

/** `migrations/sqlite` at the root of the repository, from sources and from dist alike. */
export const migrationsFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../migrations/sqlite')

export interface OpenOptions {
  /** Path of the SQLite file; made when missing. */
  file: string
  /** For the journal of migrations. */
  at: Date
  migrations?: string
  /** Hears of callbacks after a commit that throw; the commit stands. */
  report?(error: unknown): void
}

/** Throws MigrationError, with a line for a person, when the file is not one this program may use. */
export async function openDatabase({
  file,
  at,
  migrations = migrationsFolder,
  report,
}: OpenOptions): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true })
  migrate(file, migrationsIn(migrations), at)
  return openSqlite(file, report ? { report } : {})
}
