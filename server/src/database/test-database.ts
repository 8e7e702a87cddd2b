/** A real database for a test: a copy of one that was migrated once, in a folder of its own. */

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, migrationsIn } from './migrate.ts'
import { migrationsFolder } from './open.ts'
import type { Database } from './port.ts'
import { openSqlite } from './sqlite.ts'

const at = new Date('2018-01-01T00:00:00Z')

function template(): string {
  const migrations = migrationsIn(migrationsFolder)
  const version = createHash('sha256')
    .update(migrations.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 16)
  const file = join(tmpdir(), `plenary-template-${version}.sqlite`)
  if (existsSync(file)) return file
  const made = join(mkdtempSync(join(tmpdir(), 'plenary-template-')), 'database.sqlite')
  migrate(made, migrations, at)
  renameSync(made, file)
  return file
}

export async function openTestDatabase(): Promise<Database & { file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-test-'))
  const file = join(folder, 'database.sqlite')
  copyFileSync(template(), file)
  const database = openSqlite(file)
  const close = async (): Promise<void> => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return Object.assign(Object.create(database) as Database, { file, close })
}
