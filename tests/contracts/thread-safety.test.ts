/** What threads do with words nobody should have sent, with words that are judged, and with people who come back. */
import { randomUUID } from 'node:crypto'
import type { Fact } from '@plenary/shared/events'
import type { ServerToClient } from '@plenary/shared/live'
import { deepestReply, longestComment, type Thread } from '@plenary/shared/thread'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, until } from '../provider.ts'
import type { DemoName } from '../sign-in.ts'
import { openThreadWorld, type ThreadWorld } from '../thread-world.ts'

let hall: ThreadWorld
const sockets: Socket[] = []
beforeAll(async () => {
  hall = await openThreadWorld({ environment: { LIMITS: 'off' } })
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})
afterAll(() => hall.close())

/** A screen that listens, and what it has heard. */
async function listener(name: DemoName, watch: object = { draft: hall.draft.id }) {
  const heard: Fact[] = []
  const socket: Socket<ServerToClient> = io(hall.world.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: hall.who(name).cookie },
  })
  sockets.push(socket)
  socket.on('fact', (fact) => heard.push(fact))
  const answer = (await (socket as Socket).timeout(5000).emitWithAck('watch', watch)) as { seq: number }
  expect(answer.seq).toBeGreaterThanOrEqual(0)
  return { heard, socket, since: answer.seq }
}

const bodiesIn = (facts: Fact[]): string[] =>
  facts.flatMap((fact) => (fact.type === 'comment.added' ? [fact.data.comment.body] : []))

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

describe('order', () => {
  const hidden = async () => {
    const words = `words to be judged ${randomUUID()}`
    const thread = await hall.opens('ngo', { body: words })
    const id = thread.comments[0]?.id as string
    return { words, thread, id, path: `/api/comments/${id}` }
  }
  const bodyFor = async (name: DemoName, { id }: Thread): Promise<string | undefined> =>
    (await hall.thread(name, id)).comments[0]?.body

  it('[MOD2] hidden words are given to their author and the secretariat alone, in every answer and fact', async () => {
    const { words, thread, path } = await hidden()
    const live = await listener('state-a')
    const own = await listener('ngo')
    await hall.done('state-b', 'POST', `${path}/report`, { reason: 'It names a person.' })
    expect((await hall.ask('state-a', 'POST', `${path}/hide`, { reason: 'x' })).code).toBe('secretariat-only')
    await hall.done('secretariat', 'POST', `${path}/hide`, { reason: 'It names a person.' })
    for (const name of ['state-a', 'state-b', 'refugee', 'observer'] as const) {
      expect(await bodyFor(name, thread), name).toBe('')
      expect(JSON.stringify(await hall.facts(name)), name).not.toContain(words)
    }
    for (const name of ['ngo', 'secretariat'] as const) expect(await bodyFor(name, thread), name).toBe(words)
    const changed = ({ heard }: typeof live): Fact | undefined =>
      heard.find(({ type }) => type === 'comment.changed')
    await until('both screens heard of it', () => Boolean(changed(live) && changed(own)))
    expect(changed(live)?.data).toMatchObject({
      comment: { body: '', hidden: { reason: 'It names a person.' } },
    })
    expect(changed(own)?.data).toMatchObject({ comment: { body: words } })
    expect((await hall.tryReplying('state-a', thread.id, { parentId: thread.id })).status).toBe(409)
  })

  it('[MOD5] the author appeals, the secretariat sees it with every report and shows the words again', async () => {
    const { words, thread, id, path } = await hidden()
    await hall.done('state-a', 'POST', `${path}/report`, { reason: 'Off the subject.' })
    await hall.done('state-a', 'POST', `${path}/report`, { reason: 'Off the subject, again.' })
    await hall.done('secretariat', 'POST', `${path}/hide`, { reason: 'Off the subject.' })
    expect((await hall.ask('state-a', 'POST', `${path}/appeal`, { reason: 'x' })).code).toBe('not-yours')
    await hall.done('ngo', 'POST', `${path}/appeal`, { reason: 'It is the subject.' })
    type Reports = { items: { comment: { id: string; body: string; hidden: object }; reports: unknown[] }[] }
    const path_ = '/api/processes/refugees-2018/reports'
    const { items } = await hall.done<Reports>('secretariat', 'GET', path_)
    const judged = items.find(({ comment }) => comment.id === id)
    expect(judged).toMatchObject({ comment: { body: words, hidden: { appeal: 'It is the subject.' } } })
    expect(judged?.reports).toHaveLength(1)
    expect((await hall.ask('ngo', 'GET', path_)).code).toBe('secretariat-only')
    await hall.done('secretariat', 'POST', `${path}/show`, { reason: 'We agree.' })
    expect(await bodyFor('observer', thread)).toBe(words)
  })

  it('[MOD3] every act is in the record by opaque ids, and no words are', async () => {
    const { words, id, path } = await hidden()
    await hall.done('state-a', 'POST', `${path}/report`, { reason: 'Rude.' })
    await hall.done('secretariat', 'POST', `${path}/hide`, { reason: 'Rude.' })
    await hall.done('ngo', 'POST', `${path}/appeal`, { reason: 'Blunt, not rude.' })
    await hall.done('secretariat', 'POST', `${path}/show`, { reason: 'Blunt.' })
    const answer = await hall.who('secretariat').fetch('/api/record?limit=1000')
    const text = await answer.text()
    const acts = ['comment.reported', 'comment.hidden', 'comment.appealed', 'comment.shown']
    for (const act of acts) expect(text).toContain(act)
    expect(text).toContain(id)
    expect(text).not.toContain(words)
    const others = await (await hall.who('state-b').fetch('/api/record?limit=1000')).text()
    expect(others).not.toContain('Blunt, not rude.')
  })

  it('[MOD1] an internal discussion is not brought before the secretariat, nor counted in the record', async () => {
    const thread = await hall.opens('state-a', { visibility: 'delegation' })
    const path = `/api/comments/${thread.comments[0]?.id}`
    expect((await hall.ask('state-a', 'POST', `${path}/report`, { reason: 'x' })).code).toBe('not-found')
    expect((await hall.ask('secretariat', 'POST', `${path}/hide`, { reason: 'x' })).code).toBe('not-found')
  })
})

describe('who hears', () => {
  it('[THR3] everyone hears every comment once and in order, over a connection that breaks', async () => {
    const thread = await hall.opens('state-a')
    const first = await listener('ngo')
    const say = (nth: number) => hall.replies('state-b', thread.id, { body: `Point ${nth}.` })
    for (const nth of [1, 2, 3]) await say(nth)
    await until('three are heard', () => bodiesIn(first.heard).length === 3)
    first.socket.disconnect()
    for (const nth of [4, 5, 6]) await say(nth)
    const last = first.heard.at(-1)?.seq as number
    const again = await listener('ngo')
    const missed = await hall.facts('ngo', last)
    for (const nth of [7, 8]) await say(nth)
    await until('the rest is heard', () => bodiesIn(again.heard).includes('Point 8.'))
    const all = new Map([...first.heard, ...missed, ...again.heard].map((fact) => [fact.seq, fact]))
    const inOrder = [...all.values()].sort((a, b) => a.seq - b.seq)
    expect(bodiesIn(inOrder)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((nth) => `Point ${nth}.`))
    expect(bodiesIn([...first.heard, ...again.heard])).toEqual([1, 2, 3, 7, 8].map((nth) => `Point ${nth}.`))
  })

  it('[THR2] no socket of anybody else hears of an internal thread, whatever it watches', async () => {
    const others = await Promise.all(
      (['secretariat', 'state-b', 'ngo', 'refugee', 'observer'] as const).flatMap((name) => [
        listener(name),
        listener(name, { process: 'refugees-2018' }),
      ]),
    )
    const own = await listener('state-a')
    const thread = await hall.opens('state-a', { visibility: 'delegation', body: 'Between us.' })
    await hall.replies('state-a', thread.id, { body: 'Still between us.' })
    const open = await hall.opens('state-a')
    await until('everyone heard of the open one', () =>
      [...others, own].every(({ heard }) => JSON.stringify(heard).includes(open.id)),
    )
    for (const { heard } of others) expect(JSON.stringify(heard)).not.toContain(thread.id)
    expect(JSON.stringify(own.heard)).toContain('Still between us.')
  })

  it('[THR2] threads of a section that a round closes to somebody are gone for them, and come back with the right', async () => {
    const thread = await hall.opens('state-a')
    const stageId = hall.draft.stage?.id as string
    const rules = hall.draft.tablings.find(({ stage }) => stage.id === stageId)?.rules
    const set = (next: unknown) =>
      hall.done('secretariat', 'PATCH', `/api/stages/${stageId}/tablings/${hall.draft.id}`, {
        rules: next,
        reason: 'For this test',
      })
    const live = await listener('ngo')
    await set([{ kinds: ['member-state'], actions: ['read', 'comment', 'edit'], sections: 'all' }])
    expect((await hall.ask('ngo', 'GET', `/api/threads/${thread.id}`)).status).toBe(404)
    expect(await hall.listed('ngo')).toEqual([])
    await hall.replies('state-b', thread.id, { body: 'Among States.' })
    expect(JSON.stringify(await hall.facts('ngo'))).not.toContain('Among States.')
    expect((await hall.thread('state-a', thread.id)).comments).toHaveLength(2)
    await set(rules)
    expect((await hall.thread('ngo', thread.id)).comments).toHaveLength(2)
    expect(JSON.stringify(live.heard)).not.toContain('Among States.')
  })
})

describe('the place of a thread', () => {
  it('[ANC3] a thread follows its words through typing, a split and a confirmation', async () => {
    const paragraph = hall.draft.paragraphs.find(
      ({ kind, status, text }) => kind === 'paragraph' && status === 'open' && text.length > 120,
    )
    if (!paragraph) throw new Error('no paragraph that is not locked')
    const exact = paragraph.text.slice(-40, -10)
    const thread = await hall.opens('state-a', { paragraphId: paragraph.id, quote: { exact } })
    const room = await openRoom(hall.world.url, paragraph.room, hall.who('secretariat').cookie)
    room.type(0, 'Herewith: ')
    await until('the thread moved along', async () => {
      const { anchor } = await hall.thread('ngo', thread.id)
      return anchor.state === 'exact' && anchor.from === paragraph.text.length - 40 + 'Herewith: '.length
    })
    const half = randomUUID()
    await hall.done('secretariat', 'POST', `/api/drafts/${hall.draft.id}/structure`, {
      type: 'split',
      paragraph: paragraph.id,
      offset: paragraph.text.length - 50,
      id: half,
    })
    await until('it is shown in the new paragraph', async () => {
      const { anchor, paragraphId } = await hall.thread('ngo', thread.id)
      return anchor.state === 'moved' && anchor.now === exact && paragraphId === half
    })
    const path = `/api/threads/${thread.id}/anchor`
    expect((await hall.ask('ngo', 'POST', path, { quote: null })).code).toBe('not-yours')
    await hall.done('state-a', 'POST', path, { quote: null })
    expect((await hall.thread('ngo', thread.id)).anchor).toMatchObject({ state: 'exact', exact })
    expect(
      (await hall.ask('state-a', 'POST', path, { quote: { exact: 'never written anywhere' } })).code,
    ).toBe('quote-not-found')
    room.close()
  })

  it('[ANC6] on a published text the quoted words must stand in it', async () => {
    const { items } = await hall.done<{ items: { id: string }[] }>(
      'state-a',
      'GET',
      `/api/drafts/${hall.draft.id}/revisions`,
    )
    const id = items[0]?.id as string
    const revision = await hall.done<{ paragraphs: { paragraphId: string; text: string; kind: string }[] }>(
      'state-a',
      'GET',
      `/api/revisions/${id}`,
    )
    const paragraph = revision.paragraphs.find(({ text, kind }) => kind === 'paragraph' && text.length > 80)
    const exact = paragraph?.text.slice(5, 30) as string
    const input = hall.newThread({ paragraphId: paragraph?.paragraphId, quote: { exact } })
    const path = `/api/revisions/${id}/threads`
    const { thread } = await hall.done<{ thread: Thread }>('state-a', 'POST', path, input)
    expect(thread.anchor).toMatchObject({ state: 'exact', exact, from: 5 })
    const wrong = hall.newThread({
      paragraphId: paragraph?.paragraphId,
      quote: { exact: 'not written here' },
    })
    expect((await hall.ask('state-a', 'POST', path, wrong)).code).toBe('quote-not-found')
    const listed = await hall.done<{ items: Thread[] }>('observer', 'GET', path)
    expect(listed.items.map((each) => each.id)).toEqual([thread.id])
    expect((await hall.listed('observer')).map((each) => each.id)).not.toContain(thread.id)
  })
})
