/** A kind of thing that exists in this test alone, with one line in the table of features: it has whatever things have. */
import { randomUUID } from 'node:crypto'
import { type Endpoint, idParams } from '@plenary/shared/endpoint'
import type { StoredFile } from '@plenary/shared/file'
import type { PresenceMessage } from '@plenary/shared/live'
import { part } from '@plenary/shared/place'
import type { OutcomeCounts, Passage } from '@plenary/shared/response'
import { line } from '@plenary/shared/rights'
import { closeCode } from '@plenary/shared/rooms'
import { subjectOf } from '@plenary/shared/subject'
import type { Thread } from '@plenary/shared/thread'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { z } from 'zod'
import type { MakeFeature } from '../../server/src/feature.ts'
import { features } from '../../server/src/features.ts'
import type { Handlers } from '../../server/src/http/api.ts'
import { participationOf } from '../../server/src/participant/view.ts'
import type { SubjectKind } from '../../server/src/subject/subject.ts'
import { openRoom, until } from '../provider.ts'
import { type Listener, openThreadWorld, type ThreadWorld } from '../thread-world.ts'

/** Pledges are kept in memory; what is said and brought there is kept like everything else. */
interface Pledge {
  id: string
  processId: string
  words: string
  /** Read by delegations alone: by nobody who is of none. */
  internal: boolean
}
const pledges = new Map<string, Pledge>()

/** Everyone reads an open pledge and speaks there; only its secretariat brings files. */
const lines = {
  read: line(['revision'], () => 'yes'),
  begin: line(['revision'], () => 'yes'),
  speak: line(['revision'], () => 'yes'),
  confer: line(['revision'], () => 'yes'),
  attach: line(['revision'], ({ role }) => (role === 'secretariat' ? 'yes' : 'secretariat-only')),
}

const pledgeKind: SubjectKind = {
  type: 'pledge',
  async find(_, id) {
    const pledge = pledges.get(id)
    if (!pledge) return null
    const { processId } = pledge
    const place = subjectOf(
      { type: 'pledge', id },
      { processId, revision: part('revision', { id, processId }) },
      lines,
    )
    return {
      type: 'pledge',
      id,
      processId,
      wholeId: id,
      acting: { processId, stage: id },
      heard: {},
      topics: [],
      forAll: !pledge.internal,
      isPublic: false,
      place: (actor) => (pledge.internal && actor.delegationId === null ? null : place),
      live: null,
      text: async () => [{ id: null, text: pledge.words }],
      title: 'A pledge',
      link: `/pledges/${id}`,
    }
  },
  files: { most: 2, replaces: false },
  source: { isPublic: false },
}

/** Its row in the table of endpoints. */
const getPledge = {
  method: 'GET',
  path: '/api/pledges/:id',
  summary: 'A pledge',
  who: 'signed-in',
  cost: 'light',
  params: idParams,
  response: z.object({ words: z.string(), threads: z.number() }),
} as const satisfies Endpoint

const roomOf = (pledgeId: string): string => `g-${pledgeId}`
const threadsOn = new Map<string, number>()

/** All that the platform is told of pledges. */
const pledgeFeature: MakeFeature = ({ database, accounts }) => ({
  things: [pledgeKind],
  handlers: () =>
    ({
      getPledge: async ({ params: { id } }: { params: { id: string } }) => ({
        words: pledges.get(id)?.words ?? '',
        threads: threadsOn.get(id) ?? 0,
      }),
    }) as Handlers,
  rooms: {
    g: {
      async admit(room, { userId }) {
        const pledge = pledges.get(room.slice(2))
        const who = pledge && (await participationOf(database, accounts.userNames, userId, pledge.processId))
        if (!who) return 'not-found'
        const { actor, view } = who
        return {
          participantId: actor.id,
          processId: pledge.processId,
          draftId: pledge.id,
          presence: { name: view.name, delegation: view.delegation?.name ?? null, colour: view.colour },
          read: () => 'yes',
          edit: () => (actor.kind === 'member-state' ? 'yes' : 'not-a-participant'),
        }
      },
      async project(_, several) {
        for (const { room, text } of several) {
          const pledge = pledges.get(room.slice(2))
          if (pledge) pledge.words = text
        }
      },
    },
  },
  reactions: {
    async 'thread.opened'(_, { data: { thread } }) {
      const { subject } = thread
      if (subject.type === 'thing' && subject.kind === 'pledge')
        threadsOn.set(subject.id, (threadsOn.get(subject.id) ?? 0) + 1)
    },
  },
})

let hall: ThreadWorld
let open: Pledge
let internal: Pledge
const pledged = (more: Partial<Pledge>): Pledge => {
  const made = {
    id: randomUUID(),
    processId: hall.draft.process.id,
    words: 'We shall host ten thousand people and teach their children.',
    internal: false,
    ...more,
  }
  pledges.set(made.id, made)
  return made
}
beforeAll(async () => {
  hall = await openThreadWorld({
    environment: { LIMITS: 'off' },
    features: [...features, pledgeFeature],
    endpoints: { getPledge },
  })
  open = pledged({})
  internal = pledged({ internal: true })
})
afterAll(() => hall.close())

const at = (id: string, what: string): string => `/api/subjects/pledge/${id}/${what}`
const words = (more: object = {}) => {
  const { paragraphId: _, ...said } = hall.newThread(more) as Record<string, unknown>
  return said
}
const opens = async (name: 'ngo' | 'state-a' | 'state-b', id: string, more: object = {}): Promise<Thread> =>
  (await hall.done<{ thread: Thread }>(name, 'POST', at(id, 'threads'), words(more))).thread
const listed = async (name: 'ngo' | 'state-a' | 'state-b', id: string): Promise<string[]> =>
  (await hall.done<{ items: Thread[] }>(name, 'GET', at(id, 'threads'))).items.map((thread) => thread.id)

/** What a screen may send besides what it hears. */
const asAny = ({ socket }: Listener): Socket => socket as Socket

describe('a thing of a new kind', () => {
  it('[SUB1] has threads, on its words and on the whole of it', async () => {
    const thread = await opens('ngo', open.id, { quote: { exact: 'ten thousand people' } })
    const { id, subject, anchor, paragraphId } = thread
    expect(subject).toEqual({ type: 'thing', kind: 'pledge', id: open.id, link: `/pledges/${open.id}` })
    expect([anchor.state, anchor.exact, paragraphId]).toEqual(['exact', 'ten thousand people', null])
    await hall.replies('state-a', id)
    expect((await hall.thread('state-b', id)).comments).toHaveLength(2)
    expect(await listed('state-b', open.id)).toEqual([id])
    const quoted = words({ quote: { exact: 'words that nobody pledged' } })
    expect((await hall.ask('ngo', 'POST', at(open.id, 'threads'), quoted)).code).toBe('quote-not-found')
    const ended = await hall.done<{ thread: Thread }>('ngo', 'PATCH', `/api/threads/${id}`, {
      status: 'resolved',
      outcome: 'Said.',
    })
    expect(ended.thread.status).toBe('resolved')
  })

  it('[MOD4] has its order kept like any other', async () => {
    const thread = await opens('state-b', open.id)
    const reason = { reason: 'Not about the pledge.' }
    await hall.done('state-a', 'POST', `/api/comments/${thread.id}/report`, reason)
    const { items } = await hall.done<{ items: { thread: Thread }[] }>(
      'secretariat',
      'GET',
      `/api/processes/${hall.draft.process.slug}/reports`,
    )
    expect(items.map((each) => each.thread.id)).toContain(thread.id)
    await hall.done('secretariat', 'POST', `/api/comments/${thread.id}/hide`, reason)
    expect((await hall.thread('ngo', thread.id)).comments[0]?.body).toBe('')
  })

  it('[SUB1] has files, as its own rules let', async () => {
    const send = (name: 'secretariat' | 'ngo', nth = 0) =>
      hall.who(name).fetch(`${at(open.id, 'files')}?name=plan-${nth}.png`, {
        method: 'POST',
        body: png,
        headers: { 'content-type': 'application/octet-stream' },
      })
    expect((await send('ngo')).status).toBe(403)
    expect((await send('secretariat')).status).toBe(200)
    expect((await send('secretariat', 1)).status).toBe(200)
    const third = await send('secretariat', 2)
    expect(((await third.json()) as { code: string }).code).toBe('too-many-files')
    const { files } = await hall.done<{ files: StoredFile[] }>('ngo', 'GET', at(open.id, 'files'))
    expect(files.map(({ name }) => name).sort()).toEqual(['plan-0.png', 'plan-1.png'])
    expect((await hall.who('ngo').fetch(`/api/files/${files[0]?.id}`)).status).toBe(200)
    expect((await fetch(`${hall.world.url}/api/files/${files[0]?.id}`)).status).toBe(404)
  })

  it('[SUB1] is watched: its threads and files are told, and who is there', async () => {
    const subject = { type: 'pledge', id: open.id }
    const state = await hall.listens('state-a', { subject })
    const ngo = await hall.listens('ngo', { subject })
    const present: PresenceMessage[] = []
    state.socket.on('presence', (message) => present.push(message))
    asAny(ngo).emit('here', { subject, part: 'aim' })
    const thread = await opens('state-b', open.id)
    await until('both hear of the thread', () =>
      [state, ngo].every(({ heard }) => JSON.stringify(heard).includes(thread.id)),
    )
    await until('the one hears where the other is', () =>
      present.some((message) => message.subject?.id === open.id && message.here[0]?.paragraph === 'aim'),
    )
    const { files } = await hall.done<{ files: StoredFile[] }>('secretariat', 'GET', at(open.id, 'files'))
    await hall.done('secretariat', 'DELETE', `/api/files/${files[0]?.id}`)
    await until('a change of its files is told', () =>
      ngo.heard.some((fact) => fact.type === 'subject.changed' && fact.data.subject.id === open.id),
    )
  })
})

describe('what a thing of a new kind says', () => {
  const quote = { exact: 'ten thousand people' }
  const linkPath = (): string => `/api/paragraphs/${hall.paragraph().id}/passages`
  const from = (id: string) => ({ source: { type: 'pledge', id, blockId: null }, quote })
  const slug = (): string => hall.draft.process.slug
  const matrix = (name: 'ngo' | 'secretariat', query: string) =>
    hall.done<{ items: Passage[]; counts: OutcomeCounts }>(
      name,
      'GET',
      `/api/processes/${slug()}/responses?${query}`,
    )

  it('[SUB5] is linked to a paragraph and answered, and the matrix shows it to those who take part', async () => {
    const ngo = await hall.listens('ngo', { process: slug() })
    const { passage } = await hall.done<{ passage: Passage }>(
      'secretariat',
      'POST',
      linkPath(),
      from(open.id),
    )
    expect(passage).toMatchObject({
      source: { type: 'pledge', id: open.id, blockId: null, link: `/pledges/${open.id}` },
      title: 'A pledge',
      quote,
      stage: null,
      response: null,
    })
    await hall.done('secretariat', 'POST', `/api/passages/${passage.id}/response`, {
      outcome: 'taken-up',
      reason: 'Paragraph 14 says so.',
    })
    await until('the answer is heard, without words', () =>
      ngo.heard.some(
        (fact) =>
          fact.type === 'passage.answered' && fact.data.passage.id === passage.id && !fact.data.passage.quote,
      ),
    )
    const { items, counts } = await matrix('ngo', 'source=pledge')
    expect(items.map(({ id, title, response }) => [id, title, response?.outcome])).toEqual([
      [passage.id, 'A pledge', 'taken-up'],
    ])
    expect(counts).toMatchObject({ 'taken-up': 1, none: 0 })
    const csv = await hall.who('ngo').fetch(`/api/processes/${slug()}/responses.csv?source=pledge`)
    expect(await csv.text()).toContain('ten thousand people')
    const publicly = await fetch(`${hall.world.url}/api/processes/${slug()}/responses?source=pledge`)
    expect(((await publicly.json()) as { items: Passage[] }).items).toEqual([])
  })

  it('[SUB5] is linked word for word, once, by nobody else, and from nothing that some may not read', async () => {
    const refused = async (name: 'secretariat' | 'ngo', json: object): Promise<string> =>
      (await hall.ask(name, 'POST', linkPath(), json)).code as string
    const other = pledged({}).id
    expect(await refused('ngo', from(other))).toBe('not-yours')
    const unsaid = { ...from(other), quote: { exact: 'words that nobody pledged' } }
    expect(await refused('secretariat', unsaid)).toBe('quote-not-found')
    await hall.done('secretariat', 'POST', linkPath(), from(other))
    expect(await refused('secretariat', from(other))).toBe('already-exists')
    expect(await refused('secretariat', from(internal.id))).toBe('not-found')
    expect(await refused('secretariat', from('no-such-pledge'))).toBe('not-found')
    for (const type of ['stage', 'no-such-kind', 'toString'])
      expect(await refused('secretariat', { source: { type, id: other, blockId: null } })).toBe(
        'invalid-input',
      )
  })

  it('[RSP4] [SUB5] is not shown any more when not everyone may read it, or it is gone', async () => {
    const { id } = pledged({})
    const { passage } = await hall.done<{ passage: Passage }>('secretariat', 'POST', linkPath(), from(id))
    const listed = async (): Promise<(Passage | undefined)[]> =>
      Promise.all(
        (['ngo', 'secretariat'] as const).map(async (name) =>
          (await matrix(name, 'source=pledge')).items.find((each) => each.id === passage.id),
        ),
      )
    expect((await listed()).map((each) => each?.title)).toEqual(['A pledge', 'A pledge'])
    pledges.set(id, { ...(pledges.get(id) as Pledge), internal: true })
    expect(await listed()).toEqual([undefined, undefined])
    pledges.delete(id)
    await hall.done('secretariat', 'DELETE', `/api/passages/${passage.id}`)
  })

  it('[SUB5] is what a thread on it says, too, to those who read the thing', async () => {
    const thread = await opens('ngo', open.id, { body: 'Ten thousand is too few.' })
    const json = { source: { type: 'thread', id: thread.id, blockId: null }, quote: null }
    const { passage } = await hall.done<{ passage: Passage }>('ngo', 'POST', linkPath(), json)
    expect(passage).toMatchObject({ title: 'Ten thousand is too few.', kind: 'ngo' })
    expect((await matrix('ngo', 'source=thread&kind=ngo')).items.map(({ id }) => id)).toContain(passage.id)
    const inside = await opens('state-a', pledged({ internal: true }).id, { body: 'Between us.' })
    const hidden = { source: { type: 'thread', id: inside.id, blockId: null }, quote: null }
    expect((await hall.ask('secretariat', 'POST', linkPath(), hidden)).code).toBe('not-found')
  })
})

describe('a feature of a new kind', () => {
  it('[SUB7] has endpoints, and does what it has to with the facts of others', async () => {
    const pledge = pledged({})
    const read = () =>
      hall.done<{ words: string; threads: number }>('ngo', 'GET', `/api/pledges/${pledge.id}`)
    expect(await read()).toEqual({ words: pledge.words, threads: 0 })
    await opens('ngo', pledge.id)
    await opens('state-a', pledge.id)
    expect(await read()).toEqual({ words: pledge.words, threads: 2 })
    expect((await fetch(`${hall.world.url}/api/pledges/${pledge.id}`)).status).toBe(401)
  })

  it('[SUB7] has rooms, by its own rights', async () => {
    const { database, collab } = hall.world.app
    const pledge = pledged({ words: '' })
    const room = roomOf(pledge.id)
    await database.transaction((tx) => collab.seed(tx, [{ room, content: [] }], null), { lock: 'test:all' })
    const [state, ngo] = await Promise.all(
      (['state-a', 'ngo'] as const).map((name) => openRoom(hall.world.url, room, hall.who(name).cookie)),
    )
    ngo?.type(0, 'We may not. ')
    state?.type(0, 'We shall host twenty thousand.')
    await until('the pledge is written', () => pledge.words === 'We shall host twenty thousand.')
    for (const each of [state, ngo]) each?.close()
    const ofNoKind = new WebSocket(`${hall.world.url.replace('http', 'ws')}/collab/q-${pledge.id}`, {
      headers: { cookie: hall.who('state-a').cookie },
    })
    expect(await new Promise((closed) => ofNoKind.once('close', closed))).toBe(closeCode.noSuchRoom)
  })
})

describe('what is not there', () => {
  it('[SUB2] grants nothing to whoever its own rules keep away', async () => {
    const thread = await opens('state-a', internal.id)
    expect(await listed('state-b', internal.id)).toEqual([thread.id])
    const asked = [
      hall.ask('refugee', 'GET', at(internal.id, 'threads')),
      hall.ask('refugee', 'POST', at(internal.id, 'threads'), words()),
      hall.ask('refugee', 'GET', at(internal.id, 'files')),
      hall.ask('refugee', 'GET', `/api/threads/${thread.id}`),
      hall.ask('refugee', 'POST', `/api/threads/${thread.id}/comments`, { body: 'May I?' }),
    ]
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    const whole = await hall.listens('refugee', { process: hall.draft.process.slug })
    const subject = { type: 'pledge', id: internal.id }
    const refused = await asAny(whole).emitWithAck('watch', { subject })
    expect(refused).toMatchObject({ code: 'not-found' })
    await hall.replies('state-a', thread.id, { body: 'Between those who pledge.' })
    const heard = await hall.opens('state-a')
    await until('the open one is heard', () => JSON.stringify(whole.heard).includes(heard.id))
    expect(JSON.stringify(whole.heard)).not.toContain(thread.id)
  })

  it('[SUB2] grants nothing where nothing is found, and of a kind that nobody registered', async () => {
    for (const [type, id] of [
      ['pledge', 'no-such-pledge'],
      ['no-such-kind', open.id],
      ['toString', open.id],
      ['paragraph', open.id],
    ]) {
      const path = `/api/subjects/${type}/${id}`
      for (const name of ['secretariat', 'ngo'] as const) {
        expect((await hall.ask(name, 'GET', `${path}/threads`)).status).toBe(404)
        expect((await hall.ask(name, 'POST', `${path}/threads`, words())).status).toBe(404)
        expect((await hall.ask(name, 'GET', `${path}/files`)).status).toBe(404)
      }
    }
    // Threads whose thing went are gone with it, for everyone.
    const thread = await opens('ngo', pledged({ id: 'passing' }).id)
    pledges.delete('passing')
    expect((await hall.ask('ngo', 'GET', `/api/threads/${thread.id}`)).status).toBe(404)
    expect((await hall.ask('secretariat', 'GET', `/api/threads/${thread.id}`)).status).toBe(404)
  })

  it('[SUB3] a thing answers by its own rules at the address for every kind as at its own', async () => {
    const paragraph = hall.paragraph()
    const path = `/api/subjects/paragraph/${paragraph.id}/threads`
    const { thread } = await hall.done<{ thread: Thread }>('ngo', 'POST', path, words())
    expect(thread.subject).toEqual({
      type: 'paragraph',
      draftId: hall.draft.id,
      paragraphId: paragraph.id,
    })
    expect((await hall.ask('observer', 'POST', path, words())).code).toBe('observers-read')
    expect((await hall.listed('state-a')).map(({ id }) => id)).toContain(thread.id)
  })
})

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
