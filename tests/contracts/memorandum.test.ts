/** The note of changes over HTTP: generated lists, the secretariat's words, published once and whole. */
import type { DraftView } from '@plenary/shared/draft'
import { type Memorandum, memorandumHash } from '@plenary/shared/memorandum'
import type { RevisionSummary } from '@plenary/shared/revision'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answered, refusalOf } from '../answers.ts'
import { sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

let world: World
let secretariat: SignedIn
let state: SignedIn
let draft: DraftView
let first: RevisionSummary
let second: RevisionSummary
/** Paragraphs that were deleted, split and inserted between the two. */
let [gone, cut, fresh] = ['', '', '']

const restructure = async (command: object): Promise<void> => {
  const answer = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, { json: command })
  expect(answer.status, await answer.clone().text()).toBe(200)
}
const publish = async (symbol: string, id = draft.id): Promise<RevisionSummary> => {
  const answer = await secretariat.fetch(`/api/drafts/${id}/revisions`, {
    json: { symbol, title: symbol },
  })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as RevisionSummary
}
const path = ({ id }: RevisionSummary): string => `/api/revisions/${id}/memorandum`
const read = (revision: RevisionSummary, who = secretariat): Promise<Memorandum> =>
  answered(who.fetch(path(revision)))
const save = (revision: RevisionSummary, input: object, who = secretariat): Promise<Response> =>
  who.fetch(path(revision), { method: 'PATCH', json: { introduction: '', texts: {}, ...input } })
const publishNote = (revision: RevisionSummary, version: number, who = secretariat): Promise<Response> =>
  who.fetch(`${path(revision)}/publish`, { json: { version } })

beforeAll(async () => {
  world = await startWorld()
  secretariat = await world.signIn('secretariat')
  state = await world.signIn('state-a')
  draft = await sampleDraft(world.url, secretariat.cookie)
  first = await publish('MEM/1')
  const open = draft.paragraphs.filter(
    ({ kind, status, text }) => kind === 'paragraph' && status === 'open' && text.length > 60,
  )
  gone = open[2]?.id as string
  cut = open[4]?.id as string
  fresh = crypto.randomUUID()
  await restructure({ type: 'delete', paragraph: gone })
  await restructure({ type: 'split', paragraph: cut, offset: 30, id: crypto.randomUUID() })
  await restructure({
    type: 'insert',
    id: fresh,
    after: open[6]?.id,
    kind: 'paragraph',
    level: 0,
    text: 'Lighthouses welcome everyone.',
  })
  second = await publish('MEM/2')
})
afterAll(() => world.close())

const changesIn = ({ sections }: Memorandum): Memorandum['sections'][0]['changes'] =>
  sections.flatMap(({ changes }) => changes)

describe('the note of changes', () => {
  it('[MEM1] lists what changed since the text before, under its heading, with the words', async () => {
    const note = await read(second)
    expect(note).toMatchObject({ revisionId: second.id, previousId: first.id, version: 0, publishedAt: null })
    const changes = changesIn(note)
    const of = (id: string) => changes.find(({ paragraphId }) => paragraphId === id)
    expect(of(gone)).toMatchObject({ change: 'deleted' })
    expect(of(cut)).toMatchObject({ change: 'split' })
    expect(of(fresh)).toMatchObject({ change: 'inserted', excerpt: 'Lighthouses welcome everyone.' })
    expect(changes.every(({ change }) => change !== ('same' as string))).toBe(true)
    const at = draft.paragraphs.findIndex(({ id }) => id === gone)
    const heading = draft.paragraphs.slice(0, at).findLast(({ kind }) => kind === 'heading')
    const section = note.sections.find((each) => each.changes.some(({ paragraphId }) => paragraphId === gone))
    expect([section?.section, section?.title]).toEqual([heading?.id, heading?.text])
  })

  it('[MEM1] lists nothing for the first text of a draft, and has its sections to write about', async () => {
    const text = '## I. Solutions\n\n1. Safety for all.\n\n## II. Support\n\n2. Water and schools.\n'
    const imported = await secretariat.fetch('/api/processes/refugees-2018/drafts', {
      json: { title: 'New', source: { format: 'markdown', text } },
    })
    const { draft: made } = (await imported.json()) as { draft: { id: string } }
    const note = await read(await publish('MEM/0', made.id))
    expect(note.previousId).toBeNull()
    expect(changesIn(note)).toEqual([])
    expect(note.sections.map(({ title }) => title)).toEqual(['Solutions', 'Support'])
  })

  it('[MEM3] exists for the secretariat alone before it is published', async () => {
    expect(await refusalOf(state.fetch(path(second)))).toEqual([404, 'not-found'])
    expect(await refusalOf(fetch(world.url + path(second)))).toEqual([404, 'not-found'])
    expect(await refusalOf(secretariat.fetch('/api/revisions/unknown/memorandum'))).toEqual([
      404,
      'not-found',
    ])
  })

  it('[MEM6] is written by the secretariat alone', async () => {
    expect(await refusalOf(save(second, { version: 0 }, state))).toEqual([403, 'secretariat-only'])
    expect(await refusalOf(publishNote(second, 0, state))).toEqual([403, 'secretariat-only'])
    const nobody = await fetch(world.url + path(second), {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify({ version: 0, introduction: '', texts: {} }),
    })
    expect(await refusalOf(nobody)).toEqual([401, 'not-signed-in'])
  })

  it('[MEM7] takes words about sections there are, and keeps the place of each', async () => {
    const { sections } = await read(first)
    const [one, two] = sections.filter(({ section }) => section !== null)
    const texts = { [one?.section as string]: 'كلمة عن هذا القسم', [two?.section as string]: '  ' }
    const answer = await save(first, { version: 0, introduction: 'To begin with.', texts })
    expect(await answer.json()).toMatchObject({ version: 1, introduction: 'To begin with.' })
    const saved = await read(first)
    expect(
      saved.sections.filter(({ text }) => text !== '').map(({ section, text }) => [section, text]),
    ).toEqual([[one?.section, 'كلمة عن هذا القسم']])
    expect(saved.savedAt).toBe(world.clock.now().toISOString())
    const foreign = { version: 1, texts: { elsewhere: 'x' } }
    expect(await refusalOf(save(first, foreign))).toEqual([400, 'invalid-input'])
    expect(await refusalOf(save(first, { version: 1, introduction: 'x'.repeat(20_001) }))).toEqual([
      400,
      'invalid-input',
    ])
    expect((await read(first)).version).toBe(1)
  })

  it('[MEM4] is not written over by whoever began from an older version', async () => {
    const both = await Promise.all([
      save(second, { version: 0, introduction: 'One' }),
      save(second, { version: 0, introduction: 'Two' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409) as Response
    expect(await lost.json()).toMatchObject({
      code: 'version-conflict',
      detail: expect.stringMatching(/Version 1/),
    })
    const won = both.findIndex(({ status }) => status === 200)
    expect(await read(second)).toMatchObject({ version: 1, introduction: ['One', 'Two'][won] })
    expect(await refusalOf(publishNote(second, 0))).toEqual([409, 'version-conflict'])
  })

  it('[MEM5] once published is everyone’s, whole, under a hash that anybody can compute, and never changes', async () => {
    const before = await read(second)
    const answer = await publishNote(second, before.version)
    const note = (await answer.json()) as Memorandum
    expect(note.publishedAt).toBe(world.clock.now().toISOString())
    expect(memorandumHash(note)).toBe(note.hash)
    const everyone = (await (await fetch(world.url + path(second))).json()) as Memorandum
    expect(everyone).toEqual(note)
    expect(changesIn(note)).toEqual(changesIn(before))
    expect(note.sections.every(({ changes, text }) => changes.length > 0 || text !== '')).toBe(true)
    expect(await refusalOf(save(second, { version: note.version }))).toEqual([409, 'already-published'])
    expect(await refusalOf(publishNote(second, note.version))).toEqual([409, 'already-published'])
  })

  it('[MEM8] its publication is a fact of weight that carries the hash', async () => {
    const { hash } = await read(second, state)
    const facts = (await (await state.fetch('/api/processes/refugees-2018/facts?limit=1000')).json()) as {
      items: { type: string; data: object }[]
    }
    expect(facts.items.filter(({ type }) => type === 'memorandum.published').map(({ data }) => data)).toEqual(
      [{ revisionId: second.id, draftId: draft.id, hash }],
    )
  })

  it('[MEM2] explains an issued text against the one issued before it, whatever a closing left in between', async () => {
    await restructure({ type: 'lock', paragraph: fresh, status: 'locked' })
    const closed = await secretariat.fetch(`/api/stages/${draft.stage?.id}/close`, {
      json: { reason: 'Early.' },
    })
    expect(closed.status, await closed.clone().text()).toBe(200)
    const third = await publish('MEM/3')
    const list = (await (await fetch(`${world.url}/api/drafts/${draft.id}/revisions`)).json()) as {
      items: RevisionSummary[]
    }
    const [newest, closing] = list.items
    expect([newest?.id, closing?.kind]).toEqual([third.id, 'closing'])
    expect((await read(third)).previousId).toBe(second.id)
    expect((await read(closing as RevisionSummary)).previousId).toBe(second.id)
  })
})
