/**
 * Between rounds the pen-holder writes, cuts, moves, imports and quotes, and leaves a word of its own in each. Others and
 * the public keep every byte they receive: none of these words, and no id of what came into being, is in any of it.
 */
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { RevisionView } from '@plenary/shared/revision'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptAs } from '../../server/src/paragraph/kept-store.ts'
import { keptTexts } from '../../server/src/paragraph/tables.ts'
import { keepOldTexts } from '../../server/src/revision/keep-old-texts.ts'
import { type Known, sweep } from '../canary/sweep.ts'
import { Wiretap } from '../canary/wiretap.ts'
import { until } from '../provider.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { Typist } from '../typist.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const others = ['state-a', 'ngo', 'refugee', 'observer'] as const
const slug = 'refugees-2018'
/** What each act leaves; none stands anywhere else, and none is told in pieces. */
const words = {
  typed: 'quillwort',
  inserted: 'brambling',
  imported: 'samphire',
  title: 'dunnock',
  quoted: 'marram',
  split: 'whinchat',
}

describe('the text while the pen has it', () => {
  const tap = new Wiretap()
  const own = new Wiretap()
  let world: World
  let secretariat: SignedIn
  let people: Record<(typeof others)[number], SignedIn>
  let draft: DraftView
  let before: DraftView
  let pen: Typist
  let privateId: string
  let hidden: Thread
  let told: Thread
  const insertedId = crypto.randomUUID()
  const halfId = crypto.randomUUID()
  let known: Known

  const send = async <T>(path: string, json: object, who: SignedIn = secretariat, method = 'POST') => {
    const answer = await who.fetch(path, { method, json })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const structure = (command: object) => send(`/api/drafts/${draft.id}/structure`, command)
  const viewOf = (who: SignedIn, id = draft.id) => get<DraftView>(world.url, `/api/drafts/${id}`, who.cookie)
  const textOf = ({ paragraphs }: Pick<DraftView, 'paragraphs'>) =>
    paragraphs.map(({ id, kind, level, label, text, html }) => ({ id, kind, level, label, text, html }))
  const found = (): string[] =>
    [...Object.values(words), insertedId, halfId, privateId].flatMap((word) =>
      tap.find([Buffer.from(word)]).map((from) => `${word}: ${from}`),
    )

  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    secretariat = await world.signIn('secretariat')
    const signed = await Promise.all(others.map(async (who) => [who, await world.signIn(who)] as const))
    people = Object.fromEntries(signed) as typeof people
    draft = await sampleDraft(world.url, secretariat.cookie)
    const process = await get<ProcessView>(world.url, `/api/processes/${slug}`, secretariat.cookie)
    const stage = (code: string) => process.stages.find((each) => each.code === code)?.id as string
    const open = draft.paragraphs.filter(({ kind, status }) => kind === 'paragraph' && status === 'open')
    const [first, second, third, fourth] = open as [
      (typeof open)[number],
      (typeof open)[number],
      (typeof open)[number],
      (typeof open)[number],
    ]
    for (const who of others) {
      await tap.live(world.url, who, people[who].cookie, [
        { draft: draft.id },
        { process: slug },
        { stage: stage('fc1') },
        { stage: stage('fc2') },
      ])
      for (const { room } of [first, second, third]) await tap.room(world.url, who, people[who].cookie, room)
    }
    const thread = (paragraphId: string, exact: string, more: object = {}) => ({
      paragraphId,
      kind: 'comment',
      visibility: 'all',
      body: 'About these words.',
      quote: { exact, prefix: '', suffix: '' },
      ...more,
    })
    const path = `/api/drafts/${draft.id}/threads`
    told = (await send<{ thread: Thread }>(path, thread(first.id, first.text.slice(0, 40)), people.ngo))
      .thread
    await send(`/api/stages/${stage('fc1')}/close`, { reason: 'The canary goes in' })
    before = await viewOf(people.ngo)

    pen = new Typist(world.url, first.room, secretariat.cookie)
    await until('the pen is there', () => pen.ready)
    pen.type(`${words.typed} `)
    await pen.settled()
    await structure({
      type: 'insert',
      id: insertedId,
      after: second.id,
      kind: 'paragraph',
      level: 0,
      text: `Something ${words.inserted} new.`,
    })
    await structure({ type: 'split', paragraph: third.id, offset: 20, id: halfId })
    await structure({ type: 'delete', paragraph: fourth.id })
    const made = await send<{ draft: { id: string } }>(`/api/processes/${slug}/drafts`, {
      title: `A ${words.title}`,
      language: 'en',
      source: { format: 'text', text: `1. A ${words.imported} that nobody has read.` },
    })
    privateId = made.draft.id
    await send(`/api/stages/${stage('fc2')}/table`, { draftId: privateId })
    await world.app.collab.flushProjections()
    hidden = (
      await send<{ thread: Thread }>(path, thread(insertedId, words.inserted, { body: words.quoted }))
    ).thread
    const inside = await viewOf(secretariat)
    known = {
      drafts: [draft.id, privateId],
      stages: [stage('fc1'), stage('fc2')],
      paragraphs: [first.id, second.id, third.id, fourth.id, insertedId, halfId],
      threads: [told.id, hidden.id],
      comments: [...told.comments, ...hidden.comments].map(({ id }) => id),
      contributions: [],
      revisions: (
        await get<{ items: { id: string }[] }>(
          world.url,
          `/api/drafts/${draft.id}/revisions`,
          secretariat.cookie,
        )
      ).items.map(({ id }) => id),
      files: [],
      processes: [slug],
      topics: ['cross-cutting'],
    }
    expect(JSON.stringify(textOf(inside))).toContain(words.typed)
  })
  afterAll(async () => {
    pen?.close()
    tap.close()
    own.close()
    await world?.close()
  })

  it('[REL2] everyone else has the text as the round left it, paragraph by paragraph', async () => {
    const revision = await get<RevisionView>(
      world.url,
      `/api/revisions/${known.revisions[0]}`,
      people.ngo.cookie,
    )
    for (const who of others) {
      const view = await viewOf(people[who])
      expect(textOf(view)).toEqual(textOf(before))
      expect(view.text).toMatchObject({ of: 'kept', withPen: true })
      expect(view.paragraphs.map(({ id, text }) => ({ id, text }))).toEqual(
        revision.paragraphs.map(({ paragraphId: id, text }) => ({ id, text })),
      )
      expect(view.paragraphs.some(({ can }) => can.edit === 'yes')).toBe(false)
    }
    expect((await viewOf(secretariat)).text).toMatchObject({ of: 'working', withPen: true })
  })

  it('[DRF4] a text that was imported is there for nobody else: not by its id, not in a list', async () => {
    for (const who of others) {
      expect((await people[who].fetch(`/api/drafts/${privateId}`)).status).toBe(404)
      const process = await get<ProcessView>(world.url, `/api/processes/${slug}`, people[who].cookie)
      expect(process.drafts.map(({ id }) => id)).not.toContain(privateId)
    }
    const own = await viewOf(secretariat, privateId)
    const room = new Typist(world.url, own.paragraphs[0]?.room as string, people.ngo.cookie)
    await until('the door is shut', () => room.closes.length > 0)
    expect(room.closes).toEqual([4404])
    room.close()
  })

  it('[REL2] [REL3] [REL4] no word of it and no new id reaches anybody else by any way', async () => {
    // Sockets come back, as they do after a closing, and ask for everything.
    const rooms = (await viewOf(secretariat)).paragraphs
      .filter(({ id }) => known.paragraphs.includes(id))
      .map(({ room }) => room)
    let asked = 0
    for (const who of others) {
      for (const room of rooms) await tap.room(world.url, who, people[who].cookie, room)
      await tap.live(world.url, who, people[who].cookie, [
        { draft: draft.id },
        { draft: privateId },
        { process: slug },
      ])
      const { cookie } = people[who]
      asked += await sweep(tap, world.url, who, cookie, known)
      for (const path of [
        `/api/revisions/${known.revisions[0]}/compare/working`,
        ...Object.values(words).map((word) => `/api/drafts/${draft.id}/terms?q=${word}`),
      ]) {
        // The question itself comes back; only what was found counts.
        const answer = await people[who].fetch(path)
        const body = (await answer.text()).replace(/"term":"[^"]*"/, '')
        tap.keep(`${who} GET ${path}`, Buffer.from(body))
        asked += 1
      }
    }
    asked += await sweep(tap, world.url, 'the public', '', known)
    pen.type(`${words.typed} again `)
    await pen.settled()
    await world.app.collab.flushProjections()
    // The same ways bring the words to the pen-holder: what finds nothing elsewhere looks in the right places.
    await sweep(own, world.url, 'secretariat', secretariat.cookie, known)
    for (const word of [words.typed, words.inserted, words.title, words.imported])
      expect(own.find([Buffer.from(word)]).length, word).toBeGreaterThan(0)
    const leaks = found()
    console.info(`asked ${asked}, pieces ${tap.pieces.length}, found ${leaks.length}`)
    expect(leaks).toEqual([])
  })

  it('[REL4] a thread stays on the words that its readers have; one on words they do not have is not there', async () => {
    const read = async (who: SignedIn) =>
      (await send0<{ thread: Thread }>(who, `/api/threads/${told.id}`)).thread
    const seen = await read(people.ngo)
    expect(seen.anchor).toMatchObject({
      state: told.anchor.state,
      from: told.anchor.from,
      to: told.anchor.to,
    })
    expect((await people.ngo.fetch(`/api/threads/${hidden.id}`)).status).toBe(404)
    const list = await send0<{ items: Thread[] }>(people.ngo, `/api/drafts/${draft.id}/threads?limit=200`)
    expect(list.items.map(({ id }) => id)).toContain(told.id)
    expect(list.items.map(({ id }) => id)).not.toContain(hidden.id)
    const inside = await read(people.ngo)
    const quote = inside.anchor.exact as string
    const { from, to } = inside.anchor
    const text = before.paragraphs.find(({ id }) => id === inside.paragraphId)?.text ?? ''
    expect(text.slice(from ?? 0, to ?? 0)).toBe(quote)
  })

  it('[REL5] released, it is what everyone has; the record says it once, with one hash over what was done', async () => {
    const heard = await entries()
    expect(
      heard.filter(({ type }) => type.startsWith('paragraph.')).map(({ paragraph }) => paragraph),
    ).not.toContain(halfId)
    for (const who of ['state-a', 'observer'] as const)
      expect((await people[who].fetch(`/api/drafts/${draft.id}/release`, { json: {} })).status).toBe(403)
    await send(`/api/drafts/${draft.id}/release`, {})
    const view = await viewOf(people.ngo)
    expect(view.text).toMatchObject({ of: 'working', withPen: false })
    expect(textOf(view)).toEqual(textOf(await viewOf(secretariat)))
    expect(JSON.stringify(textOf(view))).toContain(words.typed)
    expect((await people.ngo.fetch(`/api/threads/${hidden.id}`)).status).toBe(200)
    const released = (await entries()).filter(({ type }) => type === 'draft.released')
    expect(released).toHaveLength(1)
    const { items } = await send0<{
      items: { type: string; data: { changes?: { count: number; digest: string } } }[]
    }>(people.ngo, `/api/processes/${slug}/facts?limit=1000`)
    const fact = items.find(({ type }) => type === 'draft.released')
    expect(fact?.data.changes).toMatchObject({ count: 3, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const again = await secretariat.fetch(`/api/drafts/${draft.id}/release`, { json: {} })
    expect(again.status).toBe(409)
  })

  it('[REL5] a release appointed for later comes with its moment, whatever any job does', async () => {
    expect((await people.ngo.fetch(`/api/drafts/${privateId}`)).status).toBe(404)
    const at = new Date(world.clock.now().getTime() + 3_600_000)
    const { text } = await send<{ text: DraftView['text'] }>(`/api/drafts/${privateId}/release`, {
      at: at.toISOString(),
    })
    expect(text).toMatchObject({ withPen: true, releasedAt: at.toISOString() })
    await world.app.jobs.stop()
    world.clock.setForward(new Date(at.getTime() - 1))
    expect((await people.ngo.fetch(`/api/drafts/${privateId}`)).status).toBe(404)
    world.clock.setForward(at)
    expect((await people.ngo.fetch(`/api/drafts/${privateId}`)).status).toBe(200)
    world.app.jobs.start()
    await world.app.jobs.settle()
    const told = (await entries()).filter(
      (each) => each.type === 'draft.released' && each.draft === privateId,
    )
    expect(told).toHaveLength(1)
  })

  it('[REL6] a database of before, without a kept text, gives the last published one after its next start', async () => {
    const { database } = world.app
    await database.transaction((tx) => tx.delete(keptTexts), { lock: 'test:all' })
    await keepOldTexts({ database })
    expect(await keptAs(database, draft.id)).toMatchObject({ as: known.revisions[0] })
    expect(await keptAs(database, privateId)).toBeNull()
  })

  async function send0<T>(who: SignedIn, path: string): Promise<T> {
    return get<T>(world.url, path, who.cookie)
  }
  async function entries() {
    type Entry = { type: string; paragraph: string | null; draft: string | null }
    const { items } = await send0<{ items: (Entry & { entry?: Entry })[] }>(
      people.ngo,
      '/api/record?limit=1000',
    )
    return items.map((each) => each.entry ?? each)
  }
})
