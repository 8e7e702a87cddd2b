/**
 * Two people under pseudonyms use everything there is, and leave traces of who they are wherever one can. Others and the
 * public keep every byte they receive, and the server its log: nothing of it leads to the person, nor from one stage
 * to another.
 */
import type { Consultation } from '@plenary/shared/consultation'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canariesOf, formsOf } from '../canary/identity.ts'
import { actsOf, sharedBetween } from '../canary/links.ts'
import { Pseudonymous } from '../canary/pseudonymous.ts'
import { type Known, sweep } from '../canary/sweep.ts'
import { Wiretap } from '../canary/wiretap.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const others = ['secretariat', 'state-a', 'ngo', 'observer'] as const
const slug = 'refugees-2018'
const reason = 'For the test of canaries'

describe('people under pseudonyms', () => {
  const tap = new Wiretap()
  let world: World
  let people: Record<(typeof others)[number], SignedIn>
  /** One who is to be somebody else in every stage, and one who chose to be recognised. */
  let apart: Pseudonymous
  let linked: Pseudonymous
  let asked = 0
  /** The rooms they wrote in. */
  const rooms = new Set<string>()

  const send = async <T>(path: string, json: object, method = 'POST'): Promise<T> => {
    const answer = await people.secretariat.fetch(path, { method, json })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  async function everythingIn(draft: DraftView, stages: string[]): Promise<Known> {
    const { secretariat } = people
    const read = <T>(path: string): Promise<T> => get<T>(world.url, path, secretariat.cookie)
    const items = async <T>(path: string): Promise<T[]> =>
      (await read<{ items: T[] }>(`${path}?limit=200`)).items
    const contributions = await items<{ id: string }>(`/api/processes/${slug}/contributions`)
    const lists = [
      `/api/drafts/${draft.id}/threads`,
      ...stages.map((id) => `/api/stages/${id}/threads`),
      ...contributions.map(({ id }) => `/api/contributions/${id}/threads`),
    ]
    const threads = (await Promise.all(lists.map((path) => items<Thread>(path)))).flat()
    const papers = await Promise.all(
      contributions.map(({ id }) =>
        read<{ contribution: { files: { id: string }[] } }>(`/api/contributions/${id}`),
      ),
    )
    return {
      drafts: [draft.id],
      stages,
      paragraphs: [...rooms].filter((room) => room.startsWith('p-')).map((room) => room.slice(2)),
      threads: threads.map(({ id }) => id),
      comments: threads.flatMap(({ comments }) => comments.map(({ id }) => id)),
      contributions: contributions.map(({ id }) => id),
      revisions: (await items<{ id: string }>(`/api/drafts/${draft.id}/revisions`)).map(({ id }) => id),
      files: papers.flatMap(({ contribution }) => contribution.files.map(({ id }) => id)),
      processes: [slug],
      topics: ['cross-cutting'],
    }
  }

  async function question(stageId: string): Promise<string> {
    const id = crypto.randomUUID()
    await send(`/api/stages/${stageId}/questions`, { questions: [{ id, text: 'What happened?' }] }, 'PATCH')
    await send(`/api/stages/${stageId}/consultation`, { inputUntil: '2018-12-01T00:00:00Z' }, 'PATCH')
    return id
  }

  async function threadOfNgo(draft: DraftView, paragraphId: string) {
    const body = { paragraphId, kind: 'comment', visibility: 'all', body: 'What do those concerned say?' }
    const answer = await people.ngo.fetch(`/api/drafts/${draft.id}/threads`, { json: body })
    const { thread } = (await answer.json()) as { thread: Thread }
    return { thread, participantId: thread.author.id }
  }

  beforeAll(async () => {
    tap.log()
    world = await startWorld({ environment: { LIMITS: 'off', LOG_LEVEL: 'debug' } })
    const signed = await Promise.all(others.map(async (who) => [who, await world.signIn(who)] as const))
    people = Object.fromEntries(signed) as typeof people
    const { secretariat } = people
    const process = await get<ProcessView>(world.url, `/api/processes/${slug}`, secretariat.cookie)
    const stage = (code: string): string => process.stages.find((each) => each.code === code)?.id as string
    const [consulted, spoken, first, second] = ['td5', 'fc5', 'fc1', 'fc2'].map(stage) as [
      string,
      string,
      string,
      string,
    ]
    const draft = await sampleDraft(world.url, secretariat.cookie)
    const open = (await sampleDraft(world.url, people.ngo.cookie)).paragraphs.filter(
      ({ kind, can }) => kind === 'paragraph' && can.edit === 'yes',
    )
    const watched = [
      { draft: draft.id },
      { process: slug },
      ...[consulted, spoken, first, second].map((id) => ({ stage: id })),
    ]
    for (const who of others) await tap.live(world.url, who, people[who].cookie, watched)
    apart = new Pseudonymous(world)
    linked = new Pseudonymous(world)
    for (const person of [apart, linked]) await person.join(secretariat)
    await linked.linkStages()
    for (const { room } of open.slice(0, 4)) {
      rooms.add(room)
      for (const who of others) await tap.room(world.url, who, people[who].cookie, room)
    }

    const asking = await question(consulted)
    for (const person of [apart, linked]) {
      const id = await person.consult(consulted, asking, spoken)
      await send(`/api/contributions/${id}/publish`, {})
    }
    const inRound = async (nth: number): Promise<void> => {
      for (const [offset, person] of [apart, linked].entries()) {
        const paragraphId = open[nth + offset]?.id as string
        const of = await threadOfNgo(draft, paragraphId)
        const opened = await person.draftWith(draft, paragraphId, of, `Words ${nth}${offset}`)
        await send(`/api/comments/${opened.comments[0]?.id}/hide`, { reason })
        await person.send('POST', `/api/comments/${opened.comments[0]?.id}/appeal`, { reason: 'Look again.' })
        await send(`/api/comments/${opened.comments[0]?.id}/show`, { reason })
        await person.err(draft.id)
      }
    }
    await inRound(0)
    await send(`/api/stages/${first}/close`, { reason })
    // Too late: kept for them alone.
    await apart.write(open[0]?.room as string, ' Late words.')
    await send(`/api/stages/${second}/table`, { draftId: draft.id })
    const rules = [{ kinds: 'all', actions: ['read', 'comment', 'edit'], sections: 'all' }]
    await send(`/api/stages/${second}/tablings/${draft.id}`, { rules, reason }, 'PATCH')
    await send(`/api/stages/${second}/open`, { reason })
    await inRound(2)
    // What was done in the first round is changed in the second.
    const before = (
      await get<{ items: Thread[] }>(
        world.url,
        `/api/drafts/${draft.id}/threads?limit=200`,
        secretariat.cookie,
      )
    ).items
    const { also } = (await apart.me()).participations[0] as { also: string[] }
    for (const { id, author, comments } of before.filter(({ author: { id } }) => also.includes(id))) {
      expect(author.name).toMatch(/^Participant /)
      await apart.send('PATCH', `/api/comments/${comments[0]?.id}`, { body: 'Said better.' })
      await apart.send('PATCH', `/api/threads/${id}`, { status: 'resolved', outcome: 'Heard.' })
    }
    await apart.send('GET', `/api/record/export?process=${slug}`).catch(() => undefined)
    await world.app.collab.flushProjections()

    const known = await everythingIn(draft, [consulted, spoken, first, second])
    for (const who of others) asked += await sweep(tap, world.url, who, people[who].cookie, known)
    asked += await sweep(tap, world.url, 'the public', '', known)
    for (const path of ['/metrics', '/health', '/api/openapi.json', '/'])
      await tap.fetch(world.url + path, { who: 'the public' })
    await get<{ consultation: Consultation }>(
      world.url,
      `/api/stages/${consulted}/consultation`,
      secretariat.cookie,
    )
  })
  afterAll(async () => {
    for (const person of [apart, linked]) person?.close()
    tap.close()
    await world?.close()
  })

  it('[CAN1] leave nothing of who they are in any byte that others receive, nor in the log', () => {
    const wanted = [
      ...canariesOf(apart.identity, apart.secrets),
      // Whoever chose to be recognised shows their pseudonym, and nothing else.
      ...[...canariesOf(linked.identity, linked.secrets)].filter(([name]) => !name.startsWith('pseudonym')),
    ]
    const found = wanted.flatMap(([name, canary]) =>
      tap.find(formsOf(canary)).map((from) => `${name} (${canary}) in ${from}`),
    )
    console.log(
      `canaries: ${wanted.length} strings, ${found.length} found in ${tap.total} bytes of ${asked} answers, sockets and the log`,
    )
    expect(wanted.length).toBeGreaterThanOrEqual(80)
    expect(found).toEqual([])
  })

  it('[CAN1] were there all the time: what they said was heard, and their devices were refused what they tried', () => {
    const said = ['Words 00', 'Words 20', 'And nights.', 'Food came late.', 'Said better.']
    for (const words of said) expect(tap.find([Buffer.from(words)]), words).not.toEqual([])
    expect(tap.pieces.filter(({ from }) => from === 'log').length).toBeGreaterThan(0)
    expect(apart.refusals.join('\n')).toMatch(/files: file-tells-its-author/)
    expect(apart.refusals.join('\n')).toMatch(/not-found/)
    const refusedInRooms = apart.refusals.filter((each) => each.startsWith('room'))
    expect(refusedInRooms, 'late words alone').toEqual(['room: round-closed'])
    // Of five files the photograph and the drawing are taken, without what they told.
    expect(apart.refusals.filter((each) => /files: /.test(each))).toHaveLength(3)
    expect(linked.refusals.filter((each) => /files: /.test(each))).toHaveLength(3)
  })

  it('[CAN2] are nobody in one stage who was somebody in another, unless they chose to be', async () => {
    const path = `/api/processes/${slug}/participants?limit=200`
    const { items } = await get<{ items: { id: string; name: string }[] }>(
      world.url,
      path,
      people.secretariat.cookie,
    )
    const masksOf = async (person: Pseudonymous) => {
      const { also } = (await person.me()).participations[0] as { also: string[] }
      return items.filter(({ id }) => also.includes(id))
    }
    const pairs = <T>(ids: T[]) =>
      ids.flatMap((one, nth) => ids.slice(nth + 1).map((two) => [one, two] as const))
    const [ofApart, ofLinked] = [await masksOf(apart), await masksOf(linked)]
    // Consultation, speakers' list, both rounds, the record.
    expect(ofApart.length).toBeGreaterThanOrEqual(4)
    const acts = actsOf(tap)
    const shared = pairs(ofApart).flatMap(([one, two]) => sharedBetween(acts, one, two, ofApart))
    console.log(`linkability: ${pairs(ofApart).length} pairs of one person, ${shared.length} strings shared`)
    expect(shared).toEqual([])
    const chosen = pairs(ofLinked).map(([one, two]) => sharedBetween(acts, one, two, ofLinked).length)
    expect(Math.max(...chosen), 'who chose to be recognised is').toBeGreaterThan(0)
  })

  it('[CAN3] use no client id in two rooms', async () => {
    const draft = await sampleDraft(world.url, people.secretariat.cookie)
    const { states } = await get<{ states: Record<string, string> }>(
      world.url,
      `/api/drafts/${draft.id}/states`,
      people.secretariat.cookie,
    )
    const roomsOf = new Map<number, string[]>()
    for (const [room, state] of Object.entries(states))
      for (const client of Y.decodeStateVector(
        Y.encodeStateVectorFromUpdate(Buffer.from(state, 'base64')),
      ).keys())
        roomsOf.set(client, [...(roomsOf.get(client) ?? []), room])
    const theirs = [...apart.clientIds.values(), ...linked.clientIds.values()]
    const reused = theirs.filter((id) => (roomsOf.get(id)?.length ?? 0) > 1)
    console.log(
      `client ids: ${roomsOf.size} in ${Object.keys(states).length} rooms, ${reused.length} of theirs reused`,
    )
    expect(theirs.length).toBeGreaterThan(4)
    expect(reused).toEqual([])
  })
})
