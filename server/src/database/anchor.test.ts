import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { factCounters } from '../events/tables.ts'
import { anchored } from '../house.ts'
import { AbsenceError, ensureWhole } from './absence.ts'
import { anchorOf, isBehind, readAnchor, replaceAnchor } from './anchor.ts'
import { clearBrokenOff, restoreBeside } from './beside.ts'
import { openDatabase } from './open.ts'
import type { Database } from './port.ts'

const at = new Date('2018-02-13T08:30:00Z')
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-anchor-'))
  file = join(folder, 'plenary.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const open = (): Promise<Database> => openDatabase({ file, at, anchored })
const write = (database: Database, processId: string) =>
  database.insert(factCounters).values({ processId, seq: 1 })

describe('the anchor', () => {
  it('[ABS1] promises each commit by the time it is acknowledged, of single writes and of transactions', async () => {
    const database = await open()
    const promised: number[] = []
    for (let nth = 0; nth < 5; nth += 1) {
      await write(database, `single ${nth}`)
      promised.push(readAnchor(file)?.commits ?? 0)
      await database.transaction((tx) => write(tx as unknown as Database, `transaction ${nth}`), {
        lock: 'test:all',
      })
      promised.push(readAnchor(file)?.commits ?? 0)
    }
    expect(promised).toEqual([...promised].sort((a, b) => a - b))
    expect(new Set(promised).size).toBe(10)
    await database.close()
    expect(ensureWhole(file, anchored)?.commits).toBe(promised.at(-1))
  })

  it('[ABS1] of two lines one may be torn; with both gone it promises nothing, and the platform does not start', async () => {
    const database = await open()
    for (let nth = 0; nth < 3; nth += 1) await write(database, `${nth}`)
    await database.close()
    const whole = readAnchor(file)
    const lines = readFileSync(anchorOf(file), 'latin1')
    const newest = lines.split('\n').findIndex((line) => line.includes(`"commits":${whole?.commits},`))
    const torn = lines.split('\n')
    torn[newest] = (torn[newest] as string).replace(/\d/, 'x')
    writeFileSync(anchorOf(file), torn.join('\n'))
    expect(readAnchor(file)?.commits).toBe((whole?.commits ?? 0) - 1)
    writeFileSync(anchorOf(file), 'nonsense')
    expect(() => ensureWhole(file, anchored)).toThrow(AbsenceError)
  })

  it('[ABS1] less than promised is missed, to the commit', async () => {
    const database = await open()
    await write(database, 'one')
    await database.close()
    const now = readAnchor(file)
    if (!now) throw new Error('no anchor')
    replaceAnchor(file, { ...now, commits: now.commits + 1 })
    await expect(open()).rejects.toThrow(/commits/)
    replaceAnchor(file, { ...now, log: { place: 1, hash: 'x' } })
    await expect(open()).rejects.toThrow(/the log of live text ends at 0, and 1 was promised/)
    replaceAnchor(file, now)
    await (await open()).close()
  })

  it('[ABS1] counts on where the number in the header begins anew', () => {
    expect(isBehind(2_147_483_647, 1)).toBe(true)
    expect(isBehind(1, 2_147_483_647)).toBe(false)
    expect(isBehind(5, 5)).toBe(false)
    expect(isBehind(4, 5)).toBe(true)
    expect(isBehind(6, 5)).toBe(false)
  })

  it('[ABS1] a database of a time before anchors is anchored as it stands', async () => {
    const database = await open()
    await write(database, 'one')
    await database.close()
    rmSync(anchorOf(file))
    const again = await open()
    await write(again, 'two')
    await again.close()
    expect(readAnchor(file)).not.toBeNull()
  })

  it('[ABS3] an anchor that is taken away under a running server is made again', async () => {
    const database = await open()
    await write(database, 'one')
    rmSync(anchorOf(file))
    await expect.poll(() => existsSync(anchorOf(file)), { timeout: 10_000 }).toBe(true)
    await database.close()
    const raw = new Sqlite(file, { readonly: true })
    expect(readAnchor(file)?.commits).toBe(raw.pragma('user_version', { simple: true }))
    raw.close()
  })
})

describe('a restore that was broken off', () => {
  it('[BAK5] [ABS2] is cleared away before the next one, and nothing else is', () => {
    const beside = mkdtempSync(join(tmpdir(), 'plenary-beside-'))
    writeFileSync(join(beside, 'secret.key'), 'of the backup')
    writeFileSync(join(folder, 'record.key'), 'that was there')
    restoreBeside(beside, folder)
    expect(existsSync(join(folder, 'secret.key'))).toBe(true)
    clearBrokenOff(folder)
    expect(existsSync(join(folder, 'secret.key'))).toBe(false)
    expect(readFileSync(join(folder, 'record.key'), 'utf8')).toBe('that was there')
    restoreBeside(beside, folder)
    expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe('of the backup')
    rmSync(beside, { recursive: true })
  })
})
