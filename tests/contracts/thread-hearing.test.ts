/** Who hears of a thread and when, and where it stands while others write. */
import { randomUUID } from 'node:crypto'
import type { Fact } from '@plenary/shared/events'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, until } from '../provider.ts'
import { openThreadWorld, type ThreadWorld } from '../thread-world.ts'

let hall: ThreadWorld
beforeAll(async () => {
  hall = await openThreadWorld({ environment: { LIMITS: 'off' } })
})
afterAll(() => hall.close())

const bodiesIn = (facts: Fact[]): string[] =>
  facts.flatMap((fact) => (fact.type === 'comment.added' ? [fact.data.comment.body] : []))

describe('who hears', () => {
  it('[THR3] everyone hears every comment once and in order, over a connection that breaks', async () => {
    const thread = await hall.opens('state-a')
    const first = await hall.listens('ngo')
    const say = (nth: number) => hall.replies('state-b', thread.id, { body: `Point ${nth}.` })
    for (const nth of [1, 2, 3]) await say(nth)
    await until('three are heard', () => bodiesIn(first.heard).length === 3)
    first.socket.disconnect()
    for (const nth of [4, 5, 6]) await say(nth)
    const last = first.heard.at(-1)?.seq as number
    const again = await hall.listens('ngo')
    const missed = await hall.facts('ngo', last)
    for (const nth of [7, 8]) await say(nth)
    await until('the rest is heard', () => bodiesIn(again.heard).includes('Point 8.'))
    const all = new Map([...first.heard, ...missed, ...again.heard].map((fact) => [fact.seq, fact]))
    const inOrder = [...all.values()].sort((a, b) => a.seq - b.seq)
    expect(bodiesIn(inOrder)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((nth) => `Point ${nth}.`))
    expect(bodiesIn([...first.heard, ...again.heard])).toEqual([1, 2, 3, 7, 8].map((nth) => `Point ${nth}.`))
  })

  it('[THR2] no socket of anybody else hears of an internal thread, whatever it watches', async () => {
    const others = await Promise.all(
      (['secretariat', 'state-b', 'ngo', 'refugee', 'observer'] as const).flatMap((name) => [
        hall.listens(name),
        hall.listens(name, { process: 'refugees-2018' }),
      ]),
    )
    const own = await hall.listens('state-a')
    const thread = await hall.opens('state-a', { visibility: 'delegation', body: 'Between us.' })
    await hall.replies('state-a', thread.id, { body: 'Still between us.' })
    const open = await hall.opens('state-a')
    await until('everyone heard of the open one', () =>
      [...others, own].every(({ heard }) => JSON.stringify(heard).includes(open.id)),
    )
    for (const { heard } of others) expect(JSON.stringify(heard)).not.toContain(thread.id)
    expect(JSON.stringify(own.heard)).toContain('Still between us.')
  })

  it('[THR2] threads of a section that a round closes to somebody are gone for them, and come back with the right', async () => {
    const thread = await hall.opens('state-a')
    const stageId = hall.draft.stage?.id as string
    const rules = hall.draft.tablings.find(({ stage }) => stage.id === stageId)?.rules
    const set = (next: unknown) =>
      hall.done('secretariat', 'PATCH', `/api/stages/${stageId}/tablings/${hall.draft.id}`, {
        rules: next,
        reason: 'For this test',
      })
    const live = await hall.listens('ngo')
    await set([{ kinds: ['member-state'], actions: ['read', 'comment', 'edit'], sections: 'all' }])
    expect((await hall.ask('ngo', 'GET', `/api/threads/${thread.id}`)).status).toBe(404)
    expect(await hall.listed('ngo')).toEqual([])
    await hall.replies('state-b', thread.id, { body: 'Among States.' })
    expect(JSON.stringify(await hall.facts('ngo'))).not.toContain('Among States.')
    expect((await hall.thread('state-a', thread.id)).comments).toHaveLength(2)
    await set(rules)
    expect((await hall.thread('ngo', thread.id)).comments).toHaveLength(2)
    expect(JSON.stringify(live.heard)).not.toContain('Among States.')
  })
})

describe('the place of a thread', () => {
  it('[ANC3] [ANC4] a thread follows its words through typing, a split and a confirmation', async () => {
    const paragraph = hall.draft.paragraphs.find(
      ({ kind, status, text }) => kind === 'paragraph' && status === 'open' && text.length > 120,
    )
    if (!paragraph) throw new Error('no paragraph that is not locked')
    const exact = paragraph.text.slice(-40, -10)
    const thread = await hall.opens('state-a', { paragraphId: paragraph.id, quote: { exact } })
    const room = await openRoom(hall.world.url, paragraph.room, hall.who('secretariat').cookie)
    room.type(0, 'Herewith: ')
    await until('the thread moved along', async () => {
      const { anchor } = await hall.thread('ngo', thread.id)
      return anchor.state === 'exact' && anchor.from === paragraph.text.length - 40 + 'Herewith: '.length
    })
    const half = randomUUID()
    await hall.done('secretariat', 'POST', `/api/drafts/${hall.draft.id}/structure`, {
      type: 'split',
      paragraph: paragraph.id,
      offset: paragraph.text.length - 50,
      id: half,
    })
    await until('it is shown in the new paragraph', async () => {
      const { anchor, paragraphId } = await hall.thread('ngo', thread.id)
      return anchor.state === 'moved' && anchor.now === exact && paragraphId === half
    })
    const path = `/api/threads/${thread.id}/anchor`
    expect((await hall.ask('ngo', 'POST', path, { quote: null })).code).toBe('not-yours')
    await hall.done('state-a', 'POST', path, { quote: null })
    expect((await hall.thread('ngo', thread.id)).anchor).toMatchObject({ state: 'exact', exact })
    expect(
      (await hall.ask('state-a', 'POST', path, { quote: { exact: 'never written anywhere' } })).code,
    ).toBe('quote-not-found')
    room.close()
  })

  it('[ANC6] on a published text the quoted words must stand in it', async () => {
    const { items } = await hall.done<{ items: { id: string }[] }>(
      'state-a',
      'GET',
      `/api/drafts/${hall.draft.id}/revisions`,
    )
    const id = items[0]?.id as string
    const revision = await hall.done<{ paragraphs: { paragraphId: string; text: string; kind: string }[] }>(
      'state-a',
      'GET',
      `/api/revisions/${id}`,
    )
    const paragraph = revision.paragraphs.find(({ text, kind }) => kind === 'paragraph' && text.length > 80)
    const exact = paragraph?.text.slice(5, 30) as string
    const input = hall.newThread({ paragraphId: paragraph?.paragraphId, quote: { exact } })
    const path = `/api/revisions/${id}/threads`
    const { thread } = await hall.done<{ thread: Thread }>('state-a', 'POST', path, input)
    expect(thread.anchor).toMatchObject({ state: 'exact', exact, from: 5 })
    const wrong = hall.newThread({
      paragraphId: paragraph?.paragraphId,
      quote: { exact: 'not written here' },
    })
    expect((await hall.ask('state-a', 'POST', path, wrong)).code).toBe('quote-not-found')
    const listed = await hall.done<{ items: Thread[] }>('observer', 'GET', path)
    expect(listed.items.map((each) => each.id)).toEqual([thread.id])
    expect((await hall.listed('observer')).map((each) => each.id)).not.toContain(thread.id)
  })
})
