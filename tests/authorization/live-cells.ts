/** The cells of sockets: who may watch what, who hears which fact, who may write in which room. */
import type { Fact } from '@plenary/shared/events'
import type { ClientToServer, ServerToClient, WatchInput } from '@plenary/shared/live'
import { closeCode } from '@plenary/shared/rooms'
import { io, type Socket } from 'socket.io-client'
import { until } from '../provider.ts'
import { RoomClient } from '../room-client.ts'
import type { Matrix } from './all-rows.ts'
import type { Outcome } from './cells.ts'
import { missing } from './ground.ts'
import type { Person } from './people.ts'
import { absent, everybody, everyone, inside, type Verdicts, type Who } from './verdicts.ts'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

/** A connection, or the reason why there is none. */
export async function connect(url: string, { cookie }: Person): Promise<LiveSocket | string> {
  const socket: LiveSocket = io(url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: cookie ? { cookie } : {},
  })
  return new Promise((done) => {
    socket.once('connect', () => done(socket))
    socket.once('connect_error', (error) => done(error.message))
  })
}

const outcome = (cell: string, expected: string, got: string): Outcome => ({
  cell,
  expected,
  got,
  answer: '',
})

export async function watching({ ground: g }: Matrix): Promise<Outcome[]> {
  const inTheOther = inside('yes', { elsewhere: 'yes', member: 'not-found', facilitator: 'not-found' })
  const places: [string, object, Verdicts][] = [
    ['a draft', { draft: g.draft.id }, inside('yes')],
    ['a stage', { stage: g.stage('fc1').id }, inside('yes')],
    ['a process', { process: g.process.slug }, inside('yes')],
    ['a process by its id', { process: g.process.id }, inside('yes')],
    ['a draft of another process', { draft: g.otherDraft.id }, inTheOther],
    ['a stage of another process', { stage: g.otherStage('r1').id }, inTheOther],
    ['another process', { process: g.other.slug }, inTheOther],
    ['a paragraph', { subject: { type: 'paragraph', id: g.paragraph.id } }, inside('yes')],
    [
      'a paragraph of another process',
      { subject: { type: 'paragraph', id: g.otherParagraph.id } },
      inTheOther,
    ],
    ['a draft as a thing', { subject: { type: 'draft', id: g.draft.id } }, inside('yes')],
    ['a thing of no kind', { subject: { type: 'no-such-kind', id: g.draft.id } }, absent()],
    ['a missing thing', { subject: { type: 'paragraph', id: missing } }, absent()],
    ['a missing draft', { draft: missing }, absent()],
    ['a missing stage', { stage: missing }, absent()],
    ['a missing process', { process: missing }, absent()],
    [
      'two things at once',
      { draft: g.draft.id, stage: g.stage('fc1').id },
      everyone('invalid-input', { nobody: 'not-signed-in' }),
    ],
  ]
  const outcomes: Outcome[] = []
  for (const who of everybody) {
    const socket = await connect(g.world.url, g.people[who])
    for (const [name, place, verdicts] of places) {
      const answer =
        typeof socket === 'string'
          ? { code: socket }
          : ((await socket.emitWithAck('watch', place as WatchInput)) as { code?: string })
      outcomes.push(outcome(`watch / ${name} / ${who}`, verdicts[who], answer.code ?? 'yes'))
    }
    if (typeof socket !== 'string') socket.disconnect()
  }
  return outcomes
}

/** Everyone listens to everything they may watch; what somebody then does is heard by its audience alone. */
export async function hearing({ ground: g, things }: Matrix): Promise<Outcome[]> {
  const heard = new Map<Who, Set<string>>()
  const sockets: LiveSocket[] = []
  for (const who of everybody) {
    const socket = await connect(g.world.url, g.people[who])
    const mine = new Set<string>()
    heard.set(who, mine)
    if (typeof socket === 'string') continue
    sockets.push(socket)
    socket.on('fact', (fact: Fact) => {
      for (const id of JSON.stringify(fact.data).match(/[0-9a-f-]{36}/g) ?? []) mine.add(id)
    })
    for (const place of [{ draft: g.draft.id }, { process: g.process.slug }, { stage: things.input }])
      await socket.emitWithAck('watch', place as WatchInput)
  }
  const only = (...who: Who[]): Verdicts => ({
    ...everyone('not-found'),
    ...Object.fromEntries(who.map((each) => [each, 'yes'])),
  })
  const acts: [string, string, Verdicts][] = [
    [
      'a thread inside a delegation',
      (await things.thread('focal', 'delegation')).id,
      only('focal', 'member'),
    ],
    [
      'a thread to the secretariat',
      (await things.thread('refugee', 'secretariat')).id,
      only('refugee', 'secretariat'),
    ],
    ['a draft of a contribution', (await things.contribution('ngo')).id, only('ngo')],
    ['a draft of a delegation', (await things.contribution('member')).id, only('focal', 'member')],
    ['a received contribution', await things.received('ngo'), only('ngo', 'secretariat')],
    [
      'a posted contribution',
      await things.posted('ngo'),
      everyone('yes', { elsewhere: 'not-found', nobody: 'not-found' }),
    ],
    [
      'a thread to all',
      (await things.thread('ngo')).id,
      everyone('yes', { elsewhere: 'not-found', nobody: 'not-found' }),
    ],
  ]
  // Facts come in their order: whoever hears the last has heard or not heard those before.
  const last = acts.at(-1)?.[1] as string
  await until('the last is heard', () => everybody.filter((who) => heard.get(who)?.has(last)).length >= 8)
  for (const socket of sockets) socket.disconnect()
  return acts.flatMap(([name, id, verdicts]) =>
    everybody.map((who) =>
      outcome(`hear / ${name} / ${who}`, verdicts[who], heard.get(who)?.has(id) ? 'yes' : 'not-found'),
    ),
  )
}

const closings: Record<number, string> = {
  [closeCode.notSignedIn]: 'not-signed-in',
  [closeCode.noSuchRoom]: 'not-found',
  [closeCode.noRight]: 'not-a-participant',
}

/** Enters a room and types; yes, or what refused it. */
async function typeIn(url: string, room: string, person: Person): Promise<string> {
  let verdict: string | null = null
  const client = new RoomClient(`${url.replace('http', 'ws')}/collab/${room}`, person.cookie, {
    // A sign of life says that none is durable yet.
    durable: (n) => {
      if (n > 0) verdict ??= 'yes'
    },
    refused: (code) => {
      verdict = code
    },
  })
  try {
    await client.ready
    client.type('.')
    await until('the words are judged', () => verdict !== null)
    return verdict as unknown as string
  } catch (error) {
    const { message } = error as Error
    return closings[Number(/closed (\d+)/.exec(message)?.[1])] ?? message
  } finally {
    client.socket.terminate()
  }
}

export async function writing({ ground: g, things }: Matrix, closed: boolean): Promise<Outcome[]> {
  const observer = { observer: 'observers-read' } as const
  const outsideStates = {
    facilitator: 'section-not-open',
    ngo: 'section-not-open',
    refugee: 'section-not-open',
  } as const
  const open = closed
    ? inside('round-not-open', { ...observer, secretariat: 'yes' })
    : inside('yes', observer)
  const only = (...who: Who[]): Verdicts => absent(Object.fromEntries(who.map((each) => [each, 'yes'])))
  const block = (await things.contribution('member')).blocks[0]?.room as string
  const submitted = await things.contribution('ngo')
  await things.send('ngo', `/api/contributions/${submitted.id}/submit`, {})
  const rooms: [string, string, Verdicts][] = [
    ['a paragraph open to everyone', g.paragraph.room, open],
    [
      'a paragraph open to States',
      g.statesOnly.room,
      closed ? open : inside('yes', { ...observer, ...outsideStates }),
    ],
    ['a locked paragraph', g.locked.room, inside('paragraph-locked')],
    ['a deleted paragraph', `p-${g.deletedId}`, absent()],
    ['a missing paragraph', `p-${crypto.randomUUID()}`, absent()],
    ['a block of a draft', block, only('focal', 'member')],
    ['a block of another kind of room', block.replace('c-', 'p-'), absent()],
    ['a paragraph as a block', g.paragraph.room.replace('p-', 'c-'), absent()],
  ]
  const outcomes = rooms.flatMap(([name, room, verdicts]) =>
    everybody.map(async (who) =>
      outcome(
        `write / ${name}${closed ? ', closed' : ''} / ${who}`,
        verdicts[who],
        await typeIn(g.world.url, room, g.people[who]),
      ),
    ),
  )
  return Promise.all(outcomes)
}
