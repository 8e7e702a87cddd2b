/** [STG5] [STG6] An adoption over HTTP: States are heard, others when the secretariat opens it; all of it in the record. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Contribution } from '@plenary/shared/contribution'
import type { ProcessView } from '@plenary/shared/process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../answers.ts'
import { get } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

let world: World
let secretariat: SignedIn
let ngo: SignedIn
let state: SignedIn
let adoption: string
const nobody = { speak: [], submit: [], attend: [] }
const ngos = { speak: ['ngo'], submit: ['ngo'], attend: ['ngo'] }

beforeAll(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' } })
  ;[secretariat, ngo, state] = (await Promise.all(
    ['secretariat', 'ngo', 'state-a'].map((who) => world.signIn(who)),
  )) as [SignedIn, SignedIn, SignedIn]
  const { stages } = await get<ProcessView>(world.url, '/api/processes/refugees-2018', secretariat.cookie)
  adoption = stages.find(({ code }) => code === 'ga')?.id as string
})
afterAll(() => world?.close())

const draft = { title: 'For the plenary', language: 'en', body: 'One paragraph.', consentToPublish: true }
const asks = (who: SignedIn) => codeOf(who.fetch(`/api/stages/${adoption}/speakers`, { json: {} }))
const brings = (who: SignedIn) => codeOf(who.fetch(`/api/stages/${adoption}/contributions`, { json: draft }))
const attends = (who: SignedIn, is = true) =>
  codeOf(who.fetch(`/api/stages/${adoption}/attendance`, { json: { attends: is } }))
const opens = (who: SignedIn, opened: object, reason = 'Decided by the President of the Assembly') =>
  codeOf(who.fetch(`/api/stages/${adoption}/admission`, { method: 'PATCH', json: { opened, reason } }))
const shown = async (who: SignedIn): Promise<Consultation> =>
  (await get<{ consultation: Consultation }>(world.url, `/api/stages/${adoption}/consultation`, who.cookie))
    .consultation

describe('at the General Assembly', () => {
  it('[STG5] an NGO is told why it does not speak, submit or attend; a State does all of it', async () => {
    expect([await asks(ngo), await brings(ngo), await attends(ngo)]).toEqual(
      Array.from({ length: 3 }, () => 'not-admitted-here'),
    )
    const { can } = await shown(ngo)
    expect([can.ask, can.contribute, can.attend, can.admit]).toEqual([
      'not-admitted-here',
      'not-admitted-here',
      'not-admitted-here',
      'secretariat-only',
    ])
    expect([await asks(state), await brings(state), await attends(state)]).toEqual(['yes', 'yes', 'yes'])
  })

  it('[STG6] the secretariat opens it with a reason, which stands in the record; said again it is one entry', async () => {
    expect(await opens(ngo, ngos)).toBe('secretariat-only')
    expect(await opens(secretariat, { ...nobody, speak: ['no-such-kind'] })).toBe('invalid-input')
    expect(await opens(secretariat, ngos, ' ')).toBe('invalid-input')
    expect([await opens(secretariat, ngos), await opens(secretariat, ngos)]).toEqual(['yes', 'yes'])
    expect((await shown(ngo)).opened).toEqual(ngos)
    expect([await asks(ngo), await brings(ngo), await attends(ngo)]).toEqual(['yes', 'yes', 'yes'])
    const { items } = await get<{ items: { stage: string; data: { reason: string; opened: object } }[] }>(
      world.url,
      '/api/record?type=stage.admitted',
      ngo.cookie,
    )
    expect(items.map(({ stage, data }) => [stage, data.opened, data.reason])).toEqual([
      [adoption, ngos, 'Decided by the President of the Assembly'],
    ])
  })

  it('[STG6] shut again, a draft begun meanwhile stays a draft, and whoever said they come may say they do not', async () => {
    const made = await ngo.fetch(`/api/stages/${adoption}/contributions`, { json: draft })
    const { contribution } = (await made.json()) as { contribution: Contribution }
    expect(await opens(secretariat, nobody, 'Closed again')).toBe('yes')
    expect(await codeOf(ngo.fetch(`/api/contributions/${contribution.id}/submit`, { json: {} }))).toBe(
      'not-admitted-here',
    )
    const kept = await get<{ contribution: Contribution }>(
      world.url,
      `/api/contributions/${contribution.id}`,
      ngo.cookie,
    )
    expect([kept.contribution.status, kept.contribution.can.submit]).toEqual(['draft', 'not-admitted-here'])
    expect([await attends(ngo, false), await attends(ngo)]).toEqual(['yes', 'not-admitted-here'])
  })
})
