/**
 * The server is killed in the middle of everything it does: what was acknowledged is there after each kill, and `verify`
 * finds nothing, on the files as the kill left them. KILLS=200 is the whole run, BUILT=1 takes what `npm start` runs.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DraftView } from '@plenary/shared/draft'
import type { RevisionSummary } from '@plenary/shared/revision'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { chanceOf } from '../seed.ts'
import { newDataDir, plenary, type ServerProcess, startServer } from '../server-process.ts'
import { get, roomsAllMayEdit, sampleDraft, signIn } from '../sign-in.ts'
import { sizeOf } from '../size.ts'
import { Typist } from '../typist.ts'

const activities = [
  'typing',
  'closing',
  'publishing',
  'importing',
  'uploading',
  'first start',
  'backup',
] as const
type Activity = (typeof activities)[number]

const kills = sizeOf('KILLS')
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const built = process.env.BUILT === '1'
const root = resolve(import.meta.dirname, '../..')
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** What clients were told is done, by what would show it; the server is never asked what it did. */
interface Ledger {
  words: Map<string, string[]>
  drafts: Map<string, string>
  files: Map<string, string>
  revisions: Set<string>
}

const longestWindowMs = 8000

describe(`${kills} kills over everything, seed ${seed}`, () => {
  const chance = chanceOf(seed)
  const ledger: Ledger = { words: new Map(), drafts: new Map(), files: new Map(), revisions: new Set() }
  const told = Object.fromEntries(activities.map((name) => [name, { kills: 0, acknowledged: 0 }])) as Record<
    Activity,
    { kills: number; acknowledged: number }
  >
  let server: ServerProcess
  let dataDir: string
  let cookies: { secretariat: string; state: string }
  let room: string

  const start = async (folder = dataDir): Promise<void> => {
    server = await startServer(folder, { built })
    cookies = {
      secretariat: await signIn(server.url, 'secretariat'),
      state: await signIn(server.url, 'state-a'),
    }
  }
  beforeAll(async () => {
    dataDir = await newDataDir()
    await start()
    room = chance.pick(await roomsAllMayEdit(server.url, [cookies.state]))
    console.log(`kills over everything: seed ${seed}, ${kills} kills`)
  })
  afterAll(async () => {
    await server?.stop()
  })

  const send = (
    path: string,
    body: object | string,
    cookie = cookies.secretariat,
  ): Promise<Response | null> =>
    fetch(server.url + path, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }).catch(() => null)
  /** The answer, where it came whole before the kill. */
  const answered = async <T>(asked: Promise<Response | null>): Promise<T | null> => {
    const answer = await asked
    if (!answer?.ok) return null
    return (await answer.json().catch(() => null)) as T | null
  }
  /** Words typed one after another until the kill; those that were called durable are promised. */
  function typing(round: number): { end(): void } {
    const typist = new Typist(server.url, room, cookies.state)
    let count = 0
    let waiting: string[] = []
    const timer = setInterval(() => {
      if (!typist.ready) return
      if (waiting.length > 0 && typist.judged && typist.refusals.length === 0) {
        ledger.words.set(room, [...(ledger.words.get(room) ?? []), ...waiting])
        told.typing.acknowledged += waiting.length
        waiting = []
      }
      if (waiting.length > 3) return
      const word = `⟦${round}.${count++}⟧`
      waiting.push(word)
      typist.type(word)
    }, 8)
    return {
      end() {
        clearInterval(timer)
        typist.close()
      },
    }
  }

  /** Begins the activity and answers what to await after the kill. */
  const begin: Record<Activity, (round: number) => Promise<() => Promise<void>>> = {
    async typing() {
      return async () => undefined
    },
    async closing() {
      const draft = await sampleDraft(server.url, cookies.secretariat)
      const closing = answered(send(`/api/stages/${draft.stage?.id}/close`, { reason: 'The round ends' }))
      return async () => {
        if ((await closing) === null) return
        told.closing.acknowledged += 1
        const { stage } = await afterwards(() => sampleDraft(server.url, cookies.secretariat))
        expect(stage?.phase).toBe('closed')
      }
    },
    async publishing(round) {
      const draft = await sampleDraft(server.url, cookies.secretariat)
      const body = { title: `Text ${round}`, symbol: `KILL/${seed}/${round}` }
      const asked = answered<RevisionSummary>(send(`/api/drafts/${draft.id}/revisions`, body))
      return async () => {
        const made = await asked
        if (!made) return
        told.publishing.acknowledged += 1
        ledger.revisions.add(made.id)
      }
    },
    async importing(round) {
      const paragraphs = Array.from(
        { length: 150 },
        (_, nth) => `${nth + 1}. Paragraph ${nth + 1} of import ${round}.`,
      )
      const source = { format: 'markdown', text: paragraphs.join('\n\n') }
      const body = { title: `Import ${round}`, language: 'en', source }
      const asked = answered<{ draft: { id: string } }>(send('/api/processes/migration-2018/drafts', body))
      return async () => {
        const made = await asked
        if (!made) return
        told.importing.acknowledged += 1
        ledger.drafts.set(made.draft.id, `Paragraph 150 of import ${round}.`)
      }
    },
    async uploading(round) {
      const { stage } = await sampleDraft(server.url, cookies.state)
      const begun = await answered<{ contribution: { id: string } }>(
        send(
          `/api/stages/${stage?.id}/contributions`,
          { title: `File ${round}`, language: 'en' },
          cookies.state,
        ),
      )
      const bytes = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%${'x'.repeat(200_000)}${round}\ntrailer<</Root 1 0 R>>\n%%EOF\n`
      const path = `/api/contributions/${begun?.contribution.id}/files?name=f.pdf`
      const asked = begun
        ? answered<{ file: { id: string } }>(send(path, bytes, cookies.state))
        : Promise.resolve(null)
      return async () => {
        const made = await asked
        if (!made) return
        told.uploading.acknowledged += 1
        ledger.files.set(made.file.id, createHash('sha256').update(bytes).digest('hex'))
      }
    },
    async 'first start'() {
      const folder = await newDataDir()
      const args = built
        ? ['server/dist/main.js']
        : ['--conditions', 'plenary-source', '--import', 'tsx', 'server/src/main.ts']
      const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0' }
      const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
      const ended = new Promise((done) => child.once('exit', done))
      // From before the first file to somewhere in the middle of filling the demonstration.
      if (chance.next() < 0.6)
        await until('there is something', () => existsSync(join(folder, 'plenary.sqlite')), 60_000)
      await pause(chance.below(1500))
      child.kill('SIGKILL')
      await ended
      return async () => {
        const again = await startServer(folder, { built })
        expect(await signIn(again.url, 'secretariat')).toMatch(/session_token/)
        told['first start'].acknowledged += 1
        expect(await again.stop()).toBe(0)
        expect(await plenary(folder, ['verify'], { built })).toMatch(/Everything agrees/)
      }
    },
    async backup(round) {
      const copy = join(await newDataDir(), `copy-${round}.sqlite`)
      const taking = plenary(dataDir, ['backup', '--to', copy], { built }).then(
        () => true,
        () => false,
      )
      // It begins after its process has: the kill falls on it, or on the server beside it.
      await pause(chance.below(built ? 700 : 3000))
      return async () => {
        if (!(await taking)) return
        told.backup.acknowledged += 1
        const folder = await newDataDir()
        await plenary(folder, ['restore', '--from', copy], { built })
        expect(await plenary(folder, ['verify'], { built })).toMatch(/Everything agrees/)
      }
    },
  }

  /** Asks the server that was started anew. */
  const afterwards = <T>(ask: () => Promise<T>): Promise<T> => ask()

  async function reopenIfClosed(): Promise<void> {
    const { stage } = await sampleDraft(server.url, cookies.secretariat)
    if (stage?.phase !== 'closed') return
    const closesAt = new Date(Date.parse(stage.closesAt as string) + 86_400_000).toISOString()
    const reopened = await send(`/api/stages/${stage.id}/reopen`, { closesAt, reason: 'Again' })
    expect(reopened?.status).toBe(200)
  }

  /** Everything that was ever promised, asked of the server that runs now. */
  async function lost(): Promise<string[]> {
    const gone: string[] = []
    for (const [name, words] of ledger.words) {
      const reader = new Typist(server.url, name, cookies.state)
      await until('the room is read', () => reader.ready, 60_000)
      const { text } = reader
      reader.close()
      gone.push(...words.filter((word) => !text.includes(word)))
    }
    for (const [id, last] of ledger.drafts) {
      const draft = await get<DraftView>(server.url, `/api/drafts/${id}`, cookies.secretariat).catch(
        () => null,
      )
      if (!draft?.paragraphs.some(({ text }) => text === last)) gone.push(`draft ${id}`)
    }
    for (const [id, hash] of ledger.files) {
      const answer = await fetch(`${server.url}/api/files/${id}`, { headers: { cookie: cookies.state } })
      const found = createHash('sha256')
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest('hex')
      if (found !== hash) gone.push(`file ${id}`)
    }
    for (const id of ledger.revisions)
      if (!(await fetch(`${server.url}/api/revisions/${id}`)).ok) gone.push(`revision ${id}`)
    return gone
  }

  it('[G1] [DB1] [ABS1] loses nothing that was acknowledged, and verifies after each kill', async () => {
    const windows = Object.fromEntries(activities.map((name) => [name, 1500])) as Record<Activity, number>
    for (let round = 0; round < kills; round += 1) {
      const activity = activities[round % activities.length] as Activity
      const said = `seed ${seed}, kill ${round}, ${activity}`
      const typists = typing(round)
      if (activity === 'typing')
        await until('somebody types', () => (ledger.words.get(room)?.length ?? 0) > 0, 60_000)
      const settle = await begin[activity](round)
      // Kills fall before, into and a little behind it, however busy the machine is.
      await pause(chance.below(windows[activity]))
      await server.kill()
      typists.end()
      const agreed = await plenary(dataDir, ['verify'], { built }).catch(
        (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
      )
      expect(agreed, said).toMatch(/Everything agrees/)
      await start()
      const before = told[activity].acknowledged
      await settle()
      told[activity].kills += 1
      // What is never told in time would be waited for without end.
      const window = windows[activity] * (told[activity].acknowledged > before ? 0.8 : 1.4)
      windows[activity] = Math.min(window, longestWindowMs)
      expect(await lost(), said).toEqual([])
      await reopenIfClosed()
    }
    console.log(
      `kills over everything: seed ${seed}, ${kills} kills, words ${ledger.words.get(room)?.length}, drafts ${ledger.drafts.size}, files ${ledger.files.size}, revisions ${ledger.revisions.size}, lost 0, verify failures 0, ${JSON.stringify(told)}`,
    )
    expect(ledger.words.get(room)?.length).toBeGreaterThan(0)
  }, 21_600_000)
})
