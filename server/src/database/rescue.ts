/** What can still be saved when somebody takes the database away under a running server: its open files hold everything. */
import { chmodSync, rmSync } from 'node:fs'
import type { Connection } from './connection.ts'
import type { Gone } from './same-files.ts'

/**
 * [ABS4] Brings all that was acknowledged to safety and answers where it is: in the database itself when only the log
 * was removed, else in a copy beside it, which `restore` takes. Null when neither could be done.
 */
export function rescue({ raw }: Connection, file: string, gone: Gone, isLogMissing: boolean): string | null {
  try {
    if (raw.inTransaction) raw.exec('ROLLBACK')
    if (gone === 'the write-ahead log' && isLogMissing) {
      const [{ busy } = { busy: 1 }] = raw.pragma('wal_checkpoint(FULL)') as { busy: number }[]
      if (busy === 0) return file
    }
    const copy = `${file.replace(/\.sqlite$/, '')}.rescued.sqlite`
    rmSync(copy, { force: true })
    raw.prepare('VACUUM INTO ?').run(copy)
    chmodSync(copy, 0o600)
    return copy
  } catch {
    return null
  }
}
