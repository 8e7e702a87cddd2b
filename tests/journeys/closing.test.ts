/** Rounds that close to the keystroke: every edit is in the text that was closed or back with its author, never both, never neither. */
import type { DraftView } from '@plenary/shared/draft'
import type { ReturnedWords } from '@plenary/shared/returned'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { factsSince } from '../../server/src/events/record.ts'
import { paragraphsOfRevision, revisionsOfDraft } from '../../server/src/revision/store.ts'
import { until } from '../provider.ts'
import { chanceOf } from '../seed.ts'
import { get, roomsAllMayEdit, sampleDraft } from '../sign-in.ts'
import { Typist } from '../typist.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const closings = Number(process.env.CLOSINGS ?? 20)
const clients = Number(process.env.CLIENTS ?? 100)
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const writers = ['state-a', 'state-b', 'ngo', 'refugee'] as const
const token = /⟦[^⟧]+⟧/g

let world: World
let secretariat: SignedIn
let people: SignedIn[]
let draft: DraftView
let rooms: string[]
let typists: Typist[]

beforeEach(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' } })
  secretariat = await world.signIn('secretariat')
  people = await Promise.all(writers.map((name) => world.signIn(name)))
  draft = await sampleDraft(world.url, secretariat.cookie)
  rooms = await roomsAllMayEdit(
    world.url,
    people.map(({ cookie }) => cookie),
  )
  typists = []
})
afterEach(async () => {
  for (const typist of typists) typist.close()
  await world.close()
})

const stageId = (): string => draft.stage?.id as string
const join = (room: string, { cookie }: SignedIn): Typist => {
  const typist = new Typist(world.url, room, cookie)
  typists.push(typist)
  return typist
}
const leave = (): void => {
  for (const typist of typists.splice(0)) typist.close()
}
const act = async (what: 'close' | 'reopen', body: object): Promise<void> => {
  const answer = await secretariat.fetch(`/api/stages/${stageId()}/${what}`, { json: body })
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
}
const stage = async () =>
  (await get<DraftView>(world.url, `/api/drafts/${draft.id}`, secretariat.cookie)).stage
const closed = async (): Promise<boolean> => {
  const now = await stage()
  return now?.phase === 'closed' && now.publishedAt !== null
}
/** A deadline on a whole second, this far ahead; the round is reopened until then. */
const reopenUntil = async (ms: number): Promise<Date> => {
  const closesAt = new Date(Math.ceil((world.clock.now().getTime() + ms) / 1000) * 1000)
  await act('reopen', { closesAt: closesAt.toISOString(), reason: 'More time' })
  return closesAt
}
/** What closings left, the newest first. */
const revisions = async () =>
  (await revisionsOfDraft(world.app.database, draft.id, null, 1000)).filter(({ kind }) => kind === 'closing')
const tokensOfNewest = async (): Promise<string[]> => {
  const [newest] = await revisions()
  const rows = newest ? await paragraphsOfRevision(world.app.database, newest.id) : []
  return rows.flatMap(({ text }) => text.match(token) ?? [])
}
async function returnedTo(person: SignedIn): Promise<ReturnedWords[]> {
  await world.app.collab.flushProjections()
  const { items } = await get<{ items: ReturnedWords[] }>(
    world.url,
    `/api/drafts/${draft.id}/returned?limit=200`,
    person.cookie,
  )
  return items
}
/** What of the author's text is not in the text as it stood. */
const tokensReturned = async (since: Date): Promise<string[]> => {
  const all = (await Promise.all(people.map(returnedTo))).flat()
  return all
    .filter(({ at }) => Date.parse(at) >= since.getTime())
    .flatMap(({ text, baseText }) => {
      const base = new Set(baseText.match(token))
      return (text.match(token) ?? []).filter((each) => !base.has(each))
    })
}
const paragraphOf = (room: string): string =>
  draft.paragraphs.find((each) => each.room === room)?.id as string
const wordsOf = async (room: string): Promise<string> => {
  await world.app.collab.flushProjections()
  const view = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, secretariat.cookie)
  return view.paragraphs.find((each) => each.room === room)?.text ?? ''
}
const factsOf = async (type: string) =>
  (await factsSince(world.app.database, draft.process.id, 0, 100_000, () => true)).items.filter(
    (fact) => fact.type === type && JSON.stringify(fact.data).includes(stageId()),
  )

describe(`${clients} clients type across ${closings} closings, seed ${seed}`, () => {
  it('[RND1] [RET1] [G11] every edit is in the text that was closed or back with its author: both 0, neither 0', async () => {
    const chance = chanceOf(seed)
    const figures = { typed: 0, inText: 0, returned: 0, both: 0, neither: 0 }
    const stalls: number[] = []
    for (let round = 0; round < closings; round += 1) {
      const byAct = chance.below(2) === 0
      if (round > 0) await reopenUntil(byAct ? 3_600_000 : 2000)
      const opened = world.clock.now()
      const here = Array.from({ length: clients }, (_, nth) =>
        join(rooms[nth % 10] as string, people[nth % people.length] as SignedIn),
      )
      await until('all have joined', () => here.every(({ ready }) => ready), 30_000)
      const typed = new Set<string>()
      let typing = true
      const moving = (async () => {
        for (; typing; await pause(10)) world.clock.advance(10 + chance.below(30))
      })()
      const working = here.map(async (typist, nth) => {
        for (let count = 0; typing; count += 1) {
          const words = `⟦${round}.${nth}.${count}⟧`
          typed.add(words)
          typist.type(words)
          await pause(60 + chance.below(120))
          // A person on a slow machine types more slowly; the ledger is about every edit, not about how many.
          while (typing && !typist.judged) await pause(10)
        }
      })
      await pause(200 + chance.below(400))
      const began = performance.now()
      if (byAct) await act('close', { reason: 'The chair closes the round' })
      // The first round is open for days: its deadline comes at once.
      else if (round === 0) world.clock.setForward(new Date(draft.stage?.closesAt as string))
      await until('the round is closed', closed, 60_000)
      if (byAct) stalls.push(performance.now() - began)
      await pause(200)
      typing = false
      await Promise.all([...working, moving])
      await Promise.all(here.map((typist) => typist.settled()))
      const inText = new Set(await tokensOfNewest())
      const returned = new Set(await tokensReturned(opened))
      leave()
      const both = [...typed].filter((words) => inText.has(words) && returned.has(words))
      const neither = [...typed].filter((words) => !inText.has(words) && !returned.has(words))
      figures.typed += typed.size
      figures.inText += [...typed].filter((words) => inText.has(words)).length
      figures.returned += [...typed].filter((words) => returned.has(words)).length
      figures.both += both.length
      figures.neither += neither.length
      expect({ both, neither }, `seed ${seed}, closing ${round}`).toEqual({ both: [], neither: [] })
    }
    stalls.sort((a, b) => a - b)
    console.log(
      `closing journey: seed ${seed}, ${JSON.stringify(figures)}, closing by act p95 ${stalls[Math.floor(stalls.length * 0.95)]?.toFixed(0)} ms`,
    )
    expect(figures.inText).toBeGreaterThan(closings)
    expect(figures.returned).toBeGreaterThan(closings)
    expect(await revisions()).toHaveLength(closings)
  })
})

describe('closing a round', () => {
  it('[RND4] [T5] twenty who close at once make one revision of each draft and one fact', async () => {
    const typist = join(rooms[0] as string, people[0] as SignedIn)
    await until('it is open', () => typist.ready)
    typist.type('⟦last⟧')
    await typist.settled()
    await Promise.all(Array.from({ length: 20 }, () => act('close', { reason: 'Twice is once' })))
    await act('close', { reason: 'And again' })
    expect(await revisions()).toHaveLength(1)
    expect(await tokensOfNewest()).toEqual(['⟦last⟧'])
    expect(await factsOf('stage.changed')).toHaveLength(1)
    expect(await factsOf('stage.closed')).toHaveLength(0)
    expect(await closed()).toBe(true)
  })

  it('[RND4] two who close at the deadline, beside the job, make one revision and one fact', async () => {
    await world.app.jobs.stop()
    world.clock.setForward(new Date(draft.stage?.closesAt as string))
    world.app.jobs.start()
    await Promise.all([
      act('close', { reason: 'It is time' }),
      act('close', { reason: 'It is time' }),
      world.app.jobs.settle(),
    ])
    expect(await revisions()).toHaveLength(1)
    expect(await factsOf('stage.closed')).toHaveLength(1)
    expect(await factsOf('stage.changed')).toHaveLength(0)
  })

  it('[RND3] [T1] a keystroke 1 ms before the deadline is in the text; at it and 1 ms after it comes back', async () => {
    const deadline = new Date(draft.stage?.closesAt as string)
    const here = Array.from({ length: clients }, (_, nth) =>
      join(rooms[nth % 10] as string, people[nth % people.length] as SignedIn),
    )
    await until('all have joined', () => here.every(({ ready }) => ready), 30_000)
    const group = (which: number): Typist[] => here.filter((_, nth) => nth % 3 === which)
    const typeAll = async (which: number): Promise<void> => {
      for (const [nth, typist] of group(which).entries()) typist.type(`⟦${which}.${nth}⟧`)
      await Promise.all(group(which).map((typist) => typist.settled()))
    }
    world.clock.setForward(new Date(deadline.getTime() - 1))
    await until('all are there again', () => here.every(({ ready }) => ready), 30_000)
    await typeAll(0)
    await world.app.jobs.stop()
    world.clock.setForward(deadline)
    await typeAll(1)
    world.clock.advance(1)
    await typeAll(2)
    world.app.jobs.start()
    await world.app.jobs.settle()
    const named = (which: number): string[] =>
      group(which)
        .map((_, nth) => `⟦${which}.${nth}⟧`)
        .sort()
    expect((await tokensOfNewest()).sort()).toEqual(named(0))
    expect((await tokensReturned(new Date(0))).sort()).toEqual([...named(1), ...named(2)].sort())
  })

  it('[RND5] [T10] a job that comes late seals what stood at the deadline, whatever the secretariat wrote since', async () => {
    const [room, other] = rooms as [string, string]
    const state = join(room, people[0] as SignedIn)
    const pen = join(room, secretariat)
    await until('both are there', () => state.ready && pen.ready)
    state.type('⟦before⟧')
    await state.settled()
    await world.app.jobs.stop()
    world.clock.setForward(new Date(draft.stage?.closesAt as string))
    state.type('⟦late⟧')
    pen.type('⟦pen⟧')
    await Promise.all([state.settled(), pen.settled()])
    expect(state.refusals).toEqual(['round-closed'])
    expect(await wordsOf(room)).toContain('⟦pen⟧')
    expect(await revisions()).toHaveLength(0)

    world.clock.advance(3_600_000)
    const written = join(other, secretariat)
    await until('the pen is there', () => written.ready)
    written.type('⟦an hour later⟧')
    await written.settled()
    world.app.jobs.start()
    await world.app.jobs.settle()
    expect(await tokensOfNewest()).toEqual(['⟦before⟧'])
    expect(await wordsOf(other)).toContain('⟦an hour later⟧')
    const [words] = await returnedTo(people[0] as SignedIn)
    expect(words?.baseText.match(token)?.sort()).toEqual(['⟦before⟧', '⟦pen⟧'])
    expect(words?.text.match(token)?.sort()).toEqual(['⟦before⟧', '⟦late⟧', '⟦pen⟧'])
  })

  it('[RND6] a structural command after a deadline that nobody has closed yet closes it first', async () => {
    const room = rooms[0] as string
    const state = join(room, people[0] as SignedIn)
    await until('it is open', () => state.ready)
    state.type('⟦before⟧')
    await state.settled()
    await world.app.jobs.stop()
    world.clock.setForward(new Date(draft.stage?.closesAt as string))
    const answer = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, {
      json: { type: 'delete', paragraph: paragraphOf(room) },
    })
    expect(answer.status).toBe(200)
    const [revision] = await revisions()
    const sealed = revision ? await paragraphsOfRevision(world.app.database, revision.id) : []
    expect(sealed.map(({ paragraphId }) => paragraphId)).toEqual(draft.paragraphs.map(({ id }) => id))
    expect(await tokensOfNewest()).toEqual(['⟦before⟧'])
    world.app.jobs.start()
    await world.app.jobs.settle()
    expect(await revisions()).toHaveLength(1)
    expect(await factsOf('stage.closed')).toHaveLength(1)
  })

  it('[RET4] [T2] an offline edit delivered after the deadline comes back, and is put in by its author once that is allowed', async () => {
    const room = rooms[0] as string
    const ngo = people[2] as SignedIn
    const away = join(room, ngo)
    await until('it is open', () => away.ready)
    away.disconnect()
    away.type('⟦offline⟧')
    world.clock.setForward(new Date(draft.stage?.closesAt as string))
    await world.app.jobs.settle()
    away.connect()
    await until('it is refused', () => away.refusals.length > 0)
    const [words] = await returnedTo(ngo)
    expect(words).toMatchObject({
      paragraphId: paragraphOf(room),
      reason: 'round-closed',
      stageId: stageId(),
    })
    expect(words?.text).toBe(`${words?.baseText}⟦offline⟧`)
    expect(await wordsOf(room)).not.toContain('⟦offline⟧')
    away.close()
    // Nobody else learns of it.
    expect(await returnedTo(people[0] as SignedIn)).toEqual([])
    const path = `/api/returned/${words?.id}`
    const denied = async (person: SignedIn): Promise<number> =>
      (await person.fetch(`${path}/apply`, { json: {} })).status
    expect(await denied(people[0] as SignedIn)).toBe(404)
    expect(await denied(ngo)).toBe(403)

    await reopenUntil(3_600_000)
    const answer = await ngo.fetch(`${path}/apply`, { method: 'POST' })
    expect(answer.status).toBe(200)
    expect(await wordsOf(room)).toBe(words?.text)
    expect(await returnedTo(ngo)).toEqual([])
    expect(await denied(ngo)).toBe(404)
  })

  it('[RND10] the symbol says process, text, round and which closing of it', async () => {
    await act('close', { reason: 'First' })
    await reopenUntil(3_600_000)
    await act('close', { reason: 'Second' })
    const symbols = (await revisions()).map(({ symbol }) => symbol)
    expect(symbols).toEqual(['refugees-2018/draft-0/fc1.2', 'refugees-2018/draft-0/fc1'])
  })

  it('[RND11] only the secretariat of its process closes a stage, and only one that is open', async () => {
    const answer = await (people[0] as SignedIn).fetch(`/api/stages/${stageId()}/close`, {
      json: { reason: 'I am done' },
    })
    expect(answer.status).toBe(403)
    expect((await secretariat.fetch('/api/stages/nothing/close', { json: { reason: 'x' } })).status).toBe(404)
    expect((await secretariat.fetch(`/api/stages/${stageId()}/close`, { json: {} })).status).toBe(400)
    expect(await revisions()).toHaveLength(0)
  })
})
