/** Comparison and the following of terms over HTTP: published, restructured, typed into, published again. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf, Me } from '@plenary/shared/api'
import type { ComparedParagraph, Comparison } from '@plenary/shared/compare'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { RevisionSummary } from '@plenary/shared/revision'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { participants } from '../../server/src/participant/tables.ts'
import { answered, refusalOf } from '../answers.ts'
import { RoomClient } from '../room-client.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

type Terms = AnswerOf<'followTerm'>

let world: World
let secretariat: SignedIn
let ngo: SignedIn
let outsider: SignedIn
let draft: DraftView
let first: RevisionSummary
let second: RevisionSummary
/** What happened to which paragraph between the two. */
let [typed, cut, half, joined] = ['', '', '', '']
let [into, moved, gone, fresh] = ['', '', '', '']
const zest = 'Zestful multilingualism'

const restructure = async (command: object): Promise<void> => {
  const answer = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, { json: command })
  expect(answer.status, await answer.clone().text()).toBe(200)
}
const publish = (symbol: string, id = draft.id): Promise<RevisionSummary> =>
  answered(secretariat.fetch(`/api/drafts/${id}/revisions`, { json: { symbol, title: symbol } }))
async function type(paragraph: string, words: string): Promise<void> {
  let saved = 0
  const url = `${world.url.replace('http', 'ws')}/collab/${roomOfParagraph(paragraph)}`
  const client = new RoomClient(url, secretariat.cookie, {
    durable: (count) => {
      saved = count
    },
  })
  await client.ready
  client.type(words)
  await vi.waitUntil(() => saved === client.sent, { timeout: 10_000, interval: 5 })
  client.socket.close()
  await world.app.collab.flushProjections()
}
const path = (one: string, two: string): string =>
  `/api/revisions/${encodeURIComponent(one)}/compare/${encodeURIComponent(two)}`
const ask = (one: string, two: string, who?: SignedIn): Promise<Response> =>
  who ? who.fetch(path(one, two)) : fetch(world.url + path(one, two))
const compare = (one: string, two: string, who?: SignedIn): Promise<Comparison> =>
  answered(ask(one, two, who))
const row = ({ paragraphs }: Comparison, id: string): ComparedParagraph =>
  paragraphs.find(({ paragraphId }) => paragraphId === id) as ComparedParagraph

beforeAll(async () => {
  world = await startWorld()
  secretariat = await world.signIn('secretariat')
  ngo = await world.signIn('ngo')
  draft = await sampleDraft(world.url, secretariat.cookie)
  outsider = await world.signIn('observer')
  const { participations } = await get<Me>(world.url, '/api/me', outsider.cookie)
  for (const { id } of participations)
    await world.app.database.delete(participants).where(eq(participants.id, id))
  const plain = draft.paragraphs.filter(
    ({ kind, content, status }, place, all) =>
      kind === 'paragraph' &&
      status === 'open' &&
      all[place + 1]?.kind === 'paragraph' &&
      content.every((part) => part.type === 'text'),
  )
  const nth = (place: number): string => plain[place]?.id as string
  ;[typed, cut, into, moved, gone] = [nth(0), nth(2), nth(4), nth(7), nth(9)]
  joined = draft.paragraphs[draft.paragraphs.findIndex(({ id }) => id === into) + 1]?.id as string
  ;[half, fresh] = [randomUUID(), randomUUID()]
  first = await publish('CMP/1')
  await type(typed, ` ${zest}.`)
  const words = draft.paragraphs.find(({ id }) => id === cut)?.text as string
  await restructure({ type: 'split', paragraph: cut, offset: words.indexOf(' ', words.length / 2), id: half })
  await restructure({ type: 'merge', paragraph: joined, into })
  const last = draft.paragraphs.findLast(({ kind }) => kind === 'paragraph')?.id as string
  await restructure({ type: 'move', paragraph: moved, after: last })
  await restructure({ type: 'delete', paragraph: gone })
  await restructure({
    type: 'insert',
    kind: 'paragraph',
    level: 0,
    id: fresh,
    after: typed,
    text: 'A fresh start.',
  })
  second = await publish('CMP/2')
})
afterAll(() => world?.close())

describe('two revisions', () => {
  it('[CMP11] everyone reads what changed, signed in or not', async () => {
    const found = await compare(first.id, second.id)
    expect(found.from).toMatchObject({ id: first.id, title: 'CMP/1', revision: { symbol: 'CMP/1' } })
    expect(found.to).toMatchObject({ id: second.id, at: second.publishedAt })
    expect(row(found, typed)).toMatchObject({ change: 'changed' })
    expect(row(found, typed).words.at(-1)).toMatchObject({
      op: 'insert',
      text: expect.stringContaining(zest),
    })
    expect(row(found, cut)).toMatchObject({ change: 'split', related: [half] })
    expect(row(found, half)).toMatchObject({ change: 'split', related: [cut], from: { paragraphId: cut } })
    expect(row(found, into)).toMatchObject({ change: 'merged', related: [joined] })
    expect(row(found, joined)).toMatchObject({ change: 'merged', to: { paragraphId: into } })
    expect(row(found, moved)).toMatchObject({ change: 'moved', moved: true })
    expect(row(found, gone)).toMatchObject({ change: 'deleted', to: null })
    expect(row(found, fresh)).toMatchObject({ change: 'inserted', from: null })
    expect(
      found.paragraphs.filter(({ moved: hasMoved }) => hasMoved).map(({ paragraphId }) => paragraphId),
    ).toEqual([moved])
    expect(found.summary.all).toMatchObject({
      changed: 1,
      moved: 1,
      deleted: 1,
      inserted: 1,
      split: 2,
      merged: 2,
    })
    expect(found.summary.withheld).toBe(0)
  })

  it('[CMP12] by id, by hash and by symbol they are the same two', async () => {
    const expected = await compare(first.id, second.id)
    expect(await compare(first.hash, second.symbol)).toEqual(expected)
    expect(await compare(first.symbol, second.hash)).toEqual(expected)
  })

  it('[CMP11] read backwards, what came is gone', async () => {
    const found = await compare(second.id, first.id)
    expect(row(found, fresh)).toMatchObject({ change: 'deleted' })
    expect(row(found, gone)).toMatchObject({ change: 'inserted' })
    expect(row(found, half)).toMatchObject({ change: 'merged', to: { paragraphId: cut } })
  })

  it('[CMP16] are kept for ever by anyone, and a refusal by nobody', async () => {
    const answer = await ask(first.id, second.id)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const again = await fetch(world.url + path(first.id, second.id), {
      headers: { 'if-none-match': answer.headers.get('etag') as string },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const refused = await ask(first.id, 'unknown')
    expect(refused.headers.get('cache-control')).toBe('no-store')
  })

  it('[CMP17] what does not exist is not found, and texts of two drafts are not compared', async () => {
    for (const [one, two] of [
      [first.id, 'unknown'],
      ['unknown', second.id],
      ['unknown', 'nowhere'],
      [first.id, `${second.id}'--`],
      [first.id, draft.id],
      [first.id, '0'.repeat(64)],
      [first.id, '%'],
      [first.id, 'x'.repeat(299)],
    ] as const)
      expect(await refusalOf(ask(one, two, secretariat)), `${one} ${two}`).toEqual([404, 'not-found'])
    const process_ = await get<ProcessView>(world.url, '/api/processes/migration-2018', secretariat.cookie)
    const foreign = await publish('CMP/1', process_.drafts[0]?.id)
    expect(await refusalOf(ask(first.id, foreign.id))).toEqual([400, 'not-one-draft'])
    // One symbol in two processes: the one that belongs to the other text is meant.
    expect((await compare(second.id, 'CMP/1')).to.id).toBe(first.id)
  })
})

describe('the working text', () => {
  it('[CMP13] is compared for those who take part, on either side, as it stands', async () => {
    const before = await compare(second.id, 'working', ngo)
    expect(before.to).toMatchObject({ id: 'working', revision: null, title: draft.title })
    expect(before.summary.all).toMatchObject({ changed: 0, inserted: 0, deleted: 0, moved: 0 })
    await type(typed, ' Later words.')
    const after = await compare(second.id, 'working', ngo)
    expect(row(after, typed).words.at(-1)).toMatchObject({
      op: 'insert',
      text: expect.stringContaining('Later words'),
    })
    const backwards = await compare('working', second.id, ngo)
    expect(row(backwards, typed).words.at(-1)).toMatchObject({ op: 'delete' })
    expect((await ask(second.id, 'working', ngo)).headers.get('cache-control')).toBe('no-store')
  })

  it('[CMP13] does not exist for those who take no part, though the revision does', async () => {
    expect(await refusalOf(ask(second.id, 'working', outsider))).toEqual([404, 'not-found'])
    expect(await refusalOf(ask('working', second.id, outsider))).toEqual([404, 'not-found'])
    expect(await refusalOf(ask(second.id, 'working'))).toEqual([401, 'not-signed-in'])
    expect(await refusalOf(ask('working', 'working', secretariat))).toEqual([404, 'not-found'])
    expect((await compare(first.id, second.id, outsider)).paragraphs.length).toBeGreaterThan(10)
  })

  it('[CMP18] leaves out what a participant may not read, and says how much', async () => {
    const stage = draft.tablings[0]?.stage.id as string
    const heading = draft.paragraphs.find(({ kind, level }) => kind === 'heading' && level === 1)
      ?.id as string
    const rules = draft.tablings[0]?.rules
    const change = (to: unknown): Promise<Response> =>
      secretariat.fetch(`/api/stages/${stage}/tablings/${draft.id}`, {
        method: 'PATCH',
        json: { rules: to, reason: 'For a test.' },
      })
    const all = await compare(second.id, 'working', secretariat)
    const changed = await change([{ kinds: ['ngo'], actions: ['read'], sections: [heading] }])
    expect(changed.status, await changed.clone().text()).toBe(200)
    const found = await compare(second.id, 'working', ngo)
    const view = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, ngo.cookie)
    const hidden = view.paragraphs.filter(({ can }) => can.read !== 'yes').map(({ id }) => id)
    expect(hidden.length).toBeGreaterThan(0)
    expect(found.summary.withheld).toBe(hidden.length)
    expect(found.paragraphs.filter(({ paragraphId }) => hidden.includes(paragraphId))).toEqual([])
    expect((await compare(second.id, 'working', secretariat)).paragraphs).toEqual(all.paragraphs)
    expect((await change(rules)).status).toBe(200)
  })
})

describe('a text that came as a file', () => {
  const paragraphs = [
    'States will support host communities with schools, clinics and safe water in the places where refugees live.',
    'The first forum meets in Geneva every four years. Pledges made there are reported to all participants each spring.',
    'Resettlement places are offered by more countries, and families are brought together without undue delay.',
  ]
  const numbered = (texts: string[]): object => ({
    format: 'text',
    text: texts.map((words, nth) => `${nth + 1}. ${words}`).join('\n\n'),
  })

  it('[CMP19] is compared by how it was aligned: what it splits is said to be split', async () => {
    const imported = await secretariat.fetch('/api/processes/refugees-2018/drafts', {
      json: { title: 'Aligned', source: numbered(paragraphs) },
    })
    const { id } = ((await imported.json()) as { draft: { id: string } }).draft
    const older = await publish('CMP/FILE/1', id)
    const [support, forum, places] = paragraphs as [string, string, string]
    const [meets, pledges] = forum.split('. ') as [string, string]
    const answer = await secretariat.fetch(`/api/drafts/${id}/revisions/import`, {
      json: { source: numbered([support, `${meets}.`, pledges, places]), symbol: 'CMP/FILE/2', title: 'Two' },
    })
    expect(answer.status, await answer.clone().text()).toBe(200)
    const newer = ((await answer.json()) as { revision: RevisionSummary }).revision
    const there = await compare(older.id, newer.id)
    expect(there.paragraphs.map(({ change }) => change)).toEqual(['same', 'split', 'split', 'same'])
    expect(there.summary.all).toMatchObject({ wordsInserted: 0, wordsDeleted: 0 })
    const back = await compare(newer.id, older.id)
    expect(back.paragraphs.map(({ change }) => change)).toEqual(['same', 'merged', 'merged', 'same'])
  }, 180_000)
})

describe('a term', () => {
  const follow = async (query: string, who?: SignedIn): Promise<Terms> => {
    const address = `/api/drafts/${draft.id}/terms?q=${encodeURIComponent(query)}`
    const answer = await (who ? who.fetch(address) : fetch(world.url + address))
    expect(answer.status, await answer.clone().text()).toBe(200)
    return (await answer.json()) as Terms
  }
  const of = ({ revisions }: Terms, id: string) => revisions.find((each) => each.id === id)

  it('[TRM4] comes, stays and leaves from revision to revision, each place with its words', async () => {
    const before = await follow(zest.toUpperCase())
    expect(of(before, first.id)).toMatchObject({ count: 0, places: [] })
    expect(of(before, second.id)).toMatchObject({
      count: 1,
      places: [{ paragraphId: typed, change: 'came', count: 1, term: zest }],
    })
    const third = await publish('CMP/3')
    await restructure({ type: 'delete', paragraph: typed })
    const fourth = await publish('CMP/4')
    const after = await follow(zest)
    expect(of(after, third.id)?.places).toMatchObject([{ paragraphId: typed, change: 'stayed' }])
    expect(of(after, fourth.id)).toMatchObject({
      count: 0,
      places: [{ paragraphId: typed, change: 'left', term: zest }],
    })
  })

  it('[TRM6] that went with a moved paragraph, or with half of one, has moved and neither come nor left', async () => {
    const words = (id: string): string => draft.paragraphs.find((each) => each.id === id)?.text ?? ''
    const found = of(await follow(words(moved).split(' ').slice(0, 9).join(' ')), second.id)
    expect(found?.places).toMatchObject([{ paragraphId: moved, change: 'moved' }])
    const lastWords = words(cut).split(' ').slice(-4).join(' ')
    const inHalf = of(await follow(lastWords), second.id)?.places.filter(({ paragraphId }) =>
      [cut, half].includes(paragraphId),
    )
    expect(inHalf).toMatchObject([{ paragraphId: half, change: 'moved' }])
  })

  it('[TRM5] in the working text is for those who may read it; in revisions for everyone', async () => {
    const ids = (terms: Terms): string[] => terms.revisions.map(({ id }) => id)
    expect(ids(await follow('refugees'))).not.toContain('working')
    expect(ids(await follow('refugees', outsider))).not.toContain('working')
    const mine = await follow('refugees', ngo)
    expect(ids(mine).at(-1)).toBe('working')
    expect(of(mine, 'working')?.count).toBeGreaterThan(0)
    expect(mine.revisions.map(({ at }) => at)).toEqual([...mine.revisions.map(({ at }) => at)].sort())
  })

  it('[TRM9] of no draft, of a hidden one, or of nothing is refused', async () => {
    const of_ = (id: string, query: string, who = secretariat): Promise<Response> =>
      who.fetch(`/api/drafts/${id}/terms${query}`)
    expect(await refusalOf(of_('unknown', '?q=word'))).toEqual([404, 'not-found'])
    const imported = await secretariat.fetch('/api/processes/refugees-2018/drafts', {
      json: { title: 'Fresh', source: { format: 'text', text: '1. One word.\n\n2. Two.' } },
    })
    const hidden = ((await imported.json()) as { draft: { id: string } }).draft.id
    expect(await refusalOf(of_(hidden, '?q=word', outsider))).toEqual([404, 'not-found'])
    expect((await of_(hidden, '?q=word')).status).toBe(200)
    for (const query of ['', '?q=', '?q=%20', '?q=*', `?q=${'x'.repeat(201)}`, '?q=a&q=b', '?q=a&other=b'])
      expect(await refusalOf(of_(draft.id, query)), query).toEqual([400, 'invalid-input'])
    expect((await follow('.*(a+)+$\\')).revisions.every(({ count }) => count === 0)).toBe(true)
  })
})
