/** Whose word something is: a reference, confirmed by those it names, entered by the secretariat for those without an account. */
import type { BehalfRequest } from '@plenary/shared/attribution'
import type { Consultation, Speaker } from '@plenary/shared/consultation'
import type { Contribution, ContributionHead } from '@plenary/shared/contribution'
import type { Fact } from '@plenary/shared/events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../answers.ts'
import { stageOf } from '../discussion.ts'
import { delegationOf, told } from '../invite.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const slug = 'refugees-2018'
const names = ['secretariat', 'state-a', 'state-b', 'ngo', 'refugee', 'observer', 'facilitator'] as const
type Who = (typeof names)[number]
let world: World
let stageId: string
let stateB: string
let group: string
const people = {} as Record<Who, SignedIn>

beforeAll(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' } })
  for (const name of names) people[name] = await world.signIn(name)
  stageId = (await stageOf(world.url, 'fc1')).id
  stateB = await delegationOf(people.secretariat, slug, 'State B', 'member-state')
  group = await delegationOf(people.secretariat, slug, 'Group of Coasts', 'regional-group')
})
afterAll(() => world?.close())

const send = (who: Who, path: string, json: unknown, method = 'POST') =>
  people[who].fetch(path, { method, json })
const begins = (who: Who, more: object = {}) =>
  send(who, `/api/stages/${stageId}/contributions`, {
    ...{ title: 'On coasts', language: 'en', body: 'Some words.', consentToPublish: true },
    ...more,
  })
const made = async (answer: Response): Promise<Contribution> =>
  (await told<{ contribution: Contribution }>(answer)).contribution
const does = async (who: Who, id: string, what: string): Promise<Contribution> =>
  made(await send(who, `/api/contributions/${id}/${what}`, {}))
const read = async (who: Who | null, id: string): Promise<Contribution> =>
  made(
    await (who
      ? people[who].fetch(`/api/contributions/${id}`)
      : fetch(`${world.url}/api/contributions/${id}`)),
  )
const answers = (who: Who, path: string, confirms: boolean) => send(who, `/api/${path}/behalf`, { confirms })
const requests = async (who: Who): Promise<BehalfRequest[]> =>
  (await told<{ items: BehalfRequest[] }>(await people[who].fetch(`/api/processes/${slug}/behalf`))).items
const speakers = async (): Promise<Speaker[]> =>
  (await told<{ consultation: Consultation }>(await fetch(`${world.url}/api/stages/${stageId}/consultation`)))
    .consultation.speakers

describe('attribution', () => {
  it('[ATT1] takes no free words anywhere, and says why', async () => {
    const tries: [string, Response][] = [
      ['attributedTo', await begins('ngo', { attributedTo: ['State A', 'Elena Marsh'] })],
      ['onBehalfOf', await begins('ngo', { onBehalfOf: 'State A' })],
      ['floor', await send('refugee', `/api/stages/${stageId}/speakers`, { onBehalfOf: 'State A' })],
      ['name', await send('secretariat', `/api/stages/${stageId}/speakers`, { name: 'State A' })],
    ]
    for (const [what, answer] of tries) {
      const { code, detail } = (await answer.json()) as { code: string; detail: string }
      expect([what, code]).toEqual([what, 'invalid-input'])
      expect(detail).toMatch(/delegation/i)
    }
    const own = await made(await begins('ngo'))
    expect(own.attributedTo).toEqual(['Open Harbour, a non-governmental organization'])
    expect(own.by.name).toBe('Grace Wanjala')
  })

  it('[ATT2] by the secretariat is for a delegation and a person of it, and says that it was entered', async () => {
    const entered = { delegationId: group, person: 'Her Excellency Nobody' }
    expect(await codeOf(await begins('ngo', { entered }))).toBe('secretariat-only')
    expect(
      await codeOf(await begins('secretariat', { entered: { ...entered, person: 'Tomás Ferreira' } })),
    ).toBe('name-taken')
    const one = await made(await begins('secretariat', { entered }))
    expect(one).toMatchObject({
      attributedTo: ['Her Excellency Nobody'],
      entered: { delegation: { id: group, name: 'Group of Coasts' }, person: 'Her Excellency Nobody' },
      kind: 'regional-group',
    })
    const floor = await send('secretariat', `/api/stages/${stageId}/speakers`, { entered })
    expect((await told<{ speaker: Speaker }>(floor)).speaker).toMatchObject({
      name: 'Her Excellency Nobody',
      participant: null,
      entered: { delegation: { id: group } },
    })
  })

  it('[FAC4] of what a group said is under the kind of those who spoke', async () => {
    const none = {
      women: 'none',
      men: 'none',
      children: 'none',
      youth: 'none',
      olderPersons: 'none',
      withDisabilities: 'none',
    }
    const facilitation = {
      ...{ place: 'A hall', country: 'State A', heldOn: '2018-02-01', size: 14, people: 'young people' },
      ...{ composition: none, spokenLanguage: 'Arabic', consent: 'spoken', translationLanguage: null },
    }
    const said = (kind: string) =>
      begins('facilitator', { form: 'facilitated', facilitation: { ...facilitation, kind } })
    for (const kind of ['refugee', 'host-community']) {
      const { id } = await made(await said(kind))
      await does('facilitator', id, 'submit')
      await does('secretariat', id, 'publish')
      const list = await told<{ items: ContributionHead[] }>(
        await fetch(
          `${world.url}/api/stages/${stageId}/contributions?form=facilitated&kind=${kind}&limit=200`,
        ),
      )
      expect(list.items.map((head) => head.id)).toContain(id)
    }
    const posing = { ...facilitation, kind: 'refugee', people: 'Delegation of State A' }
    expect(await codeOf(await begins('facilitator', { form: 'facilitated', facilitation: posing }))).toBe(
      'name-taken',
    )
  })
})

describe('on behalf of', () => {
  it('[BHF1] [BHF2] a delegation nothing is said until its focal point has confirmed', async () => {
    expect(await codeOf(await begins('ngo', { onBehalfOf: { delegationId: 'nowhere' } }))).toBe('not-found')
    const { id } = await made(await begins('ngo', { onBehalfOf: { delegationId: stateB } }))
    // While it is written nobody is asked, and nobody else knows of it.
    expect(await codeOf(await people['state-b'].fetch(`/api/contributions/${id}`))).toBe('not-found')
    expect(await requests('state-b')).toEqual([])
    expect((await does('ngo', id, 'submit')).onBehalfOf).toMatchObject({
      delegationId: stateB,
      state: 'asked',
    })
    await does('secretariat', id, 'publish')
    expect((await read(null, id)).onBehalfOf).toBeNull()
    expect((await read('observer', id)).onBehalfOf).toBeNull()
    expect((await read(null, id)).attributedTo).toEqual(['Open Harbour, a non-governmental organization'])
    expect(await requests('state-b')).toMatchObject([{ subject: { type: 'contribution', id }, can: 'yes' }])
    expect(await requests('observer')).toEqual([])
    for (const who of ['ngo', 'secretariat', 'state-a', 'refugee'] as const)
      expect(await codeOf(await answers(who, `contributions/${id}`, true))).toBe('focal-point-only')
    expect(await codeOf(await answers('state-b', `contributions/${id}`, true))).toBe('yes')
    expect((await read(null, id)).onBehalfOf).toMatchObject({ delegationId: stateB, state: 'confirmed' })
    expect((await read(null, id)).attributedTo[0]).toBe('State B')
    expect(await codeOf(await answers('state-b', `contributions/${id}`, false))).toBe('already-answered')
    const { items } = await told<{ items: Fact[] }>(
      await people.ngo.fetch(`/api/processes/${slug}/facts?since=0&limit=1000`),
    )
    expect(items.filter(({ type }) => type === 'behalf.answered').at(-1)?.data).toMatchObject({
      ...{ subject: { id }, delegationId: stateB, state: 'confirmed' },
    })
  })

  it('[BHF1] that is declined stands as from its author', async () => {
    const { id } = await made(await begins('ngo', { onBehalfOf: { delegationId: stateB } }))
    await does('ngo', id, 'submit')
    // Received and not posted: whoever is asked reads it, and others do not know of it.
    expect((await read('state-b', id)).blocks[0]?.text).toBe('Some words.')
    expect(await codeOf(await answers('state-a', `contributions/${id}`, true))).toBe('not-found')
    expect(await codeOf(await answers('state-b', `contributions/${id}`, false))).toBe('yes')
    expect(await codeOf(await people['state-b'].fetch(`/api/contributions/${id}`))).toBe('not-found')
    await does('secretariat', id, 'publish')
    expect((await read(null, id)).onBehalfOf).toBeNull()
    expect((await read('ngo', id)).onBehalfOf).toMatchObject({ state: 'declined' })
  })

  it('[BHF1] takes the floor for a delegation only once that is confirmed', async () => {
    const asked = await send('refugee', `/api/stages/${stageId}/speakers`, {
      onBehalfOf: { delegationId: stateB },
    })
    const { id } = (await told<{ speaker: Speaker }>(asked)).speaker
    const shown = async () => (await speakers()).find((each) => each.id === id)?.onBehalfOf
    expect(await shown()).toBeNull()
    expect(await codeOf(await answers('refugee', `speakers/${id}`, true))).toBe('focal-point-only')
    expect(await codeOf(await answers('state-b', `speakers/${id}`, true))).toBe('yes')
    expect(await shown()).toMatchObject({ delegationId: stateB, state: 'confirmed' })
  })

  it('[BHF3] is confirmed at once under a standing mandate, until that is taken back', async () => {
    const byDelegationId = await delegationOf(people.secretariat, slug, 'State A', 'member-state')
    const pair = { delegationId: group, byDelegationId }
    expect(await codeOf(await send('state-a', `/api/processes/${slug}/mandates`, pair))).toBe(
      'secretariat-only',
    )
    const { mandate } = await told<{ mandate: { id: string } }>(
      await send('secretariat', `/api/processes/${slug}/mandates`, pair),
    )
    const says = async (): Promise<Contribution> => {
      const { id } = await made(await begins('state-a', { onBehalfOf: { delegationId: group } }))
      return does('state-a', id, 'submit')
    }
    const under = await says()
    expect(under.onBehalfOf).toMatchObject({ state: 'confirmed', name: 'Group of Coasts' })
    await told(await send('secretariat', `/api/mandates/${mandate.id}`, {}, 'DELETE'))
    expect((await says()).onBehalfOf).toMatchObject({ state: 'asked' })
    expect((await read('state-a', under.id)).onBehalfOf).toMatchObject({ state: 'confirmed' })
    const record = await (await people.secretariat.fetch('/api/record?limit=200&type=mandate.granted')).text()
    expect(record).toContain(mandate.id)
  })
})
