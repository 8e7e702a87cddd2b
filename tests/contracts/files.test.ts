/** Files over real HTTP: bytes as they come, limits while they come, inert answers, and nothing left behind. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { Consultation } from '@plenary/shared/consultation'
import type { Contribution } from '@plenary/shared/contribution'
import { largestFile, mostFiles, type StoredFile } from '@plenary/shared/file'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/src/app.ts'
import { makeTestClock } from '../../server/src/clock/system-clock.ts'
import { demoMoment, readConfig } from '../../server/src/config.ts'
import { docxOf, pdfOf } from '../../server/src/file/test-archives.ts'
import { pictureOf } from '../../server/src/file/test-pictures.ts'
import { codeOf } from '../answers.ts'
import { stageOf } from '../discussion.ts'
import { type SignedIn, startWorld, type World, withCookie } from '../world.ts'

describe('files', () => {
  let world: World
  let state: SignedIn
  let other: SignedIn
  let secretariat: SignedIn
  let stageId: string
  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    state = await world.signIn('state-a')
    other = await world.signIn('state-b')
    secretariat = await world.signIn('secretariat')
    stageId = (await stageOf(world.url, 'fc1')).id
  })
  afterAll(() => world.close())

  const begin = async (who = state): Promise<Contribution> => {
    const answer = await who.fetch(`/api/stages/${stageId}/contributions`, {
      json: { title: 'With a file', language: 'en', consentToPublish: true },
    })
    return ((await answer.json()) as { contribution: Contribution }).contribution
  }
  const upload = (
    id: string,
    bytes: Uint8Array | string,
    { name = 'file.pdf', type = 'application/octet-stream', who = state } = {},
  ): Promise<Response> =>
    who.fetch(`/api/contributions/${id}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: bytes as string,
      headers: { 'content-type': type },
    })
  const fileOf = async (answer: Response): Promise<StoredFile> =>
    ((await answer.json()) as { file: StoredFile }).file
  const kept = (): string[] =>
    readdirSync(join(world.dataDir, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)

  it('[FIL12] takes bytes whatever they are said to be, and JSON only where JSON is expected', async () => {
    const { id } = await begin()
    for (const type of ['application/pdf', 'application/json', 'text/html', 'image/svg+xml'])
      expect(await codeOf(await upload(id, pdfOf(), { type })), type).toBe('yes')
    const elsewhere = await state.fetch(`/api/stages/${stageId}/contributions`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/pdf' },
    })
    expect(await codeOf(elsewhere)).toBe('unsupported-media-type')
    const document = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as {
      paths: Record<string, { post: { requestBody: { content: object } } }>
    }
    const { content } = document.paths['/api/contributions/{id}/files']?.post.requestBody ?? { content: {} }
    expect(Object.keys(content)).toEqual(['application/octet-stream'])
  })

  it('[FIL13] hands out a file to be saved, under a name of ours, where nothing in it runs', async () => {
    const { id } = await begin()
    const name = `../../${'\u202E'}gpj.<script>\0.exe`
    const file = await fileOf(await upload(id, pdfOf(), { name }))
    expect(file.name).toBe('gpj-script.pdf')
    const answer = await state.fetch(`/api/files/${file.id}`)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdfOf())
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': 'attachment; filename="gpj-script.pdf"',
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('[FIL3] gives a file to those who may see what it belongs to, and to nobody else', async () => {
    const { id } = await begin()
    const file = await fileOf(await upload(id, pdfOf()))
    const statuses = async (): Promise<number[]> => {
      const anybody = fetch(`${world.url}/api/files/${file.id}`)
      const signedIn = [state, other, secretariat].map((who) => who.fetch(`/api/files/${file.id}`))
      return Promise.all([anybody, ...signedIn].map(async (answer) => (await answer).status))
    }
    expect(await statuses()).toEqual([404, 200, 404, 404])
    await state.fetch(`/api/contributions/${id}/submit`, { method: 'POST' })
    expect(await statuses()).toEqual([404, 200, 404, 200])
    await secretariat.fetch(`/api/contributions/${id}/publish`, { method: 'POST' })
    expect(await statuses()).toEqual([200, 200, 200, 200])
    expect(await codeOf(await state.fetch(`/api/files/${file.id}`, { method: 'DELETE' }))).toBe(
      'already-submitted',
    )
    await state.fetch(`/api/contributions/${id}/withdraw`, { method: 'POST' })
    expect(await statuses()).toEqual([404, 200, 404, 404])
  })

  it('[FIL1] cuts off what is too large, refuses what is unsafe, and leaves nothing of either', async () => {
    const { id } = await begin()
    const before = kept()
    expect(await codeOf(await upload(id, Buffer.alloc(largestFile + 1)))).toBe('too-large')
    const endless = await new Promise<number>((done, failed) => {
      const call = request(`${world.url}/api/contributions/${id}/files?name=x`, {
        method: 'POST',
        headers: { cookie: state.cookie, 'transfer-encoding': 'chunked' },
      })
      const piece = Buffer.alloc(1024 * 1024)
      let sent = 0
      const more = (): void => {
        if (sent++ < 24) call.write(piece, more)
        else call.end()
      }
      call.on('response', (answer) => done(answer.statusCode ?? 0))
      call.on('error', failed)
      more()
    })
    expect(endless).toBe(413)
    expect(await codeOf(await upload(id, '<svg/>'))).toBe('file-kind-refused')
    expect(await codeOf(await upload(id, pdfOf('/A << /S /JavaScript >>')))).toBe('file-unsafe')
    expect(await codeOf(await upload(id, pdfOf(), { who: other }))).toBe('not-found')
    expect(kept()).toEqual(before)
  })

  it('[FIL1] leaves nothing of an upload that was broken off', async () => {
    const { id } = await begin()
    const before = kept()
    await new Promise<void>((done) => {
      const call = request(`${world.url}/api/contributions/${id}/files?name=x.pdf`, {
        method: 'POST',
        headers: { cookie: state.cookie, 'content-length': 10_000_000 },
      })
      call.on('error', () => done())
      call.write(Buffer.alloc(1_000_000), () => {
        const look = setInterval(() => {
          if (kept().length === before.length) return
          clearInterval(look)
          call.destroy()
        }, 10)
      })
    })
    await expect.poll(kept, { timeout: 10_000 }).toEqual(before)
  })

  it('[FIL9] [FIL11] says what a document tells besides, and takes it out of a picture', async () => {
    const { id } = await begin()
    const words = '<w:p><w:del w:author="Amina Q"><w:r><w:t>no</w:t></w:r></w:del></w:p>'
    const docx = await fileOf(await upload(id, docxOf(words)))
    expect([docx.kind, docx.notes.toSorted()]).toEqual(['docx', ['author-names', 'tracked-changes']])
    const jpeg = await fileOf(await upload(id, await pictureOf('jpg', { place: true, artist: 'Amina Q' })))
    expect(jpeg.notes).toEqual(['place-removed', 'details-removed'])
    const bytes = Buffer.from(await (await state.fetch(`/api/files/${jpeg.id}`)).arrayBuffer())
    expect(bytes.includes('Amina')).toBe(false)
    expect(bytes.includes('Exif')).toBe(false)
    expect(bytes).toHaveLength(jpeg.bytes)
  })

  it('[FIL14] has as many files as there may be, and takes one away again', async () => {
    const { id } = await begin()
    const ids: string[] = []
    for (let nth = 0; nth < mostFiles; nth += 1) ids.push((await fileOf(await upload(id, pdfOf()))).id)
    expect(await codeOf(await upload(id, pdfOf()))).toBe('too-many-files')
    expect((await state.fetch(`/api/files/${ids[0]}`, { method: 'DELETE' })).status).toBe(200)
    await expect.poll(() => kept().includes(ids[0] as string)).toBe(false)
    expect((await state.fetch(`/api/files/${ids[0]}`)).status).toBe(404)
    expect(await codeOf(await upload(id, pdfOf()))).toBe('yes')
  })

  it('[FIL3] a paper is as public as its page, and has one file', async () => {
    const paper = async (): Promise<{ id: string; file: StoredFile | null } | undefined> => {
      const answer = await fetch(`${world.url}/api/stages/${stageId}/consultation`)
      return ((await answer.json()) as { consultation: Consultation }).consultation.papers[0]
    }
    const { id } = (await paper()) ?? { id: '' }
    const bring = (who: SignedIn): Promise<Response> =>
      who.fetch(`/api/papers/${id}/file?name=paper.pdf`, { method: 'POST', body: pdfOf().toString('latin1') })
    expect(await codeOf(await bring(state))).toBe('secretariat-only')
    const first = await fileOf(await bring(secretariat))
    const second = await fileOf(await bring(secretariat))
    expect((await paper())?.file?.id).toBe(second.id)
    expect((await fetch(`${world.url}/api/files/${second.id}`)).status).toBe(200)
    expect((await fetch(`${world.url}/api/files/${first.id}`)).status).toBe(404)
    await secretariat.fetch(`/api/papers/${id}`, { method: 'DELETE' })
    expect((await fetch(`${world.url}/api/files/${second.id}`)).status).toBe(404)
  })

  it('[FIL2] sweeps away what belongs to nobody when it starts', async () => {
    const { id } = await begin()
    const file = await fileOf(await upload(id, pdfOf()))
    const folder = join(world.dataDir, 'files')
    writeFileSync(join(folder, crypto.randomUUID()), 'left by a crash')
    writeFileSync(join(folder, 'incoming', 'half'), 'left by an upload')
    // One server uses the folder at a time.
    await world.app.close()
    const config = readConfig({ DATA_DIR: world.dataDir, PORT: '0', LOG_LEVEL: 'error' })
    const again = await buildApp(config, { clock: makeTestClock(demoMoment) })
    await again.listen()
    expect(kept()).toContain(file.id)
    expect(existsSync(join(folder, 'incoming', 'half'))).toBe(false)
    const listed = new Set(kept())
    for (const name of listed)
      expect(
        (await withCookie(again.url(), state.cookie).fetch(`/api/files/${name}`)).status,
        name,
      ).toBeLessThan(405)
    expect([...listed].every((name) => name !== 'half')).toBe(true)
    await again.close()
  })
})

describe('pace', () => {
  it('[FIL5] counts a person, not the hall they sit in', async () => {
    const world = await startWorld()
    try {
      const [state, other] = await Promise.all(['state-a', 'state-b'].map((who) => world.signIn(who)))
      const stageId = (await stageOf(world.url, 'fc1')).id
      const bring = async (who: SignedIn): Promise<number> => {
        const answer = await who.fetch(`/api/stages/${stageId}/contributions`, {
          json: { title: 'x', language: 'en' },
        })
        const { contribution } = (await answer.json()) as { contribution: Contribution }
        const path = `/api/contributions/${contribution.id}/files?name=x`
        let refused = 0
        // One after another: how many of one person may wait is another bound.
        for (let nth = 0; nth < 61; nth += 1) {
          const { status } = await who.fetch(path, { method: 'POST', body: 'x' })
          if (status === 429) refused += 1
        }
        return refused
      }
      expect(await bring(state as SignedIn)).toBe(1)
      expect(await bring(other as SignedIn)).toBe(1)
    } finally {
      await world.close()
    }
  })
})
