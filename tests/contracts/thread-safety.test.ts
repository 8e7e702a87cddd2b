/** What threads do with words nobody should have sent, and with words that are changed or taken back. */
import { randomUUID } from 'node:crypto'
import { deepestReply, longestComment } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openThreadWorld, type ThreadWorld } from '../thread-world.ts'

let hall: ThreadWorld
beforeAll(async () => {
  hall = await openThreadWorld({ environment: { LIMITS: 'off' } })
})
afterAll(() => hall.close())

describe('what is said', () => {
  it('[THR11] HTML is words: it is stored and given back as it was written', async () => {
    const body = '<img src=x onerror=alert(1)> & <b>"quoted"</b> \u2028'.trim()
    const thread = await hall.opens('state-a', { body })
    expect((await hall.thread('ngo', thread.id)).comments[0]?.body).toBe(body)
    const answer = await hall.who('ngo').fetch(`/api/threads/${thread.id}`)
    expect(answer.headers.get('content-type')).toContain('application/json')
  })

  it.each([
    ['nothing', ''],
    ['blanks alone', ' \n\t '],
    ['a word too many', 'a'.repeat(longestComment + 1)],
    ['a character that turns the order of words', 'The fee is \u202e001\u202c euros'],
    ['a character that hides', 'Sta\u200btes shall'],
    ['a NUL', 'a\u0000b'],
    ['a number', 7],
    ['a list', ['a']],
  ])('[THR11] %s is no comment', async (_, body) => {
    const thread = await hall.opens('state-a')
    expect((await hall.tryOpening('state-a', { body })).code).toBe('invalid-input')
    expect((await hall.tryReplying('state-a', thread.id, { body })).code).toBe('invalid-input')
    expect((await hall.thread('state-a', thread.id)).comments).toHaveLength(1)
  })

  it('[THR11] a megabyte is refused before it is read', async () => {
    const { status, code } = await hall.tryOpening('state-a', { body: 'a'.repeat(1_000_000) })
    expect([status, code]).toEqual([413, 'too-large'])
  })

  it('[THR5] ids of things that are elsewhere, somebody else’s or nowhere are refused alike', async () => {
    const one = await hall.opens('state-a')
    const other = await hall.opens('state-b')
    const foreign = other.comments[0]?.id
    expect((await hall.tryReplying('ngo', one.id, { parentId: foreign })).code).toBe('not-found')
    expect((await hall.tryReplying('ngo', one.id, { parentId: randomUUID() })).code).toBe('not-found')
    expect((await hall.tryReplying('ngo', randomUUID())).code).toBe('not-found')
    expect((await hall.tryOpening('ngo', { paragraphId: randomUUID() })).code).toBe('not-found')
    for (const [method, json] of [
      ['PATCH', { body: 'mine now' }],
      ['DELETE', undefined],
    ] as const)
      expect((await hall.ask('ngo', method, `/api/comments/${foreign}`, json)).code).toBe('not-yours')
    expect((await hall.thread('ngo', other.id)).comments[0]).toEqual(other.comments[0])
  })

  it('[THR3] replies stand at most eight deep, and an answer to words taken back is refused', async () => {
    const thread = await hall.opens('state-a')
    let parentId = thread.comments[0]?.id as string
    for (let nth = 0; nth < deepestReply + 4; nth += 1)
      parentId = (await hall.replies('ngo', thread.id, { parentId })).id
    const { comments } = await hall.thread('ngo', thread.id)
    const parentOf = new Map(comments.map(({ id, parentId: parent }) => [id, parent]))
    const depthOf = (id: string): number => {
      const parent = parentOf.get(id)
      return parent ? 1 + depthOf(parent) : 0
    }
    expect(Math.max(...comments.map(({ id }) => depthOf(id)))).toBe(deepestReply)
    expect(comments).toHaveLength(deepestReply + 5)
    await hall.done('ngo', 'DELETE', `/api/comments/${parentId}`)
    expect((await hall.tryReplying('state-a', thread.id, { parentId })).code).toBe('comment-deleted')
  })

  it('[THR9] a mention of somebody outside an internal thread is not kept, and nobody outside hears of it', async () => {
    const ids = await Promise.all(
      (['ngo', 'state-a'] as const).map(async (name) => (await hall.opens(name)).author.id),
    )
    const thread = await hall.opens('state-a', { visibility: 'delegation', mentions: [...ids, randomUUID()] })
    expect(thread.comments[0]?.mentions).toEqual([ids[1]])
    const open = await hall.opens('state-b', { mentions: [ids[0], ids[0]] })
    expect(open.comments[0]?.mentions).toEqual([ids[0]])
  })
})

describe('words that change', () => {
  it('[THR7] an edit keeps what was said before; taking back leaves a mark and no words, in facts neither', async () => {
    const secret = `a number nobody should know ${randomUUID()}`
    const thread = await hall.opens('state-a', { body: secret })
    const id = thread.comments[0]?.id as string
    const reply = await hall.replies('ngo', thread.id, { parentId: id })
    await hall.done('state-a', 'PATCH', `/api/comments/${id}`, { body: `${secret} at all` })
    type Versions = { items: { body: string }[] }
    const versions = await hall.done<Versions>('ngo', 'GET', `/api/comments/${id}/versions`)
    expect(versions.items.map(({ body }) => body)).toEqual([secret])
    expect((await hall.thread('ngo', thread.id)).comments[0]?.editedAt).not.toBeNull()
    await hall.done('state-a', 'DELETE', `/api/comments/${id}`)
    for (const name of ['state-a', 'ngo', 'secretariat'] as const) {
      const { comments } = await hall.thread(name, thread.id)
      expect(comments.map(({ body, deletedAt }) => [body, deletedAt !== null])).toEqual([
        ['', true],
        [reply.body, false],
      ])
      expect(JSON.stringify(await hall.facts(name))).not.toContain(secret)
    }
    expect((await hall.done<Versions>('ngo', 'GET', `/api/comments/${id}/versions`)).items).toEqual([])
    expect((await hall.ask('state-a', 'PATCH', `/api/comments/${id}`, { body: 'back' })).code).toBe(
      'comment-deleted',
    )
  })
})
