/** A matrix as long as a consultation of two years leaves it: the passages of the demonstration, many times over. */
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** Into the database of a server that does not run. */
export function addPassages(folder: string, count: number): void {
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite'))
  const database = new Sqlite(join(folder, file as string))
  try {
    const rows = database.prepare('SELECT * FROM passages').all() as Record<string, unknown>[]
    if (rows.length === 0) throw new Error('the demonstration has no passages')
    const names = Object.keys(rows[0] as object)
    const insert = database.prepare(
      `INSERT INTO passages (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    database.transaction(() => {
      for (let nth = rows.length; nth < count; nth += 1)
        insert.run({ ...rows[nth % rows.length], id: randomUUID() })
    })()
  } finally {
    database.close()
  }
}
