/** The main job: a report is imported, three participants open it and write at the same time, and nothing is lost. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DraftView, ImportReport } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenRoom, openRoom, until } from '../provider.ts'
import { chanceOf } from '../seed.ts'
import { newDataDir, type ServerProcess, startServer } from '../server-process.ts'
import { get, signIn } from '../sign-in.ts'

const names = ['state-a', 'ngo', 'refugee'] as const
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('three participants write one imported draft', () => {
  let server: ServerProcess
  let cookies: string[]
  let draft: DraftView
  let report: ImportReport
  const opened: OpenRoom[] = []

  beforeAll(async () => {
    server = await startServer(await newDataDir())
    const secretariat = await signIn(server.url, 'secretariat')
    const text = await readFile(
      join(import.meta.dirname, '../../server/src/draft/import/fixtures/scanned-report.md'),
      'utf8',
    )
    const send = async <T>(path: string, body: unknown): Promise<T> => {
      const answer = await fetch(server.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: secretariat, origin: server.url },
        body: JSON.stringify(body),
      })
      expect(answer.status, path).toBeLessThan(300)
      return (await answer.json()) as T
    }
    const process = '/api/processes/refugees-2018'
    const imported = await send<{ draft: { id: string }; report: ImportReport }>(`${process}/drafts`, {
      title: 'A scanned report',
      language: 'en',
      source: { format: 'markdown', text },
    })
    // The pen-holders alone read what is imported until it lies on a table [RND34].
    const { stages } = await get<ProcessView>(server.url, process, secretariat)
    const open = stages.find(({ kind, phase }) => kind === 'round' && phase === 'open') as StageView
    await send(`/api/stages/${open.id}/table`, { draftId: imported.draft.id })
    report = imported.report
    cookies = await Promise.all(names.map((name) => signIn(server.url, name)))
    draft = await get<DraftView>(server.url, `/api/drafts/${imported.draft.id}`, cookies[0] as string)
  })
  afterAll(async () => {
    for (const room of opened) room.close()
    await server?.stop()
  })

  const viewsOf = (): Promise<DraftView[]> =>
    Promise.all(cookies.map((cookie) => get<DraftView>(server.url, `/api/drafts/${draft.id}`, cookie)))

  /** A paragraph all three may edit. */
  async function sharedParagraph(): Promise<DraftView['paragraphs'][number]> {
    const views = await viewsOf()
    const found = draft.paragraphs.find(
      ({ id, kind }) =>
        kind === 'paragraph' &&
        views.every((view) => view.paragraphs.find((each) => each.id === id)?.can.edit === 'yes'),
    )
    if (!found) throw new Error('no paragraph that all three may edit')
    return found
  }

  it('[IMP4] numbers every paragraph of the source, one by one', () => {
    const numbered = draft.paragraphs.filter(({ kind }) => kind === 'paragraph')
    expect(numbered.map(({ label }) => label)).toEqual(numbered.map((_, index) => `${index + 1}.`))
    expect(report.paragraphs).toBe(numbered.length)
    expect(report.footnotes).toBe(draft.paragraphs.filter(({ kind }) => kind === 'footnote').length)
  })

  it('[G3] the same text for all three and for a later reader, by hash', async () => {
    const paragraph = await sharedParagraph()
    const rooms = await Promise.all(cookies.map((cookie) => openRoom(server.url, paragraph.room, cookie)))
    opened.push(...rooms)
    const seed = Math.floor(Math.random() * 2 ** 31)
    const chance = chanceOf(seed)
    const tokens: string[] = []
    for (let count = 0; count < 60; count += 1)
      for (const [nth, room] of rooms.entries()) {
        const token = `⟦${nth}:${count}⟧`
        tokens.push(token)

        room.type(0, token)
        if (chance.below(4) === 0) await new Promise((done) => setImmediate(done))
      }
    await until('all three agree', () => new Set(rooms.map((room) => hashOf(room.text()))).size === 1)
    const words = rooms[0]?.text() as string
    expect(
      tokens.filter((token) => !words.includes(token)),
      `seed ${seed}`,
    ).toEqual([])
    const late = await openRoom(server.url, paragraph.room, cookies[1] as string)
    opened.push(late)
    expect(hashOf(late.text())).toBe(hashOf(words))
    await until('readers see the words', async () => {
      const view = (await viewsOf())[2]?.paragraphs.find(({ id }) => id === paragraph.id)
      return view !== undefined && tokens.every((token) => view.text.includes(token))
    })
  })

  it('[G7] an observer reads the room and writes nothing', async () => {
    const paragraph = await sharedParagraph()
    const observer = await openRoom(server.url, paragraph.room, await signIn(server.url, 'observer'))
    opened.push(observer)
    const writer = opened[0] as OpenRoom
    observer.type(0, 'never admitted')
    writer.type(0, 'still admitted ')
    await until('the observer hears the writer', () => observer.text().includes('still admitted'))
    expect(writer.text()).not.toContain('never admitted')
    const view = (await viewsOf())[0]?.paragraphs.find(({ id }) => id === paragraph.id)
    expect(view?.text).not.toContain('never admitted')
  })

  it('[G1] an edit made while away arrives when the connection is back', async () => {
    const [first, second] = opened as [OpenRoom, OpenRoom]
    first.provider.disconnect()
    first.type(0, 'written while away ')
    second.type(0, 'written meanwhile ')
    first.provider.connect()
    await until(
      'both sides agree',
      () => first.text() === second.text() && second.text().includes('written while away'),
    )
    expect(first.text()).toContain('written meanwhile')
  })
})
