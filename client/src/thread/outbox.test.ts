import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '../api/call.ts'
import type { Aim, KeptComment, KeptComments } from './kept-comments.ts'
import { Outbox, type OutboxPorts } from './outbox.ts'
import { withPending } from './pending.ts'
import { commentOf, minute, personOf, threadOf } from './test-threads.ts'
import type { Told } from './told.ts'

const aim: Aim = { type: 'comment', threadId: 'T', parentId: null }
const refusal = (code: 'thread-resolved' | 'network'): ProblemError =>
  new ProblemError({ code, status: code === 'network' ? 0 : 409, title: code })

/** A store in memory that does what the one of the browser does. */
function memory(begin: KeptComment[] = []): KeptComments & { kept: Map<string, KeptComment> } {
  const kept = new Map(begin.map((each) => [each.id, each]))
  return {
    kept,
    all: async () => [...kept.values()],
    put: async (words) => void kept.set(words.id, words),
    remove: async (id) => void kept.delete(id),
    async replace(ids, words) {
      for (const id of ids) kept.delete(id)
      kept.set(words.id, words)
    },
  }
}

function world(send: OutboxPorts['send'], begin: KeptComment[] = []) {
  const store = memory(begin)
  const told: Told[] = []
  const back: KeptComment[] = []
  const outbox = new Outbox({
    store,
    send,
    onTold: (each) => told.push(each),
    onRefused: (each) => back.push(each),
    now: () => minute(1),
  })
  return { store, told, back, outbox }
}
const taken = async ({ id, body }: KeptComment): Promise<Told> => ({
  type: 'comment',
  comment: commentOf(id, { body }),
})
const settled = (): Promise<void> => new Promise((next) => setTimeout(next, 0))

describe('the outbox', () => {
  it('[MAR7] what is written is kept on the device and taken up by the next visit', async () => {
    vi.useFakeTimers()
    const { store, outbox } = world(taken)
    outbox.write('here', aim, 'Half a thou', ['p1'])
    outbox.write('here', aim, 'Half a thought', ['p1'])
    await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    const next = world(taken, [...store.kept.values()])
    await next.outbox.begin()
    expect(next.outbox.writingAt('here')).toMatchObject({ body: 'Half a thought', mentions: ['p1'] })
    next.outbox.discard('here')
    await settled()
    expect(next.store.kept.size).toBe(0)
  })

  it('[MAR7] leaving in the middle of a word keeps it', async () => {
    const { store, outbox } = world(taken)
    outbox.write('here', aim, 'Half a th')
    outbox.end()
    await settled()
    expect([...store.kept.values()].map(({ body }) => body)).toEqual(['Half a th'])
  })

  it('[MAR8] sent words leave the device once the server has them', async () => {
    const { store, told, outbox } = world(taken)
    outbox.write('here', aim, ' Done. ')
    expect(outbox.send('here')).toBe(true)
    await settled()
    expect(told).toMatchObject([{ type: 'comment', comment: { body: 'Done.' } }])
    expect([store.kept.size, outbox.all().length]).toEqual([0, 0])
    expect(outbox.send('here')).toBe(false)
  })

  it('[MAR8] refused words go back to their place with the reason, before what was begun there since', async () => {
    let refuse: (error: unknown) => void = () => undefined
    const { back, outbox } = world(
      () =>
        new Promise((_, no) => {
          refuse = no
        }),
    )
    outbox.write('here', aim, 'First.')
    outbox.send('here')
    outbox.write('here', aim, 'Second.')
    refuse(refusal('thread-resolved'))
    await settled()
    expect(outbox.all()).toHaveLength(1)
    expect(outbox.writingAt('here')).toMatchObject({ body: 'First.\n\nSecond.', refused: 'thread-resolved' })
    expect(back.map(({ place }) => place)).toEqual(['here'])
  })

  it('[MAR8] a page that ends while words come back leaves them on the device at every moment', async () => {
    const { store, outbox } = world(async () => {
      throw refusal('thread-resolved')
    })
    const kept: string[][] = []
    const look = <A extends unknown[]>(act: (...args: A) => Promise<void>) =>
      async function looked(...args: A): Promise<void> {
        await act(...args)
        kept.push([...store.kept.values()].map(({ body }) => body))
      }
    Object.assign(store, { put: look(store.put), remove: look(store.remove), replace: look(store.replace) })
    outbox.write('here', aim, 'First.')
    outbox.send('here')
    outbox.write('here', aim, 'Second.')
    await settled()
    expect(kept).toEqual([['First.'], ['First.\n\nSecond.']])
    expect([...store.kept.values()]).toMatchObject([{ state: 'writing', refused: 'thread-resolved' }])
    outbox.end()
  })

  it('[MAR9] without an answer it is sent again under the same id, at once when the connection is back', async () => {
    const ids: string[] = []
    const answers: (() => Promise<Told>)[] = [
      async () => {
        throw refusal('network')
      },
    ]
    const { outbox, told } = world(async (words) => {
      ids.push(words.id)
      return (answers.shift() ?? (() => taken(words)))()
    })
    outbox.write('here', aim, 'Over the mountains.')
    outbox.send('here')
    await settled()
    expect(outbox.isWaiting(ids[0] as string)).toBe(true)
    outbox.again()
    await settled()
    expect(new Set(ids).size).toBe(1)
    expect([ids.length, told.length]).toEqual([2, 1])
    outbox.end()
  })

  it('[MAR9] what an earlier visit could not send is sent by the next', async () => {
    const left: KeptComment = {
      id: 'x',
      place: 'here',
      aim,
      body: 'b',
      mentions: [],
      at: minute(0),
      state: 'sending',
      refused: null,
    }
    const { outbox, told } = world(taken, [left])
    await outbox.begin()
    await settled()
    expect(told).toMatchObject([{ comment: { id: 'x' } }])
  })

  it('[MAR7] a device that keeps nothing says so, and sends all the same', async () => {
    const no = async (): Promise<never> => {
      throw new Error('private mode')
    }
    const told: Told[] = []
    const outbox = new Outbox({
      store: { all: no, put: no, remove: no, replace: no },
      send: taken,
      onTold: (each) => told.push(each),
      onRefused: () => undefined,
      now: () => minute(0),
    })
    await outbox.begin()
    outbox.write('here', aim, 'Still.')
    outbox.send('here')
    await settled()
    expect([outbox.keeps, told.length]).toEqual([false, 1])
  })
})

describe('what is on its way', () => {
  const author = { me: personOf('me'), processId: 'P', language: 'en' as const }
  const topic = { type: 'draft', draftId: 'D', paragraphId: 'p1' } as const
  const sending = (id: string, what: Aim): KeptComment => ({
    id,
    place: id,
    aim: what,
    body: 'b',
    mentions: [],
    at: minute(5),
    state: 'sending',
    refused: null,
  })

  it('[MAR9] stands where it will stand, until the server’s own is here', () => {
    const words = [
      sending('r', aim),
      sending('n', { type: 'thread', topic, quote: null, kind: 'question', visibility: 'all' }),
    ]
    const shown = withPending([threadOf('T')], words, { type: 'draft', draftId: 'D' }, author)
    expect(shown.map(({ id, comments }) => [id, comments.map((each) => each.id)])).toEqual([
      ['T', ['T1', 'r']],
      ['n', ['n']],
    ])
    expect(shown[1]).toMatchObject({ paragraphId: 'p1', kind: 'question' })
    const known = [{ ...threadOf('T'), comments: [...threadOf('T').comments, commentOf('r')] }, threadOf('n')]
    expect(withPending(known, words, { type: 'draft', draftId: 'D' }, author)).toBe(known)
    expect(withPending([], words, { type: 'draft', draftId: 'other' }, author)).toEqual([])
  })
})
