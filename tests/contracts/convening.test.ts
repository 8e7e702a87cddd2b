/** From an empty installation to a process of one's own: the link of the command line, over real HTTP. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnswerOf, Me } from '@plenary/shared/api'
import type { ProcessView } from '@plenary/shared/process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, buildApp } from '../../server/src/app.ts'
import { makeTestClock, type TestClock } from '../../server/src/clock/system-clock.ts'
import { readConfig } from '../../server/src/config.ts'
import { told } from '../invite.ts'
import { plenary } from '../server-process.ts'
import { type SignedIn, withCookie } from '../world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'plenary-convening-'))
const environment = { DEMO: '0', PORT: '0', LOG_LEVEL: 'error' }
const password = 'a good long password'
const email = 'chief@convening.plenary.test'
let app: App
let clock: TestClock
let chief: SignedIn
let firstLink: string

const post = (path: string, json: object) =>
  fetch(app.url() + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url() },
    body: JSON.stringify(json),
  })
const codeOf = async (answer: Response): Promise<string> =>
  answer.ok ? 'yes' : ((await answer.json()) as { code: string }).code
const tokenIn = (link: string): string => link.trim().split('/').at(-1) as string
const accept = (link: string, json: object): Promise<Response> =>
  post(`/api/conveners/invitations/${tokenIn(link)}/accept`, json)

async function signIn(address: string): Promise<SignedIn> {
  const answer = await post('/api/auth/sign-in/email', { email: address, password })
  expect(answer.status).toBe(200)
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return withCookie(app.url(), cookie.join('; '))
}

const process = {
  slug: 'oceans',
  title: 'A compact on the oceans',
  description: 'Who looks after them.',
  language: 'fr',
  timeZone: 'Pacific/Auckland',
} as const

beforeAll(async () => {
  clock = makeTestClock('2026-03-02T09:00:00Z')
  app = await buildApp(readConfig({ ...environment, DATA_DIR: dataDir }), { clock })
  await app.listen()
})
afterAll(async () => {
  await app?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('an installation on which nothing has begun', () => {
  it('[CNV6] says in one line what to do next', async () => {
    expect(await app.nextSteps()).toEqual([expect.stringMatching(/^[^\n]*admin create --email[^\n]*$/)])
  })

  it('[CNV1] prints a link for the first convener, who chooses name and password', async () => {
    firstLink = await plenary(dataDir, ['admin', 'create', '--email', email], { env: environment })
    expect(firstLink).toMatch(/^http:\/\/[^\s]+\/conveners\/[\w-]{43}\n$/)
    const offer = await fetch(`${app.url()}/api/conveners/invitations/${tokenIn(firstLink)}`)
    expect(await offer.json()).toMatchObject({ hasAccount: false })
    expect(await codeOf(await accept(firstLink, {}))).toBe('invalid-input')
    expect(await codeOf(await accept(firstLink, { name: 'The Chief', password }))).toBe('yes')
    chief = await signIn(email)
    const me = await told<Me>(await chief.fetch('/api/me'))
    expect([me.convenes, me.participations]).toEqual([true, []])
    expect(await app.nextSteps()).toEqual([expect.stringContaining('/begin')])
  })

  it('[CNV1] a link is good once, and for a while', async () => {
    expect(await codeOf(await accept(firstLink, { name: 'Another', password }))).toBe('invitation-invalid')
    const named = await told<AnswerOf<'nameConvener'>>(
      await chief.fetch('/api/conveners', { json: { email: 'late@convening.plenary.test' } }),
    )
    clock.advance(Date.parse(named.expiresAt) - clock.now().getTime())
    expect(await codeOf(await accept(named.link, { name: 'Late', password }))).toBe('invitation-invalid')
  })
})

describe('a process of one’s own', () => {
  it('[CNV3] begins with whoever begins it as its secretariat, and stands in the record', async () => {
    const made = await told<AnswerOf<'beginProcess'>>(await chief.fetch('/api/processes', { json: process }))
    expect(made).toMatchObject({ ...process, openNow: [], next: null })
    const shown = (await (await fetch(`${app.url()}/api/processes/oceans`)).json()) as ProcessView
    expect(shown).toMatchObject({ ...process, stages: [], texts: [], drafts: [] })
    const { participations } = await told<Me>(await chief.fetch('/api/me'))
    expect(participations.map(({ role, process: { slug } }) => [role, slug])).toEqual([
      ['secretariat', 'oceans'],
    ])
    const { items } = await told<{ items: { type: string; seq: number }[] }>(
      await chief.fetch('/api/processes/oceans/facts'),
    )
    expect(items.map(({ type, seq }) => [seq, type])).toEqual([
      [1, 'process.begun'],
      [2, 'participant.joined'],
    ])
    expect(await app.nextSteps()).toEqual([])
    const invited = await chief.fetch('/api/processes/oceans/invitations', {
      json: { items: [{ email: 'state@convening.plenary.test', kind: 'member-state', role: 'member' }] },
    })
    expect(invited.status).toBe(200)
  })

  it.each([
    ['[CNV4] an address that is taken', {}, 'already-exists'],
    ['[CNV4] an address with capitals', { slug: 'Oceans' }, 'invalid-input'],
    ['[CNV4] an address that ends in a hyphen', { slug: 'oceans-' }, 'invalid-input'],
    ['[CNV5] a zone that does not exist', { slug: 'seas', timeZone: 'Europe/Atlantis' }, 'invalid-input'],
    ['[CNV5] an offset in place of a zone', { slug: 'seas', timeZone: '+12:00' }, 'invalid-input'],
    ['[CNV3] no title', { slug: 'seas', title: '  ' }, 'invalid-input'],
    ['[CNV3] a template there is none of', { slug: 'seas', template: 'unknown' }, 'invalid-input'],
  ])('refuses %s', async (_, but, code) => {
    expect(await codeOf(await chief.fetch('/api/processes', { json: { ...process, ...but } }))).toBe(code)
    expect((await fetch(`${app.url()}/api/processes/seas`)).status).toBe(404)
  })

  it('[CNV2] nobody else begins one; a convener names another, who does', async () => {
    const address = 'second@convening.plenary.test'
    const { link } = await told<AnswerOf<'nameConvener'>>(
      await chief.fetch('/api/conveners', { json: { email: address } }),
    )
    const other = { ...process, slug: 'rivers' }
    expect(await codeOf(await post('/api/processes', other))).toBe('not-signed-in')
    // Somebody who takes part in a process is no convener by it.
    const invited = await told<{ items: [{ link: string }] }>(
      await chief.fetch('/api/processes/oceans/invitations', {
        json: { items: [{ email: address, kind: 'un-entity', role: 'secretariat' }] },
      }),
    )
    const joining = `/api/invitations/${tokenIn(invited.items[0].link)}/accept`
    expect(await codeOf(await post(joining, { name: 'The Second', password }))).toBe('yes')
    const second = await signIn(address)
    const begin = async () => codeOf(await second.fetch('/api/processes', { json: other }))
    expect(await begin()).toBe('not-a-convener')
    expect(await codeOf(await second.fetch('/api/conveners'))).toBe('not-a-convener')
    const path = `/api/conveners/invitations/${tokenIn(link)}/accept`
    expect(await codeOf(await chief.fetch(path, { json: {} }))).toBe('invitation-invalid')
    expect(await codeOf(await accept(link, { name: 'Again', password }))).toBe('not-signed-in')
    expect(await codeOf(await second.fetch(path, { json: {} }))).toBe('yes')
    expect(await begin()).toBe('yes')
    const { items } = await told<AnswerOf<'listConveners'>>(await second.fetch('/api/conveners'))
    expect(items.map(({ name }) => name)).toEqual(['The Chief', 'The Second'])
  })
})
