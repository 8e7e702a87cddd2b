/** Words that are not what they seem, and the same request fifty times at once. */
import { flagsIn } from '@plenary/shared/plain-sight'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../answers.ts'
import { type Ground, layGround } from '../authorization/ground.ts'
import { type Things, thingsOf } from '../authorization/things.ts'

let matrix: { ground: Ground; things: Things }
beforeAll(async () => {
  const ground = await layGround()
  const things = thingsOf(ground)
  // The stage of the matrix takes input again.
  await things.send(
    'secretariat',
    `/api/stages/${things.input}/consultation`,
    { inputUntil: '2018-06-01T00:00:00Z' },
    'PATCH',
  )
  matrix = { ground, things }
})
afterAll(() => matrix?.ground.world.close())

describe('words that are not what they seem', () => {
  const unseen = {
    'N1 override': 'shall \u202enot\u202c agree',
    'N1 isolate': 'a\u2066b\u2069',
    'N2 zero width': 'n\u200bot',
    'N2 tag': 'no\u{e0074}',
    'N2 soft hyphen': 'sh\u00adall',
    'N2 mark': 'a\ufeffb',
  }
  const broken = { 'N7 NUL': 'a\u0000b', 'N7 half a character': 'a\ud800' }
  const alike = {
    'N3 Cyrillic': 'St\u0430t\u0435 A',
    'N3 Greek': '\u039f\u039d\u0395',
    'N3 full width': '\uff33tate',
  }
  const honest = ['Ольга Токарчук', 'رحيم نظري', 'می‌خواهم', 'José Ñandú', '李小龍', 'नमस्ते', 'Ἀθηνᾶ', 'שלום']

  it('[HST7] are refused in comments, titles and names; honest words of every script are taken', async () => {
    const { ground, things } = matrix
    const { ngo, secretariat } = ground.people
    const asComment = (body: string) =>
      ngo.fetch(`/api/drafts/${ground.draft.id}/threads`, {
        json: { ...things.newThread(), body, paragraphId: ground.paragraph.id },
      })
    const asTitle = (title: string) =>
      ngo.fetch(`/api/stages/${things.input}/contributions`, { json: { ...things.newContribution(), title } })
    const asDelegation = (name: string) =>
      secretariat.fetch('/api/processes/refugees-2018/delegations', { json: { kind: 'ngo', name } })
    const wrong: string[] = []
    const expectAll = async (
      texts: Record<string, string>,
      ways: Record<string, (text: string) => Promise<Response>>,
      expected: RegExp,
    ) => {
      for (const [what, text] of Object.entries(texts))
        for (const [where, way] of Object.entries(ways)) {
          const got = await codeOf(await way(text))
          if (!expected.test(got)) wrong.push(`${what} as ${where}: ${got}`)
        }
    }
    const everywhere = {
      comment: asComment,
      title: asTitle,
      delegation: asDelegation,
    }
    await expectAll({ ...unseen, ...broken }, everywhere, /^invalid-/)
    await expectAll(alike, { delegation: asDelegation }, /^invalid-input$/)
    await expectAll(Object.fromEntries(honest.map((each) => [each, each])), everywhere, /^yes$/)
    await expectAll({ 'N8 long word': 'a'.repeat(10_000) }, { comment: asComment }, /^yes$/)
    await expectAll(
      { 'N8 too long': 'a'.repeat(10_001), 'N6 marks': `a${'\u0301'.repeat(20_000)}` },
      everywhere,
      /^invalid-input$/,
    )
    expect(wrong).toEqual([])
    for (const text of honest) expect(flagsIn(text), text).toEqual([])
  })
})

describe('fifty at once', () => {
  const fifty = <T>(make: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, make))

  it('[HST8] identical requests make one thread, comment, contribution, support, place and presence', async () => {
    const { ground, things } = matrix
    const { ngo } = ground.people
    const ids = Array.from({ length: 5 }, () => crypto.randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
    ]
    const post = (path: string, json: object) => fifty(async () => (await ngo.fetch(path, { json })).status)
    const read = async <T>(path: string): Promise<T> => (await (await ngo.fetch(path)).json()) as T
    const before = (await read<{ items: unknown[] }>(`/api/drafts/${ground.draft.id}/threads?limit=200`))
      .items.length
    const outcomes = {
      thread: await post(`/api/drafts/${ground.draft.id}/threads`, {
        ...things.newThread(),
        id: ids[0],
        paragraphId: ground.paragraph.id,
      }),
      comment: await post(`/api/threads/${ids[0]}/comments`, { id: ids[1], body: 'Once.' }),
      support: await post(`/api/threads/${ids[0]}/support`, { supports: true }),
      contribution: await post(`/api/stages/${things.input}/contributions`, {
        ...things.newContribution(),
        id: ids[2],
      }),
      speaker: await post(`/api/stages/${ground.stage('fc6').id}/speakers`, { id: ids[3] }),
      presence: await post(`/api/stages/${ground.stage('fc6').id}/attendance`, { attends: true }),
    }
    const refused = Object.entries(outcomes).flatMap(([what, all]) =>
      all.filter((status) => status !== 200 && status !== 409).map((status) => `${what}: ${status}`),
    )
    expect(refused).toEqual([])
    const { items } = await read<{ items: { id: string; comments: unknown[]; supporters: unknown[] }[] }>(
      `/api/drafts/${ground.draft.id}/threads?limit=200`,
    )
    if (before < 199) expect(items.length).toBe(before + 1)
    const { thread } = await read<{ thread: { comments: unknown[]; supporters: unknown[] } }>(
      `/api/threads/${ids[0]}`,
    )
    expect([thread.comments.length, thread.supporters.length]).toEqual([2, 1])
    const mine = await read<{ items: { id: string }[] }>(
      `/api/stages/${things.input}/contributions?limit=200`,
    )
    expect(mine.items.filter(({ id }) => id === ids[2])).toHaveLength(1)
    const { consultation } = await read<{
      consultation: { speakers: { id: string }[]; counts: { present: number } }
    }>(`/api/stages/${ground.stage('fc6').id}/consultation`)
    expect(consultation.speakers.filter(({ id }) => id === ids[3])).toHaveLength(1)
    expect(consultation.counts.present).toBe(1)
  })
})
