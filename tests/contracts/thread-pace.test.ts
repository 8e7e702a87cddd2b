/** A thousand comments in a minute, more contributions than anyone writes, and the threads a demonstration begins with. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../server/src/http/limits.ts'
import { pace } from '../../server/src/thread/budget.ts'
import { stageOf } from '../discussion.ts'
import type { DemoName } from '../sign-in.ts'
import { openThreadWorld, type ThreadWorld } from '../thread-world.ts'

let hall: ThreadWorld
beforeAll(async () => {
  hall = await openThreadWorld()
})
afterAll(() => hall.close())

describe('the demonstration', () => {
  const kinds = ['comment', 'question', 'concern', 'suggestion', 'support']

  it('[DEM9] begins in the middle of a discussion: every kind, one ended, one with the secretariat', async () => {
    const threads = await hall.listed('secretariat')
    const seen = new Set(threads.map(({ kind }) => kind))
    expect(kinds.filter((kind) => seen.has(kind as never))).toEqual(
      kinds.filter((kind) => kind !== 'comment'),
    )
    expect(threads.filter(({ status }) => status === 'resolved')).toHaveLength(1)
    expect(threads.map(({ visibility }) => visibility)).toContain('secretariat')
    const texts = new Map(hall.draft.paragraphs.map(({ id, text }) => [id, text]))
    for (const { anchor, paragraphId } of threads) {
      expect(anchor.state).toBe('exact')
      if (anchor.exact !== null)
        expect(texts.get(paragraphId ?? '')?.slice(anchor.from ?? 0, anchor.to ?? 0)).toBe(anchor.exact)
    }
  })

  it('[DEM9] holds one internal thread, for its delegation alone', async () => {
    const internal = (await hall.listed('state-a')).filter(({ visibility }) => visibility === 'delegation')
    expect(internal).toHaveLength(1)
    for (const name of ['secretariat', 'state-b', 'ngo', 'refugee', 'observer'] as DemoName[])
      expect((await hall.listed(name)).map(({ id }) => id)).not.toContain(internal[0]?.id)
  })
})

describe('the pace of one person', () => {
  it('[THR12] of a thousand comments at once a handful is taken, the rest refused, and nothing is lost', async () => {
    const thread = await hall.opens('state-b')
    const ids = Array.from({ length: 1000 }, () => randomUUID())
    const answers: Awaited<ReturnType<typeof hall.tryReplying>>[] = []
    for (let from = 0; from < ids.length; from += 50)
      answers.push(
        ...(await Promise.all(
          ids.slice(from, from + 50).map((id) => hall.tryReplying('state-a', thread.id, { id, body: id })),
        )),
      )
    const taken = ids.filter((_, nth) => answers[nth]?.status === 200)
    expect(taken.length).toBeGreaterThanOrEqual(pace.burst)
    expect(taken.length).toBeLessThan(ids.length / 2)
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'too-many-requests']))
    // What was said to be taken is there, once and in order of its taking; nothing else is.
    const { comments } = await hall.thread('ngo', thread.id)
    expect(
      comments
        .slice(1)
        .map(({ body }) => body)
        .sort(),
    ).toEqual([...taken].sort())
    // Behind the same address others write as before.
    expect((await hall.tryReplying('ngo', thread.id)).status).toBe(200)
    expect((await hall.tryReplying('refugee', thread.id)).status).toBe(200)
  })

  it('[CTB15] begins as many contributions in an hour as anyone writes; a neighbour is not held back', async () => {
    const { id: stageId } = await stageOf(hall.world.url, 'fc1')
    const begin = (name: DemoName): Promise<{ status: number; code: string | undefined }> =>
      hall.ask(name, 'POST', `/api/stages/${stageId}/contributions`, { title: 'One of many', language: 'en' })
    const codes = new Set<string | undefined>()
    for (let nth = 0; nth < limits.contributions.max; nth += 1) codes.add((await begin('state-b')).code)
    expect(codes).toEqual(new Set([undefined]))
    expect(await begin('state-b')).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect((await begin('state-a')).status).toBe(200)
  })
})
