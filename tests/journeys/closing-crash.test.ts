/** The server is killed while it closes a round, again and again: afterwards the round is fully closed or fully open. */
import type { DraftView } from '@plenary/shared/draft'
import type { RevisionSummary, RevisionView } from '@plenary/shared/revision'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { chanceOf } from '../seed.ts'
import { newDataDir, type ServerProcess, startServer } from '../server-process.ts'
import { get, roomsAllMayEdit, sampleDraft, signIn } from '../sign-in.ts'
import { sizeOf } from '../size.ts'
import { Typist } from '../typist.ts'

const kills = sizeOf('CLOSING_KILLS')
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const token = /⟦[^⟧]+⟧/g

describe(`${kills} kills while closing, seed ${seed}`, () => {
  const chance = chanceOf(seed)
  let server: ServerProcess
  let cookies: { secretariat: string; state: string }

  const start = async (dataDir: string): Promise<void> => {
    server = await startServer(dataDir)
    cookies = {
      secretariat: await signIn(server.url, 'secretariat'),
      state: await signIn(server.url, 'state-a'),
    }
  }
  beforeAll(async () => start(await newDataDir()))
  afterAll(async () => {
    await server?.stop()
  })

  const post = (path: string, body: object): Promise<Response> =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookies.secretariat },
      body: JSON.stringify(body),
    })
  const reopen = async ({ stage }: DraftView): Promise<void> => {
    const { now } = await get<{ now: string }>(server.url, '/api/platform', cookies.secretariat)
    const closesAt = new Date(Date.parse(now) + 3_600_000).toISOString()
    expect((await post(`/api/stages/${stage?.id}/reopen`, { closesAt, reason: 'Again' })).status).toBe(200)
  }
  const closingsOf = async (draft: DraftView): Promise<RevisionSummary[]> =>
    (
      await get<{ items: RevisionSummary[] }>(
        server.url,
        `/api/drafts/${draft.id}/revisions?limit=200`,
        cookies.secretariat,
      )
    ).items.filter(({ kind }) => kind === 'closing')
  const closingFacts = async (draft: DraftView): Promise<number> => {
    let since = 0
    let count = 0
    for (;;) {
      const page = await get<{ items: { type: string; data: { act?: string } }[]; next: number | null }>(
        server.url,
        `/api/processes/${draft.process.slug}/facts?since=${since}&limit=200`,
        cookies.secretariat,
      )
      count += page.items.filter(({ type, data }) => type === 'stage.changed' && data.act === 'closed').length
      if (page.next === null) return count
      since = page.next
    }
  }

  it('[RND8] [T6] after every kill the round is closed with its text and its fact, or open with neither', async () => {
    const outcomes = { closed: 0, open: 0 }
    // How long a closing takes on this machine, undisturbed: kills fall on all of it and a little behind.
    const undisturbed = await sampleDraft(server.url, cookies.secretariat)
    const began = performance.now()
    expect((await post(`/api/stages/${undisturbed.stage?.id}/close`, { reason: 'To time it' })).status).toBe(
      200,
    )
    let tookMs = performance.now() - began
    await reopen(undisturbed)
    let before = 1
    for (let round = 0; round < kills; round += 1) {
      const draft = await sampleDraft(server.url, cookies.secretariat)
      const [room] = await roomsAllMayEdit(server.url, [cookies.state])
      const typist = new Typist(server.url, room as string, cookies.state)
      await until('it is open', () => typist.ready)
      typist.type(`⟦${round}⟧`)
      await until('it is saved', () => typist.judged)
      const closing = post(`/api/stages/${draft.stage?.id}/close`, { reason: 'The round ends' }).catch(
        () => null,
      )
      await pause(chance.next() * tookMs * 1.5)
      await server.kill()
      await closing
      typist.close()
      await start(server.dataDir)

      const now = await sampleDraft(server.url, cookies.secretariat)
      const revisions = await closingsOf(now)
      const facts = await closingFacts(now)
      const isClosed = now.stage?.phase === 'closed'
      const said = `seed ${seed}, kill ${round}`
      expect(revisions.length, said).toBe(before + (isClosed ? 1 : 0))
      expect(facts, said).toBe(revisions.length)
      expect(now.stage?.publishedAt !== null, said).toBe(isClosed)
      outcomes[isClosed ? 'closed' : 'open'] += 1
      // Another machine's load changes meanwhile: towards the moment at which it is decided.
      tookMs *= isClosed ? 0.9 : 1.2
      if (!isClosed) continue
      before = revisions.length
      const { paragraphs } = await get<RevisionView>(
        server.url,
        `/api/revisions/${revisions[0]?.id}`,
        cookies.secretariat,
      )
      expect(paragraphs.length, said).toBe(now.paragraphs.length)
      const words = paragraphs.flatMap(({ text }) => text.match(token) ?? [])
      expect(words.sort(), said).toEqual(Array.from({ length: round + 1 }, (_, nth) => `⟦${nth}⟧`).sort())
      const closesAt = new Date(Date.parse(now.stage?.closesAt as string) + 86_400_000).toISOString()
      expect((await post(`/api/stages/${now.stage?.id}/reopen`, { closesAt, reason: 'Again' })).status).toBe(
        200,
      )
    }
    console.log(`closing crash journey: seed ${seed}, ${kills} kills, ${JSON.stringify(outcomes)}`)
  }, 1_800_000)
})
