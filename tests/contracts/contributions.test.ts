/** The life of a contribution over real HTTP and in live rooms: written together, submitted to the keystroke, posted, withdrawn. */
import { randomUUID } from 'node:crypto'
import type { Contribution, ContributionHead } from '@plenary/shared/contribution'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTexts } from '../../server/src/record/check-texts.ts'
import { stageOf } from '../discussion.ts'
import { delegationOf, inviteTo, tokenOf } from '../invite.ts'
import { Typist } from '../typist.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

type Who = 'state' | 'member' | 'other' | 'ngo' | 'refugee' | 'facilitator' | 'observer' | 'secretariat'

describe('contributions', () => {
  let world: World
  const people = {} as Record<Who, SignedIn>
  let stageId: string
  const typists: Typist[] = []

  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    const addresses = {
      state: 'state-a',
      other: 'state-b',
      ngo: 'ngo',
      refugee: 'refugee',
      facilitator: 'facilitator',
      observer: 'observer',
      secretariat: 'secretariat',
    }
    for (const [who, address] of Object.entries(addresses)) people[who as Who] = await world.signIn(address)
    people.member = await colleagueOf('State A')
    stageId = (await stageOf(world.url, 'fc1')).id
  })
  afterAll(async () => {
    for (const typist of typists) typist.close()
    await world.close()
  })

  /** A member of a delegation who is not its focal point, invited as anybody is. */
  async function colleagueOf(delegationName: string): Promise<SignedIn> {
    const made = await inviteTo(people.secretariat, 'refugees-2018', {
      ...{ email: 'colleague@state-a.test', kind: 'member-state', role: 'member' },
      delegation: delegationName,
    })
    const joined = await fetch(`${world.url}/api/invitations/${tokenOf(made)}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Colleague', password: 'a good password' }),
    })
    if (!joined.ok) throw new Error(await joined.text())
    const answer = await fetch(`${world.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'colleague@state-a.test', password: 'a good password' }),
    })
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    return {
      cookie,
      fetch: (path, { json, headers, ...init } = {}) =>
        fetch(world.url + path, {
          method: json === undefined ? 'GET' : 'POST',
          ...init,
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
          headers: {
            ...(json === undefined ? {} : { 'content-type': 'application/json' }),
            cookie,
            ...headers,
          },
        }),
    }
  }

  async function said<T = { contribution: Contribution }>(answer: Promise<Response>): Promise<T> {
    const response = await answer
    const text = await response.text()
    if (!response.ok) throw new Error((JSON.parse(text) as { code: string }).code)
    return JSON.parse(text) as T
  }
  const begins = async (who: Who, more: object = {}): Promise<Contribution> =>
    (
      await said(
        people[who].fetch(`/api/stages/${stageId}/contributions`, {
          json: {
            title: 'Our words',
            language: 'en',
            body: 'First.\n\nSecond.',
            consentToPublish: true,
            ...more,
          },
        }),
      )
    ).contribution
  const does = async (who: Who, id: string, what: string, json?: object): Promise<Contribution> =>
    (
      await said(
        people[who].fetch(`/api/contributions/${id}/${what}`, {
          method: 'POST',
          ...(json ? { json } : {}),
        }),
      )
    ).contribution
  const sees = async (who: Who | null, id: string): Promise<Contribution> =>
    (
      await said(
        who ? people[who].fetch(`/api/contributions/${id}`) : fetch(`${world.url}/api/contributions/${id}`),
      )
    ).contribution
  const lists = async (who: Who | null, query = ''): Promise<ContributionHead[]> => {
    const path = `/api/stages/${stageId}/contributions?limit=200&${query}`
    const answer = who ? people[who].fetch(path) : fetch(world.url + path)
    return (await said<{ items: ContributionHead[] }>(answer)).items
  }
  const typist = (who: Who, room: string): Typist => {
    const made = new Typist(world.url, room, people[who].cookie)
    typists.push(made)
    return made
  }

  it('[CTB6] a draft is known to its delegation alone; received also to the secretariat; posted to everyone', async () => {
    const { id } = await begins('state')
    const known = async (): Promise<string[]> => {
      const found: string[] = []
      for (const who of ['state', 'member', 'other', 'observer', 'secretariat'] as const)
        if (await sees(who, id).then(Boolean, () => false)) found.push(who)
      if (await sees(null, id).then(Boolean, () => false)) found.push('anybody')
      for (const who of ['other', 'secretariat'] as const)
        expect((await lists(who)).some((head) => head.id === id)).toBe(found.includes(who))
      return found
    }
    expect(await known()).toEqual(['state', 'member'])
    await does('state', id, 'submit')
    expect(await known()).toEqual(['state', 'member', 'secretariat'])
    await does('secretariat', id, 'publish')
    expect(await known()).toEqual(['state', 'member', 'other', 'observer', 'secretariat', 'anybody'])
    expect((await lists(null)).some((head) => head.id === id)).toBe(true)
  })

  it('[CTB8] [CTB12] is written together live, and what is submitted is what was typed, to the keystroke', async () => {
    const { id, blocks } = await begins('state')
    const room = blocks[1]?.room as string
    expect(blocks.map(({ text }) => text)).toEqual(['First.', 'Second.'])
    const [a, b] = [typist('state', room), typist('member', room)]
    await Promise.all([a.settled(), b.settled()])
    a.type(' From the focal point.')
    await a.settled()
    await expect.poll(() => b.text).toContain('focal point.')
    b.type(' From a colleague.')
    await b.settled()
    await expect.poll(() => a.text).toContain('From a colleague.')
    a.type(' The last word.')
    await a.settled()
    const submitted = await does('state', id, 'submit')
    expect(submitted.blocks[1]?.text).toBe('Second. From the focal point. From a colleague. The last word.')
    expect(submitted.blocks.every((block) => block.room === null)).toBe(true)
    // Later words stay with whoever typed them, and are told why.
    await expect.poll(() => b.ready).toBe(true)
    b.type(' Too late.')
    await b.settled()
    expect(b.refusals).toContain('already-submitted')
    expect(b.text).toContain('Too late.')
    expect((await sees('member', id)).blocks[1]?.text).not.toContain('Too late.')
  })

  it('[CTB6] a room of a draft does not exist for others', async () => {
    const { blocks } = await begins('state')
    for (const who of ['other', 'secretariat', 'observer'] as const) {
      const stranger = typist(who, blocks[0]?.room as string)
      await expect.poll(() => stranger.closes, { timeout: 10_000 }).toContain(4404)
    }
  })

  it('[CTB13] paragraphs are added and taken out by those who write', async () => {
    const { id, blocks } = await begins('state')
    const block = randomUUID()
    const path = `/api/contributions/${id}/blocks`
    const json = { id: block, after: blocks[0]?.id, text: 'Between.' }
    for (let twice = 0; twice < 2; twice += 1) {
      const { contribution } = await said(people.member.fetch(path, { json }))
      expect(contribution.blocks.map(({ text }) => text)).toEqual(['First.', 'Between.', 'Second.'])
    }
    const { states } = await said<{ states: Record<string, string> }>(
      people.member.fetch(`/api/contributions/${id}/states`),
    )
    expect(Object.keys(states)).toHaveLength(3)
    await expect(said(people.other.fetch(path, { json: { ...json, id: randomUUID() } }))).rejects.toThrow(
      'not-found',
    )
    const writer = typist('member', `c-${block}`)
    await writer.settled()
    const { contribution } = await said(people.state.fetch(`${path}/${block}`, { method: 'DELETE' }))
    expect(contribution.blocks.map(({ text }) => text)).toEqual(['First.', 'Second.'])
    await expect.poll(() => writer.closes, { timeout: 10_000 }).toContain(4404)
  })

  it('[CTB4] its delegation submits through its focal point; who is of none, for themselves', async () => {
    const { id, can } = await begins('member')
    expect([can.edit, can.submit]).toEqual(['yes', 'focal-point-only'])
    await expect(does('member', id, 'submit')).rejects.toThrow('focal-point-only')
    expect((await does('state', id, 'submit')).status).toBe('received')
    await expect(does('state', id, 'submit')).rejects.toThrow('already-submitted')
    const own = await begins('refugee')
    expect((await does('refugee', own.id, 'submit')).status).toBe('received')
    await expect(begins('observer')).rejects.toThrow('observers-read')
  })

  it('[CTB9] refuses what is empty, and keeps a draft that comes too late', async () => {
    const empty = await begins('ngo', { body: '' })
    await expect(does('ngo', empty.id, 'submit')).rejects.toThrow('contribution-empty')
    const { id } = await begins('ngo')
    const until = (inputUntil: string | null): Promise<unknown> =>
      said(
        people.secretariat.fetch(`/api/stages/${stageId}/consultation`, {
          method: 'PATCH',
          json: { inputUntil },
        }),
      )
    await until(world.clock.now().toISOString())
    try {
      await expect(does('ngo', id, 'submit')).rejects.toThrow('input-closed')
      expect((await sees('ngo', id)).status).toBe('draft')
      await expect(begins('ngo')).rejects.toThrow('input-closed')
    } finally {
      await until(null)
    }
    expect((await does('ngo', id, 'submit')).status).toBe('received')
  })

  it('[CTB10] [CTB14] is posted with consent alone, or declined with a reason its writers read', async () => {
    const kept = await begins('state', { consentToPublish: false })
    await expect(does('secretariat', kept.id, 'publish')).rejects.toThrow('not-found')
    await does('state', kept.id, 'submit')
    await expect(does('other', kept.id, 'publish')).rejects.toThrow('not-found')
    await expect(does('state', kept.id, 'publish')).rejects.toThrow('secretariat-only')
    await expect(does('secretariat', kept.id, 'publish')).rejects.toThrow('consent-missing')
    await does('secretariat', kept.id, 'decline', { reason: 'It names a third person.' })
    expect(await sees('member', kept.id)).toMatchObject({
      status: 'declined',
      declinedReason: 'It names a third person.',
    })
    await expect(does('secretariat', kept.id, 'decline', { reason: 'Again.' })).rejects.toThrow(
      'already-answered',
    )
  })

  it('[CTB7] withdrawn at any time, it leaves a mark without its words, also in what is caught up', async () => {
    const secret = `Only once ${randomUUID()}`
    const { id } = await begins('state', { title: secret, body: secret, topics: ['durable-solutions'] })
    await does('state', id, 'submit')
    await does('secretariat', id, 'publish')
    await expect(does('member', id, 'withdraw')).rejects.toThrow('focal-point-only')
    await expect(does('other', id, 'withdraw')).rejects.toThrow('not-yours')
    await does('state', id, 'withdraw')
    for (const who of [null, 'other', 'secretariat'] as const)
      expect(await sees(who, id)).toMatchObject({ status: 'withdrawn', title: '', blocks: [], topics: [] })
    expect((await sees('state', id)).title).toBe(secret)
    expect(JSON.stringify(await lists('other'))).not.toContain(secret)
    const facts = await people.other.fetch('/api/processes/refugees-2018/facts?since=0')
    const text = await facts.text()
    expect(text).not.toContain(secret)
    expect(text).toContain('contribution.withdrawn')
    const draft = await begins('state')
    await does('member', draft.id, 'withdraw')
    expect((await lists('secretariat')).some((head) => head.id === draft.id)).toBe(false)
  })

  it('[CTB11] a statement is tied to its place in the list; the secretariat enters the others', async () => {
    const youth = await delegationOf(people.secretariat, 'refugees-2018', 'Refugee youth', 'refugee')
    const ministry = await delegationOf(people.secretariat, 'refugees-2018', 'A ministry', 'member-state')
    const { speaker } = await said<{ speaker: { id: string } }>(
      people.refugee.fetch(`/api/stages/${stageId}/speakers`, {
        json: { onBehalfOf: { delegationId: youth } },
      }),
    )
    await expect(begins('refugee', { form: 'statement' })).rejects.toThrow('invalid-input')
    await expect(begins('ngo', { form: 'statement', speakerId: speaker.id })).rejects.toThrow('not-yours')
    const statement = await begins('refugee', { form: 'statement', speakerId: speaker.id })
    expect(statement).toMatchObject({
      speakerId: speaker.id,
      onBehalfOf: { delegationId: youth, state: 'wished' },
    })
    const entered = await begins('secretariat', {
      form: 'statement',
      entered: { delegationId: ministry, person: 'A visiting minister' },
      spokenAt: '2018-02-13T10:00:00+01:00',
    })
    await does('secretariat', entered.id, 'submit')
    const posted = await does('secretariat', entered.id, 'publish')
    expect(posted).toMatchObject({
      form: 'statement',
      attributedTo: ['A visiting minister'],
      entered: { delegation: { id: ministry }, person: 'A visiting minister' },
      kind: 'member-state',
      status: 'posted',
    })
    expect((await lists(null, 'form=statement')).map(({ id }) => id)).toEqual([entered.id])
  })
  const group = {
    place: 'A community centre',
    country: 'State A',
    heldOn: '2018-02-01',
    size: 4,
    kind: 'refugee',
    people: 'women',
    composition: {
      women: '1-4',
      men: 'none',
      children: 'none',
      youth: 'none',
      olderPersons: 'none',
      withDisabilities: 'none',
    },
    spokenLanguage: 'Dari',
    consent: 'spoken',
    translationLanguage: 'en',
  }
  it('[FAC1] [FAC2] [FAC3] a facilitator enters what a group said, in two languages, its small size kept', async () => {
    const input = { form: 'facilitated', facilitation: group, verbatim: 'گفتند.', body: 'They said.' }
    await expect(begins('ngo', input)).rejects.toThrow('facilitator-only')
    await expect(begins('facilitator', { form: 'facilitated' })).rejects.toThrow('invalid-input')
    const { id, blocks, facilitation } = await begins('facilitator', input)
    expect(blocks.map(({ part, text }) => [part, text])).toEqual([
      ['verbatim', 'گفتند.'],
      ['translation', 'They said.'],
    ])
    expect(facilitation?.size).toBe(4)
    await does('facilitator', id, 'submit')
    await does('secretariat', id, 'publish')
    for (const who of [null, 'other', 'secretariat'] as const)
      expect((await sees(who, id)).facilitation).toEqual({ ...group, size: null })
    const facts = await (await people.other.fetch('/api/processes/refugees-2018/facts?since=0')).text()
    expect(facts).not.toContain('"size":4')
    expect((await sees('facilitator', id)).facilitation?.size).toBe(4)
  })

  it('[CTB5] the register is filtered and paged, for anybody', async () => {
    const own = await begins('ngo', { topics: ['resilience-livelihoods'], language: 'fr' })
    await does('ngo', own.id, 'submit')
    await does('secretariat', own.id, 'publish')
    const ids = async (query: string): Promise<string[]> => (await lists(null, query)).map(({ id }) => id)
    expect(await ids('topic=resilience-livelihoods')).toEqual([own.id])
    expect(await ids('language=fr')).toEqual([own.id])
    expect(await ids('kind=ngo')).toContain(own.id)
    expect(await ids('kind=academia')).not.toContain(own.id)
    expect(await ids('mine=true')).toEqual([])
    expect(
      (await lists('ngo', 'mine=true')).every(({ by }) => by.delegation?.name.startsWith('Open Harbour')),
    ).toBe(true)
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page = await said<{ items: ContributionHead[]; next: string | null }>(
        fetch(
          `${world.url}/api/processes/refugees-2018/contributions?limit=4${cursor && `&cursor=${cursor}`}`,
        ),
      )
      seen.push(...page.items.map(({ id }) => id))
      if (!page.next) break
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(20)
  })

  it('[REC14] the words of bodies follow from their logs', async () => {
    await world.app.collab.flushProjections()
    const check = await checkTexts(world.app.database, new Map())
    expect(check.faults.filter((fault) => !fault.startsWith('Revision'))).toEqual([])
    expect(check.behind).toBe(0)
  })
})
