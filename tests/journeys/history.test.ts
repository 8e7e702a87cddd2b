/** The past of a paragraph: two States and an NGO write and take away, everyone reads who did what, and nothing is rewritten. */
import type { AnswerOf, Me } from '@plenary/shared/api'
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenRoom, openRoom, until } from '../provider.ts'
import { type DemoName, get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

type History = AnswerOf<'getHistory'>
type Authors = AnswerOf<'getAuthors'>

describe('the past of a paragraph', () => {
  let world: World
  let draft: DraftView
  let paragraph: ParagraphView
  let spare: ParagraphView[]
  const people = new Map<DemoName, SignedIn>()
  const rooms = new Map<string, OpenRoom>()

  const penHolder = 'Secretariat of the compact'
  const civilSociety = 'Open Harbour, a non-governmental organization'

  const as = (name: DemoName): SignedIn => people.get(name) as SignedIn
  const room = (name: DemoName): OpenRoom => rooms.get(name) as OpenRoom
  const read = <T>(name: DemoName, path: string): Promise<T> => get<T>(world.url, path, as(name).cookie)
  const history = (id = paragraph.id): Promise<History> => read('observer', `/api/paragraphs/${id}/history`)
  const authors = (id = paragraph.id): Promise<Authors> => read('observer', `/api/paragraphs/${id}/authors`)
  const restore = (name: DemoName, id: string, body: object): Promise<Response> =>
    as(name).fetch(`/api/paragraphs/${id}/restore`, { json: body, headers: { origin: world.url } })
  const textNow = async (): Promise<string> =>
    (await sampleDraft(world.url, as('secretariat').cookie)).paragraphs.find(({ id }) => id === paragraph.id)
      ?.text ?? ''
  const agree = (what: string): Promise<void> =>
    until(`all see ${what}`, async () => {
      const texts = [...rooms.values()].map((each) => each.text())
      return new Set(texts).size === 1 && (await textNow()) === texts[0]
    })
  const later = (minutes: number): void =>
    world.clock.setForward(new Date(+world.clock.now() + minutes * 60_000))

  beforeAll(async () => {
    world = await startWorld()
    for (const name of ['secretariat', 'state-a', 'state-b', 'ngo', 'refugee', 'observer'] as const)
      people.set(name, await world.signIn(name))
    const views = await Promise.all(
      (['state-a', 'state-b', 'ngo', 'refugee'] as const).map((name) =>
        sampleDraft(world.url, as(name).cookie),
      ),
    )
    draft = views[0] as DraftView
    const shared = draft.paragraphs.filter(
      ({ id, kind, text }) =>
        kind === 'paragraph' &&
        text.length > 80 &&
        views.every((view) => view.paragraphs.find((each) => each.id === id)?.can.edit === 'yes'),
    )
    paragraph = shared[0] as ParagraphView
    spare = shared.slice(1)
    for (const name of ['state-a', 'state-b', 'ngo', 'refugee'] as const)
      rooms.set(name, await openRoom(world.url, paragraph.room, as(name).cookie))
  })
  afterAll(async () => {
    for (const each of rooms.values()) each.close()
    await world?.close()
  })

  it('[HIS13] tells its states, newest first: who, for which delegation, when, in which round, how much', async () => {
    const before = paragraph.text
    later(10)
    room('state-a').type(0, 'State A begins. ')
    await agree('the words of State A')
    later(10)
    room('ngo').type(0, 'Civil society adds. ')
    await agree('the words of the NGO')
    later(10)
    room('state-b').remove(0, 'Civil society '.length)
    await agree('what State B took away')
    const { items, next } = await history()
    expect(next).toBeNull()
    expect(
      items.map(({ participant, inserted, deleted, act }) => [
        participant?.delegation?.name ?? null,
        act,
        inserted,
        deleted,
      ]),
    ).toEqual([
      ['State B', 'written', 0, 14],
      [civilSociety, 'written', 20, 0],
      ['State A', 'written', 16, 0],
      [penHolder, 'begun', before.length, 0],
    ])
    expect(items[0]?.text).toBe(`adds. State A begins. ${before}`)
    expect(items[0]?.stageId).toBe(draft.stage?.id)
    expect(items[0]?.at).toBe(world.clock.now().toISOString())
  })

  it('[HIS14] comes a page at a time', async () => {
    const pages: History[] = []
    for (let cursor: string | null = ''; cursor !== null; cursor = (pages.at(-1) as History).next)
      pages.push(
        await read('ngo', `/api/paragraphs/${paragraph.id}/history?limit=3${cursor && `&cursor=${cursor}`}`),
      )
    expect(pages.map(({ items }) => items.length)).toEqual([3, 1])
    expect(pages.flatMap(({ items }) => items)).toEqual((await history()).items)
  })

  it('[HIS3] [HIS5] names the authors of the words that stand and of those that are gone, and who took them away', async () => {
    const { runs, deleted, deletedCount } = await authors()
    expect(runs.map(({ text }) => text).join('')).toBe(await textNow())
    expect(runs.map(({ text, participant }) => [participant?.delegation?.name ?? null, text])).toEqual([
      [civilSociety, 'adds. '],
      ['State A', 'State A begins. '],
      [penHolder, paragraph.text],
    ])
    expect(deletedCount).toBe(1)
    expect(deleted[0]).toMatchObject({ text: 'Civil society ', offset: 0 })
    expect([deleted[0]?.author?.delegation?.name, deleted[0]?.deletedBy?.delegation?.name]).toEqual([
      civilSociety,
      'State B',
    ])
  })

  it('[HIS15] who writes under a pseudonym stays a pseudonym in the past', async () => {
    later(10)
    room('refugee').type(0, 'We who fled say: ')
    await agree('the words of the refugee')
    const me = await read<Me>('refugee', '/api/me')
    const mine = me.participations.find(({ process }) => process.slug === 'refugees-2018')
    const newest = (await history()).items[0]
    expect(mine?.also).toContain(newest?.participant?.id)
    expect(newest?.participant?.name).toMatch(/^Participant [0-9A-Z]{5}$/)
    expect(newest?.participant?.name).not.toBe(me.user.name)
    expect(JSON.stringify([await history(), await authors()])).not.toContain(me.user.name)
  })

  it('[HIS12] [Y19] restores what somebody emptied as a new change: a new state, the old ones untouched, authors as before', async () => {
    const before = await history()
    const had = await authors()
    later(10)
    room('state-b').remove(0, room('state-b').text().length)
    await agree('nothing')
    expect((await history()).items[0]).toMatchObject({ text: '', inserted: 0 })
    const seq = before.items[0]?.seq as number
    const answer = await restore('ngo', paragraph.id, { seq, reason: 'Emptied by mistake' })
    expect(answer.status).toBe(200)
    await agree('the words of before')
    expect(await textNow()).toBe(before.items[0]?.text)
    const after = await history()
    expect(after.items.slice(2)).toEqual(before.items)
    expect(after.items[0]).toMatchObject({ act: 'restored', text: before.items[0]?.text, deleted: 0 })
    expect(after.items[0]?.participant?.delegation?.name).toBe(civilSociety)
    expect((await authors()).runs).toEqual(had.runs)
    const at = await read<AnswerOf<'getParagraphAt'>>('observer', `/api/paragraphs/${paragraph.id}/history/1`)
    expect(at.text).toBe(paragraph.text)
    expect(at.html).toBe(paragraph.html)
  })

  it('[HIS16] restoring needs the right to edit now, and a state that there is', async () => {
    const problem = async (answer: Response) => [
      answer.status,
      ((await answer.json()) as { code: string }).code,
    ]
    expect(await problem(await restore('observer', paragraph.id, { seq: 1 }))).toEqual([
      403,
      'observers-read',
    ])
    expect(await problem(await restore('ngo', paragraph.id, { seq: 9999 }))).toEqual([404, 'not-found'])
    expect(await problem(await restore('ngo', paragraph.id, { seq: 0 }))).toEqual([400, 'invalid-input'])
    expect(await problem(await restore('ngo', 'no-such-paragraph', { seq: 1 }))).toEqual([404, 'not-found'])
    const closed = draft.paragraphs.find(({ kind, can }) => kind === 'paragraph' && can.edit !== 'yes')
    if (closed) expect((await problem(await restore('state-a', closed.id, { seq: 1 })))[0]).toBe(403)
    const stranger = await fetch(`${world.url}/api/paragraphs/${paragraph.id}/history`)
    expect(stranger.status).toBe(401)
  })

  it('[HIS8] words keep their authors when the paragraph is split, and when the halves are joined again', async () => {
    const [mine] = spare as [ParagraphView]
    const one = await openRoom(world.url, mine.room, as('ngo').cookie)
    one.type(0, 'Words of the NGO. ')
    await until('it is projected', async () => {
      const view = await sampleDraft(world.url, as('secretariat').cookie)
      return view.paragraphs.find(({ id }) => id === mine.id)?.text.startsWith('Words') === true
    })
    const half = crypto.randomUUID()
    const restructure = (command: object): Promise<Response> =>
      as('secretariat').fetch(`/api/drafts/${draft.id}/structure`, {
        json: command,
        headers: { origin: world.url },
      })
    expect((await restructure({ type: 'split', paragraph: mine.id, offset: 10, id: half })).status).toBe(200)
    const namesIn = async (id: string): Promise<(string | null)[]> =>
      (await authors(id)).runs.map(({ participant }) => participant?.delegation?.name ?? null)
    expect(await namesIn(mine.id)).toEqual([civilSociety])
    expect(await namesIn(half)).toEqual([civilSociety, penHolder])
    expect((await history(half)).items.map(({ act }) => act)).toEqual(['split-from'])
    expect((await history(mine.id)).items[0]?.act).toBe('split-to')
    expect((await restructure({ type: 'merge', paragraph: half, into: mine.id })).status).toBe(200)
    const { runs, deleted } = await authors(mine.id)
    expect(runs.map(({ participant, text }) => [participant?.role, text])).toEqual([
      ['focal-point', 'Words of t'],
      ['secretariat', ' '],
      ['focal-point', 'he NGO. '],
      ['secretariat', mine.text],
    ])
    expect(deleted).toEqual([])
    one.close()
  })

  it('[HIS11] the past of a deleted paragraph stays readable for participants, and can no longer be restored', async () => {
    const gone = spare[1] as ParagraphView
    const answer = await as('secretariat').fetch(`/api/drafts/${draft.id}/structure`, {
      json: { type: 'delete', paragraph: gone.id },
      headers: { origin: world.url },
    })
    expect(answer.status).toBe(200)
    expect((await history(gone.id)).items[0]?.text).toBe(gone.text)
    expect((await authors(gone.id)).runs.map(({ text }) => text).join('')).toBe(gone.text)
    const refused = await restore('secretariat', gone.id, { seq: 1 })
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      409,
      'paragraph-deleted',
    ])
  })

  it('[HIS17] tells the authors of a whole draft at once: for every paragraph its text, run by run', async () => {
    const { paragraphs } = await read<AnswerOf<'getDraftAuthors'>>(
      'observer',
      `/api/drafts/${draft.id}/authors`,
    )
    const view = await sampleDraft(world.url, as('observer').cookie)
    expect(paragraphs.map(({ id, runs }) => [id, runs.map(({ text }) => text).join('')])).toEqual(
      view.paragraphs.map(({ id, text }) => [id, text]),
    )
  })
})
