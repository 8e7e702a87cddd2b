/** Revisions over HTTP on the real platform: published once, read by everyone, never changed. */
import { normalise } from '@plenary/shared/content'
import type { DraftView } from '@plenary/shared/draft'
import {
  paragraphHash,
  type RevisionSummary,
  type RevisionView,
  revisionHash,
} from '@plenary/shared/revision'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { answered, refusalOf } from '../answers.ts'
import { RoomClient } from '../room-client.ts'
import { sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

let world: World
let secretariat: SignedIn
let state: SignedIn
let draft: DraftView

beforeAll(async () => {
  world = await startWorld()
  secretariat = await world.signIn('secretariat')
  state = await world.signIn('state-a')
  draft = await sampleDraft(world.url, secretariat.cookie)
})
afterAll(() => world.close())

const publish = (input: object, who = secretariat, id = draft.id): Promise<Response> =>
  who.fetch(`/api/drafts/${id}/revisions`, { json: { title: 'A text', ...input } })
const published = (symbol: string, input: object = {}): Promise<RevisionSummary> =>
  answered(publish({ symbol, ...input }))
const revisionOf = async (name: string): Promise<RevisionView> => {
  const answer = await fetch(`${world.url}/api/revisions/${encodeURIComponent(name)}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as RevisionView
}

describe('publishing', () => {
  it('[REV1] makes the working text a revision, with its numbering, its dates and the round it came from', async () => {
    const given = {
      title: 'Draft 1',
      dated: '2018-02-12',
      issued: '2018-02-13',
      note: 'After the first round.',
    }
    const summary = await published('REV/1', given)
    expect(summary).toMatchObject({
      ...given,
      symbol: 'REV/1',
      kind: 'issued',
      draftId: draft.id,
      language: 'en',
    })
    expect(summary.stageId).toBe(draft.stage?.id)
    expect(summary.publishedAt).toBe(world.clock.now().toISOString())
    const { paragraphs } = await revisionOf(summary.id)
    const shape = ({
      kind,
      level,
      label,
      status,
      text,
      html,
    }: Omit<RevisionView['paragraphs'][0], 'paragraphId'>) => [kind, level, label, status, text, html]
    expect(paragraphs.map((each) => [each.paragraphId, ...shape(each)])).toEqual(
      draft.paragraphs.map((each) => [each.id, ...shape({ ...each, hash: '', flags: [] })]),
    )
    expect(summary.paragraphs).toBe(paragraphs.filter(({ kind }) => kind === 'paragraph').length)
  })

  it('[REV2] hashes every paragraph and the whole so that anybody can compute them again', async () => {
    const { hash } = await published('REV/2')
    const revision = await revisionOf(hash)
    for (const each of revision.paragraphs) expect(paragraphHash(each)).toBe(each.hash)
    expect(revisionHash(revision, revision.paragraphs)).toBe(hash)
    const [first] = revision.paragraphs as [RevisionView['paragraphs'][0]]
    expect(paragraphHash({ ...first, content: [{ type: 'text', text: `${first.text} ` }] })).not.toBe(
      first.hash,
    )
    expect(revisionHash({ ...revision, symbol: 'REV/2a' }, revision.paragraphs)).not.toBe(hash)
    expect(revisionHash(revision, [...revision.paragraphs].reverse())).not.toBe(hash)
  })

  it('[REV3] takes words that were saved a moment ago, without waiting for a pause in typing', async () => {
    const room = draft.paragraphs.find(({ can, kind }) => can.edit === 'yes' && kind === 'paragraph')
      ?.room as string
    let saved = 0
    const client = new RoomClient(`${world.url.replace('http', 'ws')}/collab/${room}`, secretariat.cookie, {
      durable: (count) => {
        saved = count
      },
    })
    await client.ready
    const before = (await published('REV/3a')).logPosition
    for (const letter of 'Quokka ') client.type(letter)
    await vi.waitUntil(() => saved === client.sent, { timeout: 10_000, interval: 5 })
    const after = await published('REV/3b')
    client.socket.close()
    expect(after.logPosition).toBeGreaterThan(before)
    const text = async (symbol: string) =>
      (await revisionOf(symbol)).paragraphs.find(({ paragraphId }) => room.endsWith(paragraphId))?.text
    expect(await text('REV/3b')).toContain('Quokka')
    expect(await text('REV/3a')).not.toContain('Quokka')
  })

  it('[REV4] numbers the revisions of a draft, and gives a symbol once in a process', async () => {
    const first = await published('REV/4')
    const second = await published('REV/4/Add.1')
    expect(second.number).toBe(first.number + 1)
    expect(await refusalOf(publish({ symbol: 'REV/4' }))).toEqual([409, 'symbol-taken'])
    const both = await Promise.all([publish({ symbol: 'REV/4b' }), publish({ symbol: 'REV/4b' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('[REV7] refuses a symbol that hides or imitates, and the name of the working text', async () => {
    for (const symbol of ['А/71/978', 'REV\u200b/7', 'REV/\u202e7', 'working', ' ', 'x'.repeat(101)])
      expect(await refusalOf(publish({ symbol }))).toEqual([400, 'invalid-input'])
    const decomposed = await published('REV/7/e\u0301')
    expect(decomposed.symbol).toBe('REV/7/é')
    expect(await refusalOf(publish({ symbol: 'REV/7/é' }))).toEqual([409, 'symbol-taken'])
    expect((await revisionOf('REV/7/e\u0301')).id).toBe(decomposed.id)
  })

  it.each([
    ['a text the calendar does not know', { textCode: 'no-such-text' }],
    ['a date that is none', { dated: '2018-02-30' }],
    ['a field it does not know', { hash: 'x' }],
    ['an empty title', { title: ' ' }],
  ])('[REV9] refuses %s, and publishes nothing', async (_, input) => {
    expect(await refusalOf(publish({ symbol: 'REV/9', ...input }))).toEqual([400, 'invalid-input'])
    expect((await fetch(`${world.url}/api/revisions/REV%2F9`)).status).toBe(404)
  })

  it('[REV10] is the secretariat’s alone; where one takes no part there is no draft', async () => {
    expect(await refusalOf(publish({ symbol: 'REV/10' }, state))).toEqual([403, 'secretariat-only'])
    expect(await refusalOf(publish({ symbol: 'REV/10' }, secretariat, 'no-such-draft'))).toEqual([
      404,
      'not-found',
    ])
    const nobody = await fetch(`${world.url}/api/drafts/${draft.id}/revisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify({ symbol: 'REV/10', title: 'T' }),
    })
    expect(await refusalOf(nobody)).toEqual([401, 'not-signed-in'])
  })

  it('[REV11] is a fact of weight, with the hash of what was published', async () => {
    const revision = await published('REV/11')
    const facts = (await (await state.fetch('/api/processes/refugees-2018/facts?limit=1000')).json()) as {
      items: { type: string; data: { revision?: RevisionSummary; logRoot?: string } }[]
    }
    const fact = facts.items.find(({ data }) => data.revision?.id === revision.id)
    expect(fact).toMatchObject({ type: 'revision.published', data: { revision: { hash: revision.hash } } })
    expect(fact?.data.logRoot).toMatch(/^[0-9a-f]{64}$/)
  })

  it('[REV12] leaves what was published as it was, whatever becomes of the draft', async () => {
    const { hash } = await published('REV/12')
    const before = await revisionOf(hash)
    const [victim] = draft.paragraphs.filter(({ kind, status }) => kind === 'paragraph' && status === 'open')
    const answer = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, {
      json: { type: 'delete', paragraph: victim?.id },
    })
    expect(answer.status).toBe(200)
    expect(await revisionOf(hash)).toEqual(before)
    const after = await revisionOf((await published('REV/12/Add.1')).hash)
    expect(after.paragraphs.some(({ paragraphId }) => paragraphId === victim?.id)).toBe(false)
  })
})

describe('reading', () => {
  it('[REV5] needs no session, and the answer may be kept for ever', async () => {
    const { hash } = await published('REV/5')
    const answer = await fetch(`${world.url}/api/revisions/${hash}`)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const tag = answer.headers.get('etag') as string
    expect(tag).toMatch(/^"[\w-]{43}"$/)
    expect(answer.headers.get('set-cookie')).toBeNull()
    const again = await fetch(`${world.url}/api/revisions/${hash}`, {
      headers: { 'if-none-match': tag },
    })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    const unknown = await fetch(`${world.url}/api/revisions/${'0'.repeat(64)}`)
    expect([unknown.status, unknown.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  it('[REV6] finds one text by id, by hash and by symbol, slashes and all', async () => {
    const symbols = ['A/CONF.231/L.1 (Part II)*', '/'.repeat(33), 'ز'.repeat(30)]
    for (const symbol of symbols) {
      const { id, hash } = await published(symbol)
      for (const name of [id, hash, symbol]) expect((await revisionOf(name)).hash).toBe(hash)
    }
  })

  it.each([
    '..%2F..%2Fetc%2Fpasswd',
    '%00',
    '%ff',
    'x'.repeat(301),
    "'%20OR%201=1--",
    '__proto__',
    'working',
  ])('[REV6] knows no %s', async (name) => {
    const answer = await fetch(`${world.url}/api/revisions/${name}`)
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/)
  })

  it('[REV8] lists the newest first, page by page, for everyone', async () => {
    for (const path of [`/api/drafts/${draft.id}/revisions`, '/api/processes/refugees-2018/revisions']) {
      const seen: string[] = []
      let next: string | null = null
      do {
        const cursor: string = next ? `&cursor=${encodeURIComponent(next)}` : ''
        const answer = (await (await fetch(`${world.url}${path}?limit=2${cursor}`)).json()) as {
          items: RevisionSummary[]
          next: string | null
        }
        seen.push(...answer.items.map(({ id }) => id))
        next = answer.next
      } while (next)
      const whole = (await (await fetch(`${world.url}${path}?limit=200`)).json()) as {
        items: RevisionSummary[]
      }
      expect(seen).toEqual(whole.items.map(({ id }) => id))
      expect(new Set(seen).size).toBe(seen.length)
      const moments = whole.items.map(({ publishedAt }) => publishedAt)
      expect(moments).toEqual([...moments].sort().reverse())
      expect(await refusalOf(fetch(`${world.url}${path}?cursor=nonsense`))).toEqual([400, 'invalid-input'])
    }
  })

  it('[REV8] a draft without a revision does not exist for those who take no part', async () => {
    const process_ = (await (await secretariat.fetch('/api/processes/migration-2018')).json()) as {
      drafts: { id: string }[]
    }
    const imported = await secretariat.fetch('/api/processes/migration-2018/drafts', {
      json: { title: 'Fresh', source: { format: 'text', text: '1. One.\n\n2. Two.' } },
    })
    const fresh = ((await imported.json()) as { draft: { id: string } }).draft.id
    expect(process_.drafts.map(({ id }) => id)).not.toContain(fresh)
    const path = `/api/drafts/${fresh}/revisions`
    expect(await (await secretariat.fetch(path)).json()).toEqual({ items: [], next: null })
    expect(await refusalOf(fetch(world.url + path))).toEqual([404, 'not-found'])
    expect(await refusalOf(fetch(`${world.url}/api/drafts/unknown/revisions`))).toEqual([404, 'not-found'])
    expect(await refusalOf(fetch(`${world.url}/api/processes/unknown/revisions`))).toEqual([404, 'not-found'])
  })

  it('[REV13] shows what hides in the text, and keeps the text as it is', async () => {
    const imported = await secretariat.fetch('/api/processes/migration-2018/drafts', {
      json: {
        title: 'Hiding',
        source: {
          format: 'text',
          text: '1. Each Staтe shall protect refugees.\n\n2. پناهندگان می‌خواهند بازگردند.',
        },
      },
    })
    const hiding = ((await imported.json()) as { draft: { id: string } }).draft.id
    const answer = await publish({ symbol: 'REV/13' }, secretariat, hiding)
    const { paragraphs } = await revisionOf(((await answer.json()) as RevisionSummary).hash)
    const flagged = paragraphs.filter(({ flags }) => flags.length > 0)
    expect(flagged.map(({ text, flags }) => [text, flags.map(({ kind, at }) => [kind, at])])).toEqual([
      ['Each Staтe shall protect refugees.', [['mixed-script', 5]]],
    ])
    expect(flagged[0]?.content).toEqual(normalise(flagged[0]?.content ?? []))
  })
})
