/** Whether the files a connection has open are still those under their names: on Linux a deleted file can be written to for ever. */
import { statSync } from 'node:fs'

interface Known {
  device: number
  inode: number
}

const at = (path: string): Known | null => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? { device: found.dev, inode: found.ino } : null
}

export type Gone = 'the database file' | 'the write-ahead log'

/** [ABS3] Asked after every commit, before anybody is told of it, and once a second besides. */
export class SameFiles {
  private readonly file: string
  private database: Known | null
  private log: Known | null = null

  /** Made right after the connection was opened. */
  constructor(file: string) {
    this.file = file
    this.database = at(file)
  }

  /** What was removed or replaced; null while all is as it was. */
  gone(): Gone | null {
    if (!isSame(this.database, at(this.file))) return 'the database file'
    const log = at(`${this.file}-wal`)
    // The first write makes it; from then on it stays as long as a connection is open.
    this.log ??= log
    return isSame(this.log, log) ? null : 'the write-ahead log'
  }

  /** Nothing stands where it stood: nobody else has begun another one. */
  get isLogMissing(): boolean {
    return at(`${this.file}-wal`) === null
  }
}

const isSame = (one: Known | null, other: Known | null): boolean =>
  one?.device === other?.device && one?.inode === other?.inode
