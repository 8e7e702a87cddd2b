/**
 * The anchor: a small file beside the database that says how far it has come. A database that shows less than was
 * promised is not the one people wrote in, however sound it looks by itself.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type Sqlite from 'better-sqlite3'

/** What is anchored besides the count of commits, as SQL: the last row's place and hash, and the hash at a place. */
export interface AnchorSource {
  last: string
  at: string
}

export interface AnchorSources {
  log: AnchorSource
  record: AnchorSource
}

export interface Mark {
  place: number
  hash: string
}

export interface Anchor {
  /** How many commits the database has seen; begins anew after 2^31 - 1. */
  commits: number
  log: Mark
  record: Mark
}

export const anchorOf = (file: string): string => `${file.replace(/\.sqlite$/, '')}.anchor`

const nothing: Mark = { place: 0, hash: '' }
const mostCommits = 2_147_483_647
/** Two lines of one disk sector each, written in turn: one that is torn leaves the other. */
const lineBytes = 512

/** Whether a count lies before another, also where one of them has begun anew. */
export const isBehind = (commits: number, promised: number): boolean =>
  (commits - promised + mostCommits) % mostCommits > mostCommits / 2

/** The header's number is in the transaction like any row, and needs no table. Called before each commit. */
export function countCommit(raw: Sqlite.Database): void {
  const before = raw.pragma('user_version', { simple: true }) as number
  raw.pragma(`user_version = ${before >= mostCommits ? 1 : before + 1}`)
}

type Prepare = (sql: string) => Sqlite.Statement

const hasTables = (prepare: Prepare): boolean =>
  prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'record_entries'").get() !== undefined

function markOf(statement: Sqlite.Statement): Mark {
  const [place = 0, hash = ''] = (statement.raw().get() as [number, string] | undefined) ?? []
  return { place, hash }
}

/** How far a database has come. */
export function stateOf(
  raw: Sqlite.Database,
  { log, record }: AnchorSources,
  prepare: Prepare = (sql) => raw.prepare(sql),
): Anchor {
  if (!hasTables(prepare)) return { commits: 0, log: nothing, record: nothing }
  const commits = raw.pragma('user_version', { simple: true }) as number
  return { commits, log: markOf(prepare(log.last)), record: markOf(prepare(record.last)) }
}

const sumOf = (anchor: Anchor): string =>
  createHash('sha256')
    .update(JSON.stringify([anchor.commits, anchor.log, anchor.record]))
    .digest('hex')
    .slice(0, 32)

const lineOf = ({ commits, log, record }: Anchor): string =>
  `${JSON.stringify({ commits, log, record, sum: sumOf({ commits, log, record }) }).padEnd(lineBytes - 1)}\n`

function anchorIn(line: string): Anchor | null {
  try {
    const { commits, log, record, sum } = JSON.parse(line) as Anchor & { sum: string }
    const anchor = { commits, log, record }
    return sum === sumOf(anchor) ? anchor : null
  } catch {
    return null
  }
}

/** The newest anchor of a database; null where there is none. Throws when there is a file and nothing in it can be read. */
export function readAnchor(file: string): Anchor | null {
  const path = anchorOf(file)
  if (!existsSync(path)) return null
  const found = readFileSync(path, 'latin1')
    .split('\n')
    .flatMap((line) => anchorIn(line) ?? [])
  if (found.length === 0) throw new Error(`${path} is damaged`)
  return found.reduce((newest, each) => (isBehind(newest.commits, each.commits) ? each : newest))
}

function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Puts an anchor in place of whatever there was, durably: wholly the new one or wholly the old. */
export function replaceAnchor(file: string, anchor: Anchor): void {
  const path = anchorOf(file)
  const made = `${path}.new`
  rmSync(made, { force: true })
  const handle = openSync(made, 'wx', 0o600)
  try {
    writeSync(handle, lineOf(anchor) + lineOf(anchor), 0, 'latin1')
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(made, path)
  syncFolder(path)
}

/** Keeps the anchor of an open database: written at every commit, on disk within a second of it. */
export class AnchorKeeper {
  private readonly file: string
  private readonly sources: AnchorSources
  private handle: number | null = null
  private inode = 0
  private unsynced = false

  constructor(file: string, sources: AnchorSources) {
    this.file = file
    this.sources = sources
  }

  /** Begins with what is there, where nothing was promised yet. Whether it is enough was asked before (absence.ts). */
  open(raw: Sqlite.Database): void {
    this.close()
    const path = anchorOf(this.file)
    if (!existsSync(path)) replaceAnchor(this.file, stateOf(raw, this.sources))
    this.handle = openSync(path, 'r+')
    this.inode = statSync(path).ino
  }

  /** After a commit and before anybody hears of it, so that whatever was acknowledged is promised. */
  promise(raw: Sqlite.Database, prepare: Prepare): void {
    if (this.handle === null) this.open(raw)
    const state = stateOf(raw, this.sources, prepare)
    writeSync(this.handle as number, lineOf(state), (state.commits % 2) * lineBytes, 'latin1')
    this.unsynced = true
  }

  /** Brings it to disk, beside the work; a file that somebody took away is made again. */
  settle(raw: Sqlite.Database): void {
    if (this.handle === null) return
    if (statSync(anchorOf(this.file), { throwIfNoEntry: false })?.ino !== this.inode) this.open(raw)
    if (!this.unsynced) return
    this.unsynced = false
    fdatasync(this.handle, (error) => {
      if (error) this.unsynced = true
    })
  }

  close(): void {
    if (this.handle === null) return
    if (this.unsynced) fsyncSync(this.handle)
    closeSync(this.handle)
    this.handle = null
  }
}
