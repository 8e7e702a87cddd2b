/** Order in threads: what is reported, hidden, appealed and shown again, and who is told what. */
import { randomUUID } from 'node:crypto'
import type { Fact } from '@plenary/shared/events'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import type { DemoName } from '../sign-in.ts'
import { type Listener, openThreadWorld, type ThreadWorld } from '../thread-world.ts'

let hall: ThreadWorld
beforeAll(async () => {
  hall = await openThreadWorld({ environment: { LIMITS: 'off' } })
})
afterAll(() => hall.close())

describe('order', () => {
  const hidden = async () => {
    const words = `words to be judged ${randomUUID()}`
    const thread = await hall.opens('ngo', { body: words })
    const id = thread.comments[0]?.id as string
    return { words, thread, id, path: `/api/comments/${id}` }
  }
  const bodyFor = async (name: DemoName, { id }: Thread): Promise<string | undefined> =>
    (await hall.thread(name, id)).comments[0]?.body

  it('[MOD2] hidden words are given to their author and the secretariat alone, in every answer and fact', async () => {
    const { words, thread, path } = await hidden()
    const live = await hall.listens('state-a')
    const own = await hall.listens('ngo')
    await hall.done('state-b', 'POST', `${path}/report`, { reason: 'It names a person.' })
    expect((await hall.ask('state-a', 'POST', `${path}/hide`, { reason: 'x' })).code).toBe('secretariat-only')
    await hall.done('secretariat', 'POST', `${path}/hide`, { reason: 'It names a person.' })
    for (const name of ['state-a', 'state-b', 'refugee', 'observer'] as const) {
      expect(await bodyFor(name, thread), name).toBe('')
      expect(JSON.stringify(await hall.facts(name)), name).not.toContain(words)
    }
    for (const name of ['ngo', 'secretariat'] as const) expect(await bodyFor(name, thread), name).toBe(words)
    const changed = ({ heard }: Listener): Fact | undefined =>
      heard.find(({ type }) => type === 'comment.changed')
    await until('both screens heard of it', () => Boolean(changed(live) && changed(own)))
    expect(changed(live)?.data).toMatchObject({
      comment: { body: '', hidden: { reason: 'It names a person.' } },
    })
    expect(changed(own)?.data).toMatchObject({ comment: { body: words } })
    expect((await hall.tryReplying('state-a', thread.id, { parentId: thread.id })).status).toBe(409)
  })

  it('[MOD4] [MOD5] the author appeals, the secretariat sees it with every report and shows the words again', async () => {
    const { words, thread, id, path } = await hidden()
    await hall.done('state-a', 'POST', `${path}/report`, { reason: 'Off the subject.' })
    await hall.done('state-a', 'POST', `${path}/report`, { reason: 'Off the subject, again.' })
    await hall.done('secretariat', 'POST', `${path}/hide`, { reason: 'Off the subject.' })
    expect((await hall.ask('state-a', 'POST', `${path}/appeal`, { reason: 'x' })).code).toBe('not-yours')
    await hall.done('ngo', 'POST', `${path}/appeal`, { reason: 'It is the subject.' })
    type Reports = { items: { comment: { id: string; body: string; hidden: object }; reports: unknown[] }[] }
    const path_ = '/api/processes/refugees-2018/reports'
    const { items } = await hall.done<Reports>('secretariat', 'GET', path_)
    const judged = items.find(({ comment }) => comment.id === id)
    expect(judged).toMatchObject({ comment: { body: words, hidden: { appeal: 'It is the subject.' } } })
    expect(judged?.reports).toHaveLength(1)
    expect((await hall.ask('ngo', 'GET', path_)).code).toBe('secretariat-only')
    await hall.done('secretariat', 'POST', `${path}/show`, { reason: 'We agree.' })
    expect(await bodyFor('observer', thread)).toBe(words)
  })

  it('[MOD3] every act is in the record by opaque ids, and no words are', async () => {
    const { words, id, path } = await hidden()
    await hall.done('state-a', 'POST', `${path}/report`, { reason: 'Rude.' })
    await hall.done('secretariat', 'POST', `${path}/hide`, { reason: 'Rude.' })
    await hall.done('ngo', 'POST', `${path}/appeal`, { reason: 'Blunt, not rude.' })
    await hall.done('secretariat', 'POST', `${path}/show`, { reason: 'Blunt.' })
    const answer = await hall.who('secretariat').fetch('/api/record?limit=1000')
    const text = await answer.text()
    const acts = ['comment.reported', 'comment.hidden', 'comment.appealed', 'comment.shown']
    for (const act of acts) expect(text).toContain(act)
    expect(text).toContain(id)
    expect(text).not.toContain(words)
    const others = await (await hall.who('state-b').fetch('/api/record?limit=1000')).text()
    expect(others).not.toContain('Blunt, not rude.')
  })

  it('[MOD1] an internal discussion is not brought before the secretariat, nor counted in the record', async () => {
    const thread = await hall.opens('state-a', { visibility: 'delegation' })
    const path = `/api/comments/${thread.comments[0]?.id}`
    expect((await hall.ask('state-a', 'POST', `${path}/report`, { reason: 'x' })).code).toBe('not-found')
    expect((await hall.ask('secretariat', 'POST', `${path}/hide`, { reason: 'x' })).code).toBe('not-found')
  })
})
