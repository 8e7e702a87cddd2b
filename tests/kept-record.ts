/** A record that was kept while people worked, as files: what `verify` looks at, and what is changed in copies of them. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { backupDatabase } from '../server/src/database/backup.ts'
import { openReading } from '../server/src/database/open-reading.ts'
import { verifyDatabase } from '../server/src/record/verify-database.ts'
import { until } from './provider.ts'
import { RoomClient } from './room-client.ts'
import { sampleDraft } from './sign-in.ts'
import { startWorld, type World } from './world.ts'

export interface KeptRecord {
  /** Still running. */
  world: World
  folder: string
  /** A copy of its database. */
  whole: string
  /** The record of a process as a file, and a checkpoint that somebody kept. */
  exported: string
  witnessed: string
  close(): Promise<void>
}

/** A round in which somebody wrote, a paragraph was split, and the text was published at the closing. */
export async function keepRecord(): Promise<KeptRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-verify-'))
  const [whole, exported, witnessed] = ['whole.sqlite', 'record.ndjson', 'checkpoint.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  const world = await startWorld()
  const secretariat = await world.signIn('secretariat')
  const stateA = await world.signIn('state-a')
  const draft = await sampleDraft(world.url, stateA.cookie)
  const mine = draft.paragraphs.filter(({ kind, can }) => kind === 'paragraph' && can.edit === 'yes')
  for (const { room } of mine.slice(0, 3)) {
    let saved = 0
    const client = new RoomClient(`${world.url.replace('http', 'ws')}/collab/${room}`, stateA.cookie, {
      durable: (n) => {
        saved = n
      },
    })
    await client.ready
    for (const words of [' One.', ' Two.', ' Three.']) {
      client.type(words)
      await until('the words are saved', () => saved === client.sent)
    }
    client.socket.close()
  }
  const split = mine[4] as (typeof mine)[number]
  const answers = [
    await secretariat.fetch(`/api/drafts/${draft.id}/structure`, {
      json: { type: 'split', paragraph: split.id, offset: 10, id: crypto.randomUUID() },
    }),
    await secretariat.fetch(`/api/stages/${draft.stage?.id}/close`, {
      json: { reason: 'The hall is needed.' },
    }),
  ]
  for (const answer of answers) if (!answer.ok) throw new Error(await answer.text())
  await world.app.collab.flushProjections()
  writeFileSync(witnessed, await (await fetch(`${world.url}/api/record/checkpoint`)).text())
  writeFileSync(exported, await (await stateA.fetch('/api/record/export?process=refugees-2018')).text())
  await backupDatabase(join(world.dataDir, 'plenary.sqlite'), whole)
  return {
    ...{ world, folder, whole, exported, witnessed },
    async close() {
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function verify(file: string, witnesses: unknown[] = []) {
  const { queries, close } = openReading(file)
  try {
    return await verifyDatabase(queries, witnesses)
  } finally {
    close()
  }
}

/** The faults found after somebody changed a copy of the database by SQL. */
export async function faultsAfter(
  { whole, folder }: KeptRecord,
  tamper: (raw: Sqlite.Database) => void,
): Promise<string[]> {
  const file = join(folder, `copy-${crypto.randomUUID()}.sqlite`)
  copyFileSync(whole, file)
  const raw = new Sqlite(file)
  raw.pragma('foreign_keys = OFF')
  tamper(raw)
  raw.close()
  const { lines, faults } = await verify(file)
  const found = lines.slice(lines.length - faults).map((line) => line.trim())
  rmSync(file)
  return found
}
