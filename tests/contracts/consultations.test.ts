/** The page of a consultation over real HTTP: kept by the secretariat, read by anybody, one speaker at a time. */
import { randomUUID } from 'node:crypto'
import { hashOf } from '@plenary/shared/canonical'
import type { Consultation, Speaker } from '@plenary/shared/consultation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stageOf } from '../discussion.ts'
import { delegationOf } from '../invite.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

type Who = 'secretariat' | 'state-a' | 'state-b' | 'ngo' | 'refugee' | 'observer'

describe('consultations', () => {
  let world: World
  const people = {} as Record<Who, SignedIn>
  let stageId: string
  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    for (const who of ['secretariat', 'state-a', 'state-b', 'ngo', 'refugee', 'observer'] as const)
      people[who] = await world.signIn(who)
    stageId = (await stageOf(world.url, 'fc2')).id
  })
  afterAll(() => world.close())

  async function said<T>(answer: Promise<Response>): Promise<T> {
    const response = await answer
    const text = await response.text()
    if (!response.ok) throw new Error((JSON.parse(text) as { code: string }).code)
    return JSON.parse(text) as T
  }
  const page = async (who: Who | null, id = stageId): Promise<Consultation> => {
    const path = `/api/stages/${id}/consultation`
    const answer = who ? people[who].fetch(path) : fetch(world.url + path)
    return (await said<{ consultation: Consultation }>(answer)).consultation
  }
  const asks = (who: Who, path: string, json: unknown, method = 'POST'): Promise<Response> =>
    people[who].fetch(path, { json, method })
  const sets = (who: Who, what: string, json: unknown): Promise<{ consultation: Consultation }> =>
    said(asks(who, `/api/stages/${stageId}/${what}`, json, 'PATCH'))

  it('[CNS1] the secretariat keeps the page, and anybody reads it', async () => {
    const questions = [
      { id: randomUUID(), text: 'What is missing?' },
      { id: randomUUID(), text: 'What says too much?' },
    ]
    await expect(sets('state-a', 'questions', { questions })).rejects.toThrow('secretariat-only')
    await sets('secretariat', 'questions', { questions })
    const { paper } = await said<{ paper: { id: string } }>(
      asks('secretariat', `/api/stages/${stageId}/papers`, { title: 'A guide', language: 'fr' }),
    )
    const read = await page(null)
    expect(read.questions.map(({ text }) => text)).toEqual(['What is missing?', 'What says too much?'])
    expect(read.papers).toEqual([
      { id: paper.id, title: 'A guide', symbol: null, language: 'fr', file: null },
    ])
    expect(read.can).toMatchObject({ keep: 'not-signed-in', contribute: 'not-signed-in' })
    expect((await page('observer')).can).toMatchObject({
      keep: 'secretariat-only',
      contribute: 'observers-read',
    })
    expect((await page('ngo')).can).toMatchObject({
      contribute: 'yes',
      facilitate: 'facilitator-only',
      ask: 'yes',
    })
    await sets('secretariat', 'questions', { questions: questions.toReversed() })
    expect((await page(null)).questions[0]?.text).toBe('What says too much?')
    const twice = [questions[0], questions[0]]
    await expect(sets('secretariat', 'questions', { questions: twice })).rejects.toThrow('invalid-input')
  })

  it('[CNS3] a question that was spoken to stays', async () => {
    const { questions } = await page(null)
    const [first, second] = questions.map(({ id, text }) => ({ id, text }))
    await said(
      asks('ngo', `/api/stages/${stageId}/threads`, {
        questionId: first?.id,
        kind: 'comment',
        visibility: 'all',
        language: 'en',
        body: 'Much.',
      }),
    )
    expect((await page(null)).questions.map(({ threads }) => threads)).toEqual([1, 0])
    await expect(sets('secretariat', 'questions', { questions: [second] })).rejects.toThrow(
      'already-answered',
    )
    await sets('secretariat', 'questions', { questions: [{ ...first, text: 'Worded anew?' }] })
    expect((await page(null)).questions).toMatchObject([{ text: 'Worded anew?', threads: 1 }])
  })

  it('[CNS4] the programme stands in order of time, and nothing ends before it begins', async () => {
    const item = (from: string, to: string) => ({
      id: randomUUID(),
      startsAt: `2018-03-20T${from}:00+01:00`,
      endsAt: `2018-03-20T${to}:00+01:00`,
      kind: 'panel',
      title: from,
    })
    await expect(sets('secretariat', 'programme', { items: [item('11:00', '10:00')] })).rejects.toThrow(
      'invalid-window',
    )
    await sets('secretariat', 'programme', { items: [item('15:00', '16:00'), item('10:00', '11:00')] })
    expect((await page(null)).programme.map(({ title }) => title)).toEqual(['10:00', '15:00'])
  })

  const list = async (): Promise<Speaker[]> => (await page(null)).speakers
  const calls = (who: Who, id: string, changes: object): Promise<{ speakers: Speaker[] }> =>
    said(asks(who, `/api/speakers/${id}`, changes, 'PATCH'))
  const floor = async (who: Who, json: object = {}): Promise<Speaker> =>
    (await said<{ speaker: Speaker }>(asks(who, `/api/stages/${stageId}/speakers`, json))).speaker

  it('[SPK1] [SPK2] [SPK3] [SPK5] one speaks at a time, timed by the one clock', async () => {
    const group = await delegationOf(
      people.secretariat,
      'refugees-2018',
      'A group of States',
      'regional-group',
    )
    const visitors = await delegationOf(people.secretariat, 'refugees-2018', 'Visitors', 'academia')
    const entered = { delegationId: visitors, person: 'A visiting minister' }
    const a = await floor('state-a', { onBehalfOf: { delegationId: group } })
    const b = await floor('state-b')
    const guest = await floor('secretariat', { entered })
    await expect(floor('state-a')).rejects.toThrow('already-exists')
    await expect(floor('state-b', { entered })).rejects.toThrow('secretariat-only')
    await expect(floor('secretariat', { name: 'Somebody else' })).rejects.toThrow('invalid-input')
    await expect(floor('observer')).rejects.toThrow('observers-read')
    expect(await list()).toMatchObject([
      { id: a.id, name: 'Tomás Ferreira', onBehalfOf: null, status: 'listed', order: 0 },
      { id: b.id, order: 1 },
      {
        id: guest.id,
        name: 'A visiting minister',
        participant: null,
        entered: { delegation: { id: visitors } },
      },
    ])
    await calls('secretariat', guest.id, { order: 0 })
    expect((await list()).map(({ id }) => id)).toEqual([guest.id, a.id, b.id])

    await expect(calls('state-a', a.id, { status: 'speaking' })).rejects.toThrow('secretariat-only')
    await expect(calls('state-a', b.id, { status: 'withdrawn' })).rejects.toThrow('secretariat-only')
    await calls('secretariat', a.id, { status: 'speaking' })
    const startedAt = world.clock.now().toISOString()
    world.clock.advance(90_000)
    await Promise.all([guest.id, b.id].map((id) => calls('secretariat', id, { status: 'speaking' })))
    const speakers = await list()
    expect(speakers.filter(({ status }) => status === 'speaking')).toHaveLength(1)
    const endedAt = world.clock.now().toISOString()
    expect(speakers.find(({ id }) => id === a.id)).toMatchObject({ status: 'spoke', startedAt, endedAt })
    await expect(calls('secretariat', a.id, { status: 'listed' })).rejects.toThrow('version-conflict')

    const again = await floor('state-a')
    await calls('state-a', again.id, { status: 'withdrawn' })
    expect((await list()).find(({ id }) => id === again.id)?.status).toBe('withdrawn')
  })

  it('[PSE1] a pseudonym is on the list of a stage as that stage knows it', async () => {
    const speaker = await floor('refugee')
    expect(speaker.name).toMatch(/^Participant [0-9A-Z]{5}$/)
    expect((await page('refugee')).seenAs?.id).toBe(speaker.participant?.id)
    expect((await page('refugee', (await stageOf(world.url, 'fc3')).id)).seenAs?.id).not.toBe(
      speaker.participant?.id,
    )
  })

  it('[CNS7] each says for themselves whether they attend, and those who take part see who does', async () => {
    const attend = (who: Who, attends: boolean): Promise<unknown> =>
      said(asks(who, `/api/stages/${stageId}/attendance`, { attends }))
    await attend('observer', true)
    await attend('observer', true)
    await attend('ngo', true)
    expect(await page('ngo')).toMatchObject({ attending: true, counts: { present: 2 } })
    const present = await said<{ items: { name: string }[] }>(
      people.ngo.fetch(`/api/stages/${stageId}/attendance`),
    )
    expect(present.items.map(({ name }) => name).toSorted()).toEqual(['Grace Wanjala', 'Sofia Kaplan'])
    expect((await fetch(`${world.url}/api/stages/${stageId}/attendance`)).status).toBe(401)
    expect((await page(null)).counts.present).toBeNull()
    expect((await page('observer')).counts.present).toBe(2)
    await attend('ngo', false)
    expect(await page('ngo')).toMatchObject({ attending: false, counts: { present: 1 } })
  })

  it('[CNS2] [CNS5] [CNS6] a summary is drafted unseen, saved by version, and published once with its hash', async () => {
    const save = (version: number, text: string) =>
      sets('secretariat', 'summary', { version, language: 'en', text })
    await save(0, 'A draft.')
    expect((await page(null)).summary).toBeNull()
    expect((await page('state-a')).summary).toBeNull()
    expect((await page('secretariat')).summary).toMatchObject({ text: 'A draft.', version: 1 })
    const both = await Promise.allSettled([save(1, 'One.'), save(1, 'Other.')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(save(1, 'Blind.')).rejects.toThrow('version-conflict')
    await save(2, 'What was said.')
    const publish = (version: number): Promise<{ consultation: Consultation }> =>
      said(asks('secretariat', `/api/stages/${stageId}/summary/publish`, { version }))
    await expect(publish(2)).rejects.toThrow('version-conflict')
    await publish(3)
    const { summary } = await page(null)
    const hash = hashOf({ stageId, language: 'en', text: 'What was said.' })
    expect(summary).toMatchObject({ text: 'What was said.', hash })
    await expect(publish(3)).rejects.toThrow('already-published')
    await expect(save(3, 'Later.')).rejects.toThrow('already-published')
    const record = await said<{ items: { type: string; data: { hash: string } | null }[] }>(
      people.ngo.fetch('/api/record?type=summary.published'),
    )
    expect(record.items.map(({ data }) => data?.hash)).toEqual([hash])
  })

  it('[DEM8] the demonstration has what its clock says has happened', async () => {
    const past = await page(null, (await stageOf(world.url, 'td2')).id)
    expect(past.counts).toMatchObject({ contributions: 2, statements: 1, facilitated: 1 })
    expect(past.summary?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(past.speakers.every(({ status }) => status === 'spoke')).toBe(true)
    expect(past.speakers[0]?.statementId).toBeTruthy()
    const open = await page(null, (await stageOf(world.url, 'fc1')).id)
    expect(open.summary).toBeNull()
    expect(open.counts.contributions).toBeGreaterThan(0)
    expect(open.speakers.every(({ status }) => status === 'listed')).toBe(true)
    const earlier = await startWorld({ at: '2017-10-01T09:00:00+02:00' })
    try {
      const of = async (code: string): Promise<Consultation> => {
        const { id } = await stageOf(earlier.url, code)
        const answer = await fetch(`${earlier.url}/api/stages/${id}/consultation`)
        return ((await answer.json()) as { consultation: Consultation }).consultation
      }
      expect((await of('td1')).summary).not.toBeNull()
      expect(await of('td2')).toMatchObject({
        summary: null,
        speakers: [],
        counts: { contributions: 0, statements: 0 },
      })
      expect((await of('td2')).questions.length).toBeGreaterThan(0)
    } finally {
      await earlier.close()
    }
  })
})
