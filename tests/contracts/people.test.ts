/** Who takes part, for whom: delegations are records, membership is a reference, and what ends ends at once. */
import type { Me } from '@plenary/shared/api'
import type { Delegation } from '@plenary/shared/delegation'
import type { DraftView } from '@plenary/shared/draft'
import type { ParticipantView } from '@plenary/shared/participant'
import type { InvitationMade } from '@plenary/shared/participant-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../answers.ts'
import { connect, type LiveSocket } from '../authorization/live-cells.ts'
import { type Person, personOf } from '../authorization/people.ts'
import { type Invited, inviteTo, tokenOf, told } from '../invite.ts'
import { until } from '../provider.ts'
import { RoomClient } from '../room-client.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const slug = 'refugees-2018'
const password = 'a good long password'
let world: World
let secretariat: SignedIn
let stateA: SignedIn
let draft: DraftView

beforeAll(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' } })
  secretariat = await world.signIn('secretariat')
  stateA = await world.signIn('state-a')
  const { drafts } = await told<{ drafts: { id: string; language: string }[] }>(
    await secretariat.fetch(`/api/processes/${slug}`),
  )
  const id = drafts.find(({ language }) => language === 'en')?.id
  draft = await told<DraftView>(await stateA.fetch(`/api/drafts/${id}`))
})
afterAll(() => world?.close())

const address = (): string => `${crypto.randomUUID()}@people.test`

async function enter(invited: Omit<Invited, 'email'>, name: string): Promise<Person & { email: string }> {
  const email = address()
  const token = tokenOf(await inviteTo(secretariat, slug, { ...invited, email }))
  await told(
    await personOf(world, 'nobody', '').fetch(`/api/invitations/${token}/accept`, {
      json: { name, password },
    }),
  )
  const answer = await fetch(`${world.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  const person = personOf(world, 'member', cookie.join('; '))
  const me = await told<Me>(await person.fetch('/api/me'))
  return { ...person, email, id: me.participations[0]?.id as string }
}
const invite = (item: object) =>
  secretariat.fetch(`/api/processes/${slug}/invitations`, {
    json: { items: [{ email: address(), kind: 'ngo', role: 'member', ...item }] },
  })
const enterDelegation = (body: object) =>
  secretariat.fetch(`/api/processes/${slug}/delegations`, { json: body })
const delegations = async (query = ''): Promise<Delegation[]> =>
  (
    await told<{ items: Delegation[] }>(
      await secretariat.fetch(`/api/processes/${slug}/delegations?limit=200${query}`),
    )
  ).items
const named = async (name: string): Promise<Delegation> =>
  (await delegations()).find((each) => each.name === name) as Delegation
const withJson = (method: string, json: unknown = {}) => ({ method, json })
let count = 0
const aName = (): string =>
  `Person ${String.fromCharCode(65 + (count % 26))}${'abcdefghjk'[Math.floor(count++ / 26)]}`

describe('a delegation', () => {
  it('[DLG1] [DLG3] has an id, a kind, names by language and, for a State, a code', async () => {
    const made = await told<Delegation>(
      await enterDelegation({
        kind: 'member-state',
        name: { en: 'Kenya', fr: 'Le Kenya', ar: 'كينيا' },
        code: 'ke',
      }),
    )
    expect(made).toMatchObject({ name: 'Kenya', kind: 'member-state', code: 'KEN', people: 0, alike: [] })
    expect(made.names).toEqual({ en: 'Kenya', fr: 'Le Kenya', ar: 'كينيا' })
    const found = await delegations(`&q=${encodeURIComponent('كينيا')}`)
    expect(found.map(({ id }) => id)).toEqual([made.id])
    expect(
      await codeOf(await enterDelegation({ kind: 'member-state', name: 'Elsewhere', code: 'KEN' })),
    ).toBe('already-exists')
    expect(await codeOf(await enterDelegation({ kind: 'member-state', name: 'Nowhere', code: 'QQQ' }))).toBe(
      'invalid-input',
    )
    expect(await codeOf(await enterDelegation({ kind: 'ngo', name: 'No State', code: 'UGA' }))).toBe(
      'invalid-input',
    )
  })

  it('[DLG2] of another whose name reads the same does not come into being, in any language', async () => {
    const alike = ['kenya ', 'KENYA', 'Ke nya', 'Kény a', 'le kenya', 'كِينيا', 'State A.', 'STATE-A']
    const got: string[] = []
    for (const name of alike) got.push(await codeOf(await enterDelegation({ kind: 'ngo', name })))
    expect(got).toEqual(alike.map(() => 'name-taken'))
    // Letters of another alphabet are refused as such before they are compared.
    for (const name of ['Kеnya', 'Ｋｅｎｙａ'])
      expect(await codeOf(await enterDelegation({ kind: 'ngo', name }))).toBe('invalid-input')
    const { detail } = (await (await enterDelegation({ kind: 'ngo', name: 'kenya ' })).json()) as {
      detail: string
    }
    expect(detail).toContain('“kenya”')
    expect(detail).toContain('“Kenya”')
  })

  it('[DLG4] is renamed for everybody at once, and gives its former name free', async () => {
    const { id } = await told<Delegation>(await enterDelegation({ kind: 'ngo', name: 'Harbour League' }))
    const changed = await secretariat.fetch(
      `/api/delegations/${id}`,
      withJson('PATCH', { name: 'Harbour Union' }),
    )
    expect((await told<{ delegation: Delegation }>(changed)).delegation.name).toBe('Harbour Union')
    expect(await codeOf(await enterDelegation({ kind: 'ngo', name: 'Harbour League' }))).toBe('yes')
    expect(
      await codeOf(await secretariat.fetch(`/api/delegations/${id}`, withJson('PATCH', { name: 'kenya' }))),
    ).toBe('name-taken')
  })

  it('[DLG5] is entered once, however many enter it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => enterDelegation({ kind: 'ngo', name: 'Twenty at once' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('an invitation', () => {
  it('[INV1] by free words joins nothing and is told why', async () => {
    const answer = await invite({ delegation: 'State A' })
    const problem = (await answer.json()) as { code: string; detail: string }
    expect(problem.code).toBe('invalid-input')
    expect(problem.detail).toContain('delegationId')
  })

  it('[INV2] names a delegation of the process and of the same kind', async () => {
    const { id } = await named('State A')
    expect(await codeOf(await invite({ delegationId: id }))).toBe('kinds-differ')
    expect(await codeOf(await invite({ delegationId: crypto.randomUUID() }))).toBe('not-found')
    expect(await codeOf(await invite({ kind: 'member-state', delegationId: id }))).toBe('yes')
  })

  it('[INV2] is made for all or none', async () => {
    const [email, second] = [address(), address()]
    const items = [
      { email, kind: 'ngo', role: 'member' },
      { email: second, kind: 'ngo', role: 'member', delegationId: 'nowhere' },
    ]
    const answer = await secretariat.fetch(`/api/processes/${slug}/invitations`, { json: { items } })
    expect(await codeOf(answer)).toBe('not-found')
    const { items: list } = await told<{ items: InvitationMade[] }>(
      await secretariat.fetch(`/api/processes/${slug}/invitations?limit=200`),
    )
    expect(list.map((each) => each.email)).not.toContain(email)
  })

  it('[INV3] that was taken back opens nothing', async () => {
    const made = await inviteTo(secretariat, slug, { email: address(), kind: 'ngo', role: 'member' })
    await told(await secretariat.fetch(`/api/invitations/${made.id}`, withJson('DELETE')))
    const accept = await fetch(`${world.url}/api/invitations/${tokenOf(made)}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: aName(), password }),
    })
    expect(await codeOf(accept)).toBe('invitation-invalid')
  })

  it('[INV4] under a pseudonym stands in no list', async () => {
    const email = address()
    await inviteTo(secretariat, slug, { email, kind: 'refugee', role: 'member', pseudonym: 'Rowan' })
    const text = await (await secretariat.fetch(`/api/processes/${slug}/invitations?limit=200`)).text()
    expect(text).not.toContain(email)
    expect(text).not.toContain('Rowan')
  })
})

describe('a name', () => {
  it('[NAM2] of a person, a delegation or a body in use is nobody else’s', async () => {
    const taken = [
      'Elena Marsh',
      'elena  marsh',
      'ELENA MÁRSH',
      'State A',
      'Delegation of State A',
      'Office of the Secretariat',
      'Secretariat',
      'The Permanent Mission of State B',
    ]
    const free = ['Marsh Elenova', 'State Bird Watcher', 'Chad Kenyatta', 'محمد الأمين', '王秘']
    const wrong: string[] = []
    for (const name of [...taken, ...free]) {
      const email = address()
      const made = await inviteTo(secretariat, slug, { email, kind: 'ngo', role: 'member' })
      const answer = await fetch(`${world.url}/api/invitations/${tokenOf(made)}/accept`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, password }),
      })
      const body = (await answer.json()) as { code?: string; detail?: string }
      const got = answer.ok ? 'yes' : body.code
      if (got !== (taken.includes(name) ? 'name-taken' : 'yes')) wrong.push(`${name}: ${got} ${body.detail}`)
      if (got === 'name-taken' && !body.detail?.includes(name)) wrong.push(`${name}: ${body.detail}`)
    }
    expect(wrong).toEqual([])
  })

  it('[NAM2] that is a pseudonym is asked in the same way', async () => {
    for (const pseudonym of ['Office of the Secretariat', 'State A', 'Elena Marsh'])
      expect(await codeOf(await invite({ kind: 'refugee', pseudonym }))).toBe('name-taken')
  })
})

describe('a participation', () => {
  const paragraph = () =>
    draft.paragraphs.find(({ can }) => can.edit === 'yes') as DraftView['paragraphs'][number]
  const threadsOf = async (who: Pick<Person, 'fetch'>): Promise<string> =>
    (await who.fetch(`/api/drafts/${draft.id}/threads?limit=100`)).text()
  const among = async (body: string): Promise<void> => {
    await told(
      await stateA.fetch(`/api/drafts/${draft.id}/threads`, {
        json: { paragraphId: paragraph().id, kind: 'comment', visibility: 'delegation', body },
      }),
    )
  }

  it('[MBR1] that ends has neither rooms nor live facts nor catch-up nor threads a second later', async () => {
    const leaver = await enter({ kind: 'member-state', role: 'member', delegation: 'State A' }, 'Goes Away')
    await among('Before they go.')
    expect(await threadsOf(leaver)).toContain('Before they go.')
    const room = new RoomClient(
      `${world.url.replace('http', 'ws')}/collab/${paragraph().room}`,
      leaver.cookie,
      {},
    )
    await room.ready
    let closed = 0
    room.socket.on('close', (code) => {
      closed = code
    })
    const live = (await connect(world.url, leaver)) as LiveSocket
    await live.emitWithAck('watch', { draft: draft.id })
    const heard: string[] = []
    live.on('fact', (fact) => heard.push(JSON.stringify(fact.data)))
    await told(await secretariat.fetch(`/api/participants/${leaver.id}`, withJson('DELETE')))
    await until('the sockets are closed', () => closed !== 0 && !live.connected)
    expect(closed).toBe(4205)
    await among('After they went.')
    expect(heard.join()).not.toContain('After they went.')
    const tries = [
      `/api/drafts/${draft.id}`,
      `/api/drafts/${draft.id}/threads`,
      `/api/processes/${slug}/facts`,
      `/api/processes/${slug}/participants`,
      `/api/drafts/${draft.id}/states`,
    ]
    const got = await Promise.all(tries.map(async (path) => codeOf(await leaver.fetch(path))))
    expect(got.every((code) => code === 'not-found' || code === 'not-a-participant')).toBe(true)
    const again = new RoomClient(
      `${world.url.replace('http', 'ws')}/collab/${paragraph().room}`,
      leaver.cookie,
      {},
    )
    await expect(again.ready).rejects.toThrow(/4404/)
    const back = (await connect(world.url, leaver)) as LiveSocket
    expect(await back.emitWithAck('watch', { draft: draft.id })).toMatchObject({ code: 'not-found' })
    back.disconnect()
    live.disconnect()
  })

  it('[MBR2] that moves reads the threads of where it stands now and no others; the act is recorded', async () => {
    const mover = await enter({ kind: 'member-state', role: 'member', delegation: 'State A' }, 'Moves Over')
    await among('Inside State A.')
    const { id: delegationId } = await named('State B')
    const moved = await secretariat.fetch(
      `/api/participants/${mover.id}`,
      withJson('PATCH', { delegationId, reason: 'A new posting' }),
    )
    expect((await told<{ participant: ParticipantView }>(moved)).participant.delegation?.name).toBe('State B')
    expect(await threadsOf(mover)).not.toContain('Inside State A.')
    const facts = await (await mover.fetch(`/api/processes/${slug}/facts?since=0&limit=1000`)).text()
    expect(facts).not.toContain('Inside State A.')
    const record = await (await secretariat.fetch('/api/record?limit=200&type=participant.changed')).text()
    expect(record).toContain('A new posting')
    expect(record).toContain(mover.id)
  })

  it('[MBR2] keeps kind and delegation agreed', async () => {
    const ngo = await enter({ kind: 'ngo', role: 'member' }, 'Stays Agreed')
    const { id: delegationId } = await named('State A')
    const change = async (json: object) =>
      codeOf(await secretariat.fetch(`/api/participants/${ngo.id}`, withJson('PATCH', json)))
    expect(await change({ delegationId })).toBe('kinds-differ')
    expect(await change({ delegation: 'State A' })).toBe('invalid-input')
    expect(await change({ delegationId, kind: 'member-state' })).toBe('yes')
    expect(await change({ kind: 'ngo' })).toBe('kinds-differ')
  })

  it('[MBR3] is ended by oneself too, and a new invitation brings the same person back', async () => {
    const person = await enter({ kind: 'ngo', role: 'member' }, 'Comes Back')
    await told(await person.fetch(`/api/participants/${person.id}`, withJson('DELETE')))
    expect((await told<Me>(await person.fetch('/api/me'))).participations).toEqual([])
    const made = await inviteTo(secretariat, slug, { email: person.email, kind: 'ngo', role: 'member' })
    await told(await person.fetch(`/api/invitations/${tokenOf(made)}/accept`, { json: {} }))
    expect((await told<Me>(await person.fetch('/api/me'))).participations[0]?.id).toBe(person.id)
  })

  it('[MBR4] of the last secretariat goes on', async () => {
    const me = await told<Me>(await secretariat.fetch('/api/me'))
    const own = me.participations.find(({ process }) => process.slug === slug)?.id
    expect(await codeOf(await secretariat.fetch(`/api/participants/${own}`, withJson('DELETE')))).toBe(
      'last-secretariat',
    )
    expect(
      await codeOf(
        await secretariat.fetch(`/api/participants/${own}`, withJson('PATCH', { role: 'member' })),
      ),
    ).toBe('last-secretariat')
  })

  it('[MBR5] is counted as a person, whatever masks it wears, and few masks are not counted at all', async () => {
    type List = { items: ParticipantView[]; count: { byName: number; underPseudonym: number | null } }
    const { items, count: people } = await told<List>(
      await secretariat.fetch(`/api/processes/${slug}/participants?limit=200`),
    )
    const masks = items.filter(({ kind }) => kind === 'refugee')
    // The demonstration has one person under a pseudonym, who has a mask in several stages.
    expect(masks.length).toBeGreaterThan(1)
    expect(people).toEqual({ byName: items.length - masks.length, underPseudonym: null })
    const found = await told<List>(await secretariat.fetch(`/api/processes/${slug}/participants?q=elena`))
    expect(found.items.map(({ name }) => name)).toEqual(['Elena Marsh'])
  })
})
