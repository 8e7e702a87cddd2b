/** Keys of an installation: made once, kept beside the data, readable by their owner alone. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Reads a key of a data directory, 32 random bytes in base64url, making it first when there is none. Safe when two
 * processes begin at once. `secret.key` signs session cookies, `record.key` the checkpoints of the record.
 */
export function secretIn(dataDir: string, name: 'secret.key' | 'record.key' = 'secret.key'): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, name)
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
