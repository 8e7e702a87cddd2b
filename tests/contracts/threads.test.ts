/** Threads over HTTP and sockets on the real platform: who may speak, who may know, and what becomes of words. */
import { randomUUID } from 'node:crypto'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoName } from '../sign-in.ts'
import { openThreadWorld, type ThreadWorld } from '../thread-world.ts'

let hall: ThreadWorld
beforeAll(async () => {
  hall = await openThreadWorld({ environment: { LIMITS: 'off' } })
})
afterAll(() => hall.close())

const everyoneElse: DemoName[] = ['secretariat', 'state-b', 'ngo', 'refugee', 'observer']

describe('threads', () => {
  it('[THR1] a participant opens a thread on some words of a paragraph and another answers', async () => {
    const paragraph = hall.paragraph()
    const exact = paragraph.text.slice(10, 40)
    const thread = await hall.opens('state-a', { quote: { exact }, kind: 'concern' })
    expect(thread.anchor).toEqual({ state: 'exact', exact, now: null, from: 10, to: 40 })
    expect(thread.comments.map(({ body }) => body)).toEqual(['We should like to understand this better.'])
    const reply = await hall.replies('ngo', thread.id, { parentId: thread.comments[0]?.id })
    const seen = await hall.thread('observer', thread.id)
    expect(seen.comments.map(({ id }) => id)).toEqual([thread.comments[0]?.id, reply.id])
    expect((await hall.listed('observer')).map(({ id }) => id)).toContain(thread.id)
  })

  it('[THR1] words that do not stand in the paragraph are no anchor', async () => {
    const { status, code } = await hall.tryOpening('state-a', { quote: { exact: 'no such words at all' } })
    expect([status, code]).toEqual([409, 'quote-not-found'])
  })

  it('[THR1] an observer reads and does not speak, whatever the visibility', async () => {
    for (const visibility of ['all', 'delegation', 'secretariat'])
      expect((await hall.tryOpening('observer', { visibility })).code).toBe('observers-read')
    const thread = await hall.opens('state-a')
    expect((await hall.tryReplying('observer', thread.id)).code).toBe('observers-read')
  })

  it('[THR2] an internal thread exists for its delegation alone: in no list, count, fact or answer of another', async () => {
    const before = await Promise.all(everyoneElse.map((name) => hall.listed(name)))
    const thread = await hall.opens('state-a', {
      visibility: 'delegation',
      body: 'Our fallback is deletion.',
    })
    await hall.replies('state-a', thread.id, { body: 'Do not say so.' })
    expect((await hall.listed('state-a')).map(({ id }) => id)).toContain(thread.id)
    for (const [nth, name] of everyoneElse.entries()) {
      expect(await hall.listed(name), name).toHaveLength(before[nth]?.length as number)
      for (const [method, path, json] of [
        ['GET', '', undefined],
        ['PATCH', '', { status: 'resolved' }],
        ['POST', '/comments', { body: 'Hello' }],
        ['POST', '/support', { supports: true }],
      ] as const)
        expect((await hall.ask(name, method, `/api/threads/${thread.id}${path}`, json)).status, name).toBe(
          404,
        )
      expect(JSON.stringify(await hall.facts(name)), name).not.toContain(thread.id)
    }
    expect(JSON.stringify(await hall.facts('state-a'))).toContain('Do not say so.')
  })

  it('[THR2] a thread to the secretariat is known to it and to the delegation that opened it', async () => {
    const thread = await hall.opens('ngo', { visibility: 'secretariat' })
    expect((await hall.thread('secretariat', thread.id)).id).toBe(thread.id)
    for (const name of ['state-a', 'refugee', 'observer'] as const)
      expect((await hall.ask(name, 'GET', `/api/threads/${thread.id}`)).status).toBe(404)
  })

  it('[THR5] what is sent twice is one thread and one comment, and an id of somebody else is refused', async () => {
    const input = hall.newThread({ id: randomUUID() })
    const path = `/api/drafts/${hall.draft.id}/threads`
    const twice = await Promise.all([1, 2].map(() => hall.ask('state-a', 'POST', path, input)))
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect(twice[0]?.body).toEqual(twice[1]?.body)
    expect((await hall.tryOpening('state-b', input)).code).toBe('already-exists')
    const thread = await hall.opens('state-b')
    const id = randomUUID()
    await Promise.all([1, 2].map(() => hall.replies('ngo', thread.id, { id })))
    expect((await hall.thread('ngo', thread.id)).comments).toHaveLength(2)
    expect((await hall.tryReplying('refugee', thread.id, { id })).code).toBe('already-exists')
  })

  it('[THR6] a thread is ended by its author, the focal point or the secretariat, and opened again', async () => {
    const thread = await hall.opens('refugee')
    const path = `/api/threads/${thread.id}`
    expect((await hall.ask('state-b', 'PATCH', path, { status: 'resolved' })).code).toBe('not-yours')
    await hall.done('secretariat', 'PATCH', path, { status: 'resolved', outcome: 'Taken up in draft 1.' })
    const ended = await hall.thread('ngo', thread.id)
    expect([ended.status, ended.outcome, ended.resolvedBy?.role]).toEqual([
      'resolved',
      'Taken up in draft 1.',
      'secretariat',
    ])
    expect((await hall.tryReplying('ngo', thread.id)).code).toBe('thread-resolved')
    await hall.done('refugee', 'PATCH', path, { status: 'open' })
    expect((await hall.tryReplying('ngo', thread.id)).status).toBe(200)
  })

  it('[THR8] support sent fifty times at once is one support', async () => {
    const thread = await hall.opens('state-a')
    const path = `/api/threads/${thread.id}/support`
    await Promise.all(Array.from({ length: 50 }, () => hall.ask('state-b', 'POST', path, { supports: true })))
    expect((await hall.thread('ngo', thread.id)).supporters).toHaveLength(1)
    await hall.done('state-b', 'POST', path, { supports: false })
    expect((await hall.thread('ngo', thread.id)).supporters).toEqual([])
    expect((await hall.ask('observer', 'POST', path, { supports: true })).code).toBe('observers-read')
  })
})

describe('threads on a question of a stage', () => {
  type Asked = { consultation: { questions: { id: string }[] } }
  const path = (): string => `/api/stages/${hall.draft.stage?.id}/threads`
  const question = async (): Promise<string> => {
    const stage = `/api/stages/${hall.draft.stage?.id}/consultation`
    const { consultation } = await hall.done<Asked>('observer', 'GET', stage)
    return consultation.questions[0]?.id as string
  }
  const input = (questionId: string, more: object = {}): object => ({
    id: randomUUID(),
    questionId,
    kind: 'comment',
    visibility: 'all',
    body: 'It must stand ready before anybody comes.',
    ...more,
  })

  it('[THR4] are opened while input is taken and listed with their question, internal ones for their delegation', async () => {
    const questionId = await question()
    const open = async (name: DemoName, more: object = {}): Promise<Thread> =>
      (await hall.done<{ thread: Thread }>(name, 'POST', path(), input(questionId, more))).thread
    const thread = await open('ngo')
    const internal = await open('state-a', { visibility: 'delegation' })
    expect(thread.subject).toEqual({ type: 'question', stageId: hall.draft.stage?.id, questionId })
    const listed = async (name: DemoName): Promise<string[]> => {
      const { items } = await hall.done<{ items: Thread[] }>(name, 'GET', `${path()}?question=${questionId}`)
      return items.map(({ id }) => id)
    }
    expect(await listed('observer')).toEqual([thread.id])
    expect(new Set(await listed('state-a'))).toEqual(new Set([thread.id, internal.id]))
    expect((await hall.ask('observer', 'POST', path(), input(questionId))).code).toBe('observers-read')
  })

  it('[THR4] stand on questions of that stage alone', async () => {
    expect((await hall.ask('ngo', 'POST', path(), input(randomUUID()))).code).toBe('not-found')
    const elsewhere = `/api/stages/${randomUUID()}/threads`
    expect((await hall.ask('ngo', 'POST', elsewhere, input(await question()))).code).toBe('not-found')
    expect((await hall.ask('ngo', 'GET', elsewhere)).code).toBe('not-found')
  })
})
