/** Opens the database of a folder: migrates it, and answers the data port. */
import { closeSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureWhole } from './absence.ts'
import type { AnchorSources } from './anchor.ts'
import { makeFolder } from './folder.ts'
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
  /** What is anchored: compared before anything is opened, and kept from then on. */
  anchored?: AnchorSources
  /** Hears in one line that the files were taken away under the server. */
  lost?(line: string): void
}

/** [ABS1] Throws AbsenceError, FolderError or MigrationError, with a line for a person, when the file is not one this program may use. */
export async function openDatabase({
  file,
  at,
  migrations = migrationsFolder,
  ...options
}: OpenOptions): Promise<Database> {
  makeFolder(dirname(file))
  if (options.anchored) ensureWhole(file, options.anchored)
  // Made before the library makes it, for its owner alone; what it puts beside it follows.
  closeSync(openSync(file, 'a', 0o600))
  migrate(file, migrationsIn(migrations), at)
  return openSqlite(file, options)
}
