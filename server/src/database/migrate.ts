/**
 * Our own migrator: foreign keys are off outside the transaction and checked before its commit, because
 * recreating a table with them on deletes the rows that point to it [DB5].
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

export interface Migration {
  name: string
  hash: string
  sql: string
}

/** What a person reads when the database and the program do not fit. Nothing has been changed. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** The generated files in order of their numbers. */
export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

/** [DB6] A database that this program does not know is refused, and the file is left as it is. */
export function pendingOf(file: string, migrations: Migration[]): Migration[] {
  if (!existsSync(file)) return migrations
  const raw = new Sqlite(file, { readonly: true })
  try {
    const known = raw
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migrations'`)
      .get()
    const tables = raw.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'`).get() as {
      n: number
    }
    if (!known && tables.n > 0)
      throw new MigrationError(`${file} is not a database of Plenary. It was left as it is.`)
    const done = known
      ? (raw.prepare('SELECT name, hash FROM migrations ORDER BY name').all() as {
          name: string
          hash: string
        }[])
      : []
    for (const [nth, row] of done.entries()) {
      const ours = migrations[nth]
      if (!ours)
        throw new MigrationError(
          `${file} was written by a newer version of Plenary (${row.name}). Start that version; the database was left as it is.`,
        )
      if (ours.name !== row.name || ours.hash !== row.hash)
        throw new MigrationError(
          `${file} has another history of migrations than this program (${row.name}). It was left as it is.`,
        )
    }
    return migrations.slice(done.length)
  } catch (error) {
    if (error instanceof MigrationError) throw error
    throw new MigrationError(`${file} cannot be read as a database (${(error as Error).message}).`)
  } finally {
    raw.close()
  }
}

/** Brings the file up to date; returns the names of the migrations applied. `at` goes into the journal. */
export function migrate(file: string, migrations: Migration[], at: Date): string[] {
  const pending = pendingOf(file, migrations)
  if (pending.length === 0) return []
  const raw = new Sqlite(file)
  try {
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = OFF')
    raw.exec(
      'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL)',
    )
    for (const { name, hash, sql } of pending) {
      raw.exec('BEGIN IMMEDIATE')
      try {
        for (const statement of sql.split('--> statement-breakpoint'))
          if (statement.trim()) raw.exec(statement)
        const broken = raw.pragma('foreign_key_check') as { table: string }[]
        if (broken.length > 0)
          throw new MigrationError(
            `${name} would leave rows of ${broken[0]?.table} without what they point to`,
          )
        raw.prepare('INSERT INTO migrations (name, hash, at) VALUES (?, ?, ?)').run(name, hash, at.getTime())
        raw.exec('COMMIT')
      } catch (error) {
        if (raw.inTransaction) raw.exec('ROLLBACK')
        throw error
      }
    }
    return pending.map(({ name }) => name)
  } finally {
    raw.close()
  }
}
