/** The command `verify`: a database beside a running server, and an exported record without one. */
import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf, type OpenedEntry } from '@plenary/shared/record'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyFile } from '../../server/src/record/verify-file.ts'
import { type KeptRecord, keepRecord } from '../kept-record.ts'
import { plenary } from '../server-process.ts'

let kept: KeptRecord
beforeAll(async () => {
  kept = await keepRecord()
})
afterAll(() => kept?.close())

describe('plenary verify', () => {
  it('[REC12] says that everything agrees, with figures, beside a running server, and writes nothing', async () => {
    const file = join(kept.world.dataDir, 'plenary.sqlite')
    const before = statSync(file).mtimeMs
    const said = await plenary(kept.world.dataDir, ['verify'])
    expect(said).toMatch(/^Record +\d+ entries, \d+ with what they carry$/m)
    expect(said).toMatch(/^Checkpoints +\d+ checkpoints?, up to entry \d+$/m)
    expect(said).toMatch(/^Revisions +\d+ revisions with \d+ paragraphs$/m)
    expect(said).toMatch(/^Live text +[\d,]+ changes in \d+ rooms, \d+ positions? sealed$/m)
    expect(said).toMatch(/^Working text +\d+ paragraphs, 0 with words newer/m)
    expect(said).toMatch(/\nEverything agrees\.\n$/)
    expect(statSync(file).mtimeMs).toBe(before)
    expect(await plenary(kept.world.dataDir, ['verify', '--checkpoint', kept.witnessed])).toContain(
      'Everything agrees.',
    )
  })

  it('[REC12] fails with one clear line where there is nothing to verify', async () => {
    for (const args of [
      ['verify'],
      ['verify', '--record', '/nowhere/file'],
      ['verify', '--record', kept.witnessed],
      ['verify', '--checkpoint', '/nowhere/file'],
    ]) {
      const failed = (await plenary(kept.folder, args).catch((error: unknown) => error)) as {
        code: number
        stderr: string
      }
      expect([args, failed.code]).toEqual([args, 1])
      expect(failed.stderr).toMatch(/^[^\n]+\n$/)
    }
  })

  it('[REC12] exits 1 with every fault on a line', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'plenary-tampered-'))
    copyFileSync(kept.whole, join(dataDir, 'plenary.sqlite'))
    const raw = new Sqlite(join(dataDir, 'plenary.sqlite'))
    raw.exec(
      `UPDATE record_entries SET actor_id = 'x' WHERE number = 5; DELETE FROM record_entries WHERE number = 9`,
    )
    raw.close()
    const failed = (await plenary(dataDir, ['verify']).catch((error: unknown) => error)) as {
      code: number
      stdout: string
      stderr: string
    }
    expect(failed.code).toBe(1)
    expect(failed.stderr).toBe('Not everything agrees: 2 faults.\n')
    expect(failed.stdout).toMatch(/2 faults:\n {2}Entry 5 altered: .+\n {2}Entry 9 removed: .+\n$/)
  })
})

describe('an exported record', () => {
  const lines = (): string[] => readFileSync(kept.exported, 'utf8').trimEnd().split('\n')
  const faultsOf = async (text: string[], witnesses: unknown[] = []): Promise<string[]> => {
    const file = join(kept.folder, 'tampered.ndjson')
    writeFileSync(file, `${text.join('\n')}\n`)
    return (await verifyFile(file, { witnesses })).faults.map(({ number, fault }) => `${number} ${fault}`)
  }

  it('[REC15] verifies offline, by the command, with and without a kept checkpoint', async () => {
    expect(await plenary(kept.folder, ['verify', '--record', kept.exported])).toMatch(
      /Everything agrees\.\n$/,
    )
    expect(
      await plenary(kept.folder, ['verify', '--record', kept.exported, '--checkpoint', kept.witnessed]),
    ).toContain('Everything agrees.')
  })

  it('[REC15] tampered with, it is found out at every line', async () => {
    const entries = lines().filter((line) => line.startsWith('{"entry"')).length
    for (let nth = 1; nth <= entries; nth += 1) {
      const text = lines()
      const { entry } = JSON.parse(text[nth] as string) as { entry: OpenedEntry }
      const altered = [...text]
      altered[nth] = JSON.stringify({ entry: { ...entry, actor: 'someone else' } })
      expect(await faultsOf(altered)).toEqual([`${nth} altered`])
      expect(await faultsOf(text.toSpliced(nth, 1))).toEqual([`${nth} removed`])
      const broken = [...text]
      broken[nth] = (text[nth] as string).slice(0, -20)
      expect(await faultsOf(broken)).toEqual([`${nth} altered`])
      if (!entry.data) continue
      const forged = [...text]
      const data = { ...entry.data, forged: true }
      forged[nth] = JSON.stringify({ entry: { ...entry, data } })
      expect(await faultsOf(forged)).toEqual([`${nth} digest`])
      const digest = digestOf(entry.salt as string, JSON.stringify(data))
      forged[nth] = JSON.stringify({ entry: { ...entry, data, digest } })
      expect(await faultsOf(forged)).toEqual([`${nth} altered`])
    }
  })

  it('[REC15] cut off, it is found out by its first line; with an older first line by a witness', async () => {
    const text = lines()
    expect((await faultsOf(text.slice(0, 12)))[0]).toBe('12 removed')
    const witness: unknown = JSON.parse(readFileSync(kept.witnessed, 'utf8'))
    const older = text.filter((line) => line.startsWith('{"checkpoint"'))[0]
    const header = {
      format: 'plenary-record',
      version: 1,
      checkpoint: JSON.parse(older as string).checkpoint,
    }
    const number = header.checkpoint.number as number
    const cut = [JSON.stringify(header), ...text.slice(1, number + 1)]
    expect(await faultsOf(cut)).toEqual([])
    const forged = { ...(witness as object), number: number + 5 }
    expect(await faultsOf(cut, [forged])).toEqual([`${number + 5} signature`])
  })
})
