/** Words with a thread are cut out of a paragraph and pasted into another: what becomes of the thread. */
import type { Thread } from '@plenary/shared/thread'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type OpenRoom, openRoom, until } from '../provider.ts'
import { openThreadWorld, type ThreadWorld } from '../thread-world.ts'

let world: ThreadWorld
const rooms: OpenRoom[] = []
/** Other words in every test: what one of them pasted would be a place for the next. */
let words = ''

beforeAll(async () => {
  world = await openThreadWorld({ environment: { LIMITS: 'off' } })
})
afterEach(() => {
  for (const room of rooms.splice(0)) room.close()
})
afterAll(() => world.close())

async function paragraphOf(text: string): Promise<{ id: string; room: OpenRoom }> {
  const id = crypto.randomUUID()
  const after = world.draft.paragraphs.filter(({ can }) => can.edit === 'yes').at(-1)?.id ?? null
  const json = { type: 'insert', id, after, kind: 'paragraph', level: 0, text }
  await world.done('secretariat', 'POST', `/api/drafts/${world.draft.id}/structure`, json)
  const path = `/api/drafts/${world.draft.id}`
  const view = await world.done<ThreadWorld['draft']>('state-b', 'GET', path)
  const name = view.paragraphs.find((each) => each.id === id)?.room as string
  const room = await openRoom(world.world.url, name, world.who('state-b').cookie)
  rooms.push(room)
  return { id, room }
}

const cut = ({ room }: { room: OpenRoom }): void => room.remove(room.text().indexOf(words), words.length)
const anchorOf = async (id: string): Promise<Thread> => {
  await world.world.app.collab.flushProjections()
  return world.thread('state-a', id)
}
const stands = (id: string, state: string, paragraphId: string): Promise<void> =>
  until(`${state} in that paragraph`, async () => {
    const thread = await anchorOf(id)
    return thread.anchor.state === state && thread.paragraphId === paragraphId
  })

async function threaded(path: string) {
  words = `lanterns along the ${path} footpath`
  const from = await paragraphOf(`Villages put up ${words} each winter.`)
  const to = await paragraphOf('Towns repair bridges and ')
  const quote = { exact: words, prefix: 'Villages put up ', suffix: ' each winter' }
  const thread = await world.opens('state-a', { paragraphId: from.id, quote })
  return { from, to, thread }
}

describe('words that are cut and pasted', () => {
  it('[ANC11] take their thread along as a proposal, which its opener accepts', async () => {
    const { from, to, thread } = await threaded('northern')
    cut(from)
    await stands(thread.id, 'orphaned', from.id)
    to.room.type(to.room.text().length, words)
    await stands(thread.id, 'moved', to.id)
    expect((await anchorOf(thread.id)).anchor).toMatchObject({ pasted: true, exact: words, now: words })
    const path = `/api/threads/${thread.id}/anchor`
    expect((await world.ask('state-b', 'POST', path, { quote: null })).status).toBe(403)
    expect((await world.ask('state-b', 'POST', path, { quote: null, decline: true })).status).toBe(403)
    await world.done('state-a', 'POST', path, { quote: null })
    const accepted = await anchorOf(thread.id)
    expect(accepted).toMatchObject({ paragraphId: to.id, anchor: { state: 'exact', exact: words } })
    expect(accepted.anchor.pasted).toBeUndefined()
    const told = (await world.facts('state-a')).filter(({ type }) => type === 'thread.changed')
    expect(JSON.stringify(told.at(-1))).toContain(to.id)
  })

  it('[ANC11] also when they are pasted before the cut is seen; declined, nobody is asked again', async () => {
    const { from, to, thread } = await threaded('southern')
    to.room.type(to.room.text().length, words)
    await world.world.app.collab.flushProjections()
    cut(from)
    await stands(thread.id, 'moved', to.id)
    const path = `/api/threads/${thread.id}/anchor`
    await world.done('secretariat', 'POST', path, { quote: null, decline: true })
    await stands(thread.id, 'orphaned', from.id)
    to.room.type(0, 'All ')
    from.room.type(0, 'All ')
    await stands(thread.id, 'orphaned', from.id)
    expect((await world.ask('secretariat', 'POST', path, { quote: null, decline: true })).status).toBe(409)
  })

  it('[ANC11] taken back, the thread is on its words at home again', async () => {
    const { from, to, thread } = await threaded('eastern')
    const at = from.room.text().indexOf(words)
    cut(from)
    to.room.type(to.room.text().length, words)
    await stands(thread.id, 'moved', to.id)
    from.room.type(at, words)
    await stands(thread.id, 'exact', from.id)
  })

  it('[ANC11] words that only look alike, or came by an import, draw no thread to them', async () => {
    const { from, thread } = await threaded('western')
    const like = await paragraphOf(`Rivers carry ${words} too.`)
    like.room.type(0, 'Some ')
    cut(from)
    await stands(thread.id, 'orphaned', from.id)
    like.room.type(0, 'And ')
    await stands(thread.id, 'orphaned', from.id)
  })
})
