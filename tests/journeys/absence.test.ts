/** What was acknowledged and is gone is noticed: at the start, under a running server, by readiness and by `verify`. */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { newDataDir, plenary, type ServerProcess, startServer } from '../server-process.ts'
import { roomsAllMayEdit, signIn } from '../sign-in.ts'
import { Typist } from '../typist.ts'

let server: ServerProcess | null = null
afterEach(async () => {
  await server?.kill()
  server = null
})

const databaseIn = (dataDir: string): string => join(dataDir, 'plenary.sqlite')
const start = async (dataDir: string): Promise<ServerProcess> => {
  server = await startServer(dataDir)
  return server
}
/** The one line a start that fails says; "started" where it does not fail. */
const refusal = (dataDir: string): Promise<string> =>
  startServer(dataDir).then(
    async (running) => {
      await running.kill()
      return 'started'
    },
    (error: Error) => error.message.replace(/^.*\n+/, '').trim(),
  )
const verdict = (dataDir: string): Promise<string> =>
  plenary(dataDir, ['verify']).catch(
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  )

/** Somebody who writes, and hears when it is saved. */
async function writer(url: string): Promise<Typist> {
  const cookie = await signIn(url, 'state-a')
  const [room] = await roomsAllMayEdit(url, [cookie])
  const typist = new Typist(url, room as string, cookie)
  await until('the room is open', () => typist.ready, 30_000)
  return typist
}
async function say(typist: Typist, words: string): Promise<void> {
  typist.type(words)
  await until(`"${words}" is saved`, () => typist.judged, 30_000)
}
let whole: Promise<string> | undefined
/** A platform in whose log stands something, closed properly, so that all of it lies in the one file; a copy of its own. */
async function lived(): Promise<string> {
  whole ??= live()
  const dataDir = await newDataDir()
  cpSync(await whole, dataDir, { recursive: true })
  return dataDir
}
async function live(): Promise<string> {
  const dataDir = await newDataDir()
  const first = await start(dataDir)
  const typist = await writer(first.url)
  await say(typist, '⟦first⟧')
  typist.close()
  expect(await first.stop()).toBe(0)
  return dataDir
}
/** The same, killed a moment after one more word was called saved. */
async function killed(): Promise<string> {
  const dataDir = await lived()
  const second = await start(dataDir)
  const typist = await writer(second.url)
  await say(typist, '⟦second⟧')
  await second.kill()
  typist.close()
  return dataDir
}

describe('at the start', () => {
  it('[ABS1] a write-ahead log that was removed after a crash is missed, by `verify` too', async () => {
    const dataDir = await killed()
    for (const end of ['-wal', '-shm']) rmSync(databaseIn(dataDir) + end, { force: true })
    expect(await refusal(dataDir)).toMatch(/lost something.*plenary restore[^\n]*$/)
    expect(await verdict(dataDir)).toMatch(/Anchor: [^\n]*was promised/)
    expect(await refusal(dataDir)).toMatch(/lost something/)
  })

  it('[ABS1] a database cut to nothing or taken away beside its keys is missed', async () => {
    const dataDir = await lived()
    truncateSync(databaseIn(dataDir), 0)
    expect(await refusal(dataDir)).toMatch(/There is no database.*plenary restore[^\n]*$/)
    rmSync(databaseIn(dataDir))
    expect(await refusal(dataDir)).toMatch(/There is no database/)
    rmSync(join(dataDir, 'plenary.anchor'))
    expect(await refusal(dataDir)).toMatch(/There is no database.*secret\.key/)
    expect(existsSync(databaseIn(dataDir))).toBe(false)
  })

  it('[ABS1] an older copy put in its place by hand is missed; another past of equal length too', async () => {
    const dataDir = await lived()
    const copy = join(await newDataDir(), 'copy.sqlite')
    copyFileSync(databaseIn(dataDir), copy)
    const again = await start(dataDir)
    const typist = await writer(again.url)
    await say(typist, '⟦newer⟧')
    typist.close()
    await again.stop()
    server = null
    const newest = join(await newDataDir(), 'newest.sqlite')
    copyFileSync(databaseIn(dataDir), newest)
    copyFileSync(copy, databaseIn(dataDir))
    expect(await refusal(dataDir)).toMatch(/lost something/)
    copyFileSync(newest, databaseIn(dataDir))
    const raw = new Sqlite(databaseIn(dataDir))
    raw.exec(
      "UPDATE record_entries SET hash = 'another' WHERE number = (SELECT max(number) FROM record_entries)",
    )
    raw.close()
    expect(await refusal(dataDir)).toMatch(/another past/)
    copyFileSync(newest, databaseIn(dataDir))
    expect(await refusal(dataDir)).toBe('started')
  })

  it('[ABS1] [BAK4] what is whole starts after a crash; a restored backup is whole and ends old sessions', async () => {
    const dataDir = await killed()
    const running = await start(dataDir)
    const cookie = await signIn(running.url, 'state-b')
    const backup = join(await newDataDir(), 'backup.sqlite')
    await plenary(dataDir, ['backup', '--to', backup])
    const elsewhere = await newDataDir()
    await plenary(elsewhere, ['restore', '--from', backup])
    expect(await verdict(elsewhere)).toMatch(/Everything agrees/)
    await running.stop()
    const restored = await start(elsewhere)
    const typist = await writer(restored.url)
    expect(typist.text).toContain('⟦second⟧')
    typist.close()
    expect((await fetch(`${restored.url}/api/me`, { headers: { cookie } })).status).toBe(401)
  })

  it('[DIR3] a second server on the same folder does not start; a killed one is in nobody’s way', async () => {
    const dataDir = await newDataDir()
    const first = await start(dataDir)
    expect(await refusal(dataDir)).toMatch(/^DATA_DIR .* is in use\. Another Plenary server[^\n]*$/)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    renameSync(databaseIn(dataDir), `${databaseIn(dataDir)}.away`)
    const restoring = await plenary(dataDir, ['restore', '--from', `${databaseIn(dataDir)}.away`]).catch(
      (error: { stderr: string }) => error.stderr,
    )
    expect(restoring).toMatch(/is in use/)
    await first.kill()
    renameSync(`${databaseIn(dataDir)}.away`, databaseIn(dataDir))
    expect(await refusal(dataDir)).toBe('started')
  })

  it('[DIR1] a folder that cannot be made is said in one line', async () => {
    const file = join(await newDataDir(), 'file')
    writeFileSync(file, '')
    for (const path of ['/proc/nobody/data', join(file, 'data'), file])
      expect(await refusal(path)).toMatch(/^DATA_DIR cannot be used: [^\n]*$/)
  })

  it('[DIR2] everything in the folder is readable by its owner alone, what was open before too', async () => {
    const dataDir = await lived()
    for (const name of ['plenary.sqlite', 'secret.key']) chmodSync(join(dataDir, name), 0o644)
    chmodSync(dataDir, 0o755)
    const again = await start(dataDir)
    const backup = join(await newDataDir(), 'backup.sqlite')
    await plenary(dataDir, ['backup', '--to', backup])
    const modes = (folder: string): [string, string][] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
        const found = statSync(join(folder, name))
        return [name, `${found.isDirectory() ? 'd' : ''}${(found.mode & 0o777).toString(8)}`]
      })
    const open = [...modes(dataDir), ...modes(join(backup, '..'))].filter(
      ([, mode]) => !/^(600|d700)$/.test(mode),
    )
    expect(open).toEqual([])
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    await again.stop()
  })
})

describe('under a running server', () => {
  const readiness = async (): Promise<{ status: number; detail?: string }> => {
    const answer = await fetch(`${(server as ServerProcess).url}/readyz`)
    return { status: answer.status, ...((await answer.json()) as { detail?: string }) }
  }
  it.each<[string, (file: string) => void]>([
    ['the log is removed', (file) => rmSync(`${file}-wal`)],
    ['the database is removed', (file) => rmSync(file)],
    [
      'the database is replaced by an older one',
      (file) => {
        copyFileSync(file, `${file}.older`)
        renameSync(`${file}.older`, file)
      },
    ],
  ])(
    '[ABS3] [ABS4] when %s, nothing is acknowledged any more, readiness says why, and nothing is lost',
    async (_, take) => {
      const dataDir = await lived()
      const file = databaseIn(dataDir)
      const running = await start(dataDir)
      const typist = await writer(running.url)
      await say(typist, '⟦before⟧')
      take(file)
      typist.type('⟦after⟧')
      await until('writing has stopped', () => typist.closes.includes(4503), 30_000)
      expect(typist.judged).toBe(false)
      typist.close()
      const said = await readiness()
      expect([said.status, said.detail]).toEqual([
        503,
        expect.stringMatching(/removed or replaced.*acknowledged is in/),
      ])
      await running.kill()
      const rescued = join(dataDir, 'plenary.rescued.sqlite')
      if (existsSync(rescued)) {
        renameSync(rescued, file)
        for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
      }
      const again = await start(dataDir)
      const reader = await writer(again.url)
      expect(reader.text).toContain('⟦before⟧')
      reader.close()
      expect(await verdict(dataDir)).toMatch(/Everything agrees/)
    },
  )

  it('[RDY1] readiness writes no more than once in a while, however many ask', async () => {
    const dataDir = await newDataDir()
    const running = await start(dataDir)
    const commits = (): number => {
      const raw = new Sqlite(databaseIn(dataDir), { readonly: true })
      const count = raw.pragma('user_version', { simple: true }) as number
      raw.close()
      return count
    }
    const before = commits()
    const beganAt = performance.now()
    for (let nth = 0; nth < 300; nth += 30)
      await Promise.all(Array.from({ length: 30 }, () => fetch(`${running.url}/readyz`)))
    const windows = Math.ceil((performance.now() - beganAt) / 5000) + 1
    // The clock keeps its moment now and then as well, at most as often.
    expect(commits() - before).toBeLessThanOrEqual(2 * windows + 2)
  })
})
