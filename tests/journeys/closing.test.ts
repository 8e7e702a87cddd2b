/** A round closes once, exactly, and whatever happens around its deadline. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/src/app.ts'
import { readConfig } from '../../server/src/config.ts'
import { paragraphsOfRevision, revisionsOfDraft } from '../../server/src/revision/store.ts'
import { until } from '../provider.ts'
import { openRoundWorld, type RoundWorld, token } from '../round-world.ts'
import type { Typist } from '../typist.ts'
import type { SignedIn } from '../world.ts'

const clients = Number(process.env.CLIENTS ?? 100)

let round: RoundWorld
beforeEach(async () => {
  round = await openRoundWorld()
})
afterEach(() => round.close())

describe('closing a round', () => {
  it('[RND4] [T5] twenty who close at once make one revision of each draft and one fact', async () => {
    const typist = round.join(round.rooms[0] as string, round.people[0] as SignedIn)
    await until('it is open', () => typist.ready)
    typist.type('⟦last⟧')
    await typist.settled()
    await Promise.all(Array.from({ length: 20 }, () => round.act('close', { reason: 'Twice is once' })))
    await round.act('close', { reason: 'And again' })
    expect(await round.revisions()).toHaveLength(1)
    expect(await round.tokensOfNewest()).toEqual(['⟦last⟧'])
    expect(await round.factsOf('stage.changed')).toHaveLength(1)
    expect(await round.factsOf('stage.closed')).toHaveLength(0)
    expect(await round.closed()).toBe(true)
  })

  it('[RND4] two who close at the deadline, beside the job, make one revision and one fact', async () => {
    await round.world.app.jobs.stop()
    round.world.clock.setForward(new Date(round.draft.stage?.closesAt as string))
    round.world.app.jobs.start()
    await Promise.all([
      round.act('close', { reason: 'It is time' }),
      round.act('close', { reason: 'It is time' }),
      round.world.app.jobs.settle(),
    ])
    expect(await round.revisions()).toHaveLength(1)
    expect(await round.factsOf('stage.closed')).toHaveLength(1)
    expect(await round.factsOf('stage.changed')).toHaveLength(0)
  })

  it('[RND3] [T1] a keystroke 1 ms before the deadline is in the text; at it and 1 ms after it comes back', async () => {
    const deadline = new Date(round.draft.stage?.closesAt as string)
    const here = Array.from({ length: clients }, (_, nth) =>
      round.join(round.rooms[nth % 10] as string, round.people[nth % round.people.length] as SignedIn),
    )
    await until('all have joined', () => here.every(({ ready }) => ready), 30_000)
    const group = (which: number): Typist[] => here.filter((_, nth) => nth % 3 === which)
    const typeAll = async (which: number): Promise<void> => {
      for (const [nth, typist] of group(which).entries()) typist.type(`⟦${which}.${nth}⟧`)
      await Promise.all(group(which).map((typist) => typist.settled()))
    }
    round.world.clock.setForward(new Date(deadline.getTime() - 1))
    await until('all are there again', () => here.every(({ ready }) => ready), 30_000)
    await typeAll(0)
    await round.world.app.jobs.stop()
    round.world.clock.setForward(deadline)
    await typeAll(1)
    round.world.clock.advance(1)
    await typeAll(2)
    round.world.app.jobs.start()
    await round.world.app.jobs.settle()
    const named = (which: number): string[] =>
      group(which)
        .map((_, nth) => `⟦${which}.${nth}⟧`)
        .sort()
    expect((await round.tokensOfNewest()).sort()).toEqual(named(0))
    expect((await round.tokensReturned(new Date(0))).sort()).toEqual([...named(1), ...named(2)].sort())
  })

  it('[RND5] [T10] a job that comes late seals what stood at the deadline, whatever the secretariat wrote since', async () => {
    const [room, other] = round.rooms as [string, string]
    const state = round.join(room, round.people[0] as SignedIn)
    const pen = round.join(room, round.secretariat)
    await until('both are there', () => state.ready && pen.ready)
    state.type('⟦before⟧')
    await state.settled()
    await round.world.app.jobs.stop()
    round.world.clock.setForward(new Date(round.draft.stage?.closesAt as string))
    state.type('⟦late⟧')
    pen.type('⟦pen⟧')
    await Promise.all([state.settled(), pen.settled()])
    expect(state.refusals).toEqual(['round-closed'])
    expect(await round.wordsOf(room)).toContain('⟦pen⟧')

    round.world.clock.advance(3_600_000)
    const written = round.join(other, round.secretariat)
    await until('the pen is there', () => written.ready)
    written.type('⟦an hour later⟧')
    await written.settled()
    round.world.app.jobs.start()
    await round.world.app.jobs.settle()
    expect(await round.tokensOfNewest()).toEqual(['⟦before⟧'])
    expect(await round.wordsOf(other)).toContain('⟦an hour later⟧')
    const [words] = await round.returnedTo(round.people[0] as SignedIn)
    // [REL1] Nothing of what the pen wrote since comes back with them.
    expect(words?.baseText.match(token)?.sort()).toEqual(['⟦before⟧'])
    expect(words?.text.match(token)?.sort()).toEqual(['⟦before⟧', '⟦late⟧'])
  })

  it('[RND6] a structural command after a deadline that nobody has closed yet closes it first', async () => {
    const room = round.rooms[0] as string
    const state = round.join(room, round.people[0] as SignedIn)
    await until('it is open', () => state.ready)
    state.type('⟦before⟧')
    await state.settled()
    await round.world.app.jobs.stop()
    round.world.clock.setForward(new Date(round.draft.stage?.closesAt as string))
    const answer = await round.secretariat.fetch(`/api/drafts/${round.draft.id}/structure`, {
      json: { type: 'delete', paragraph: round.paragraphOf(room) },
    })
    expect(answer.status).toBe(200)
    const [revision] = await round.revisions()
    const sealed = revision ? await paragraphsOfRevision(round.world.app.database, revision.id) : []
    expect(sealed.map(({ paragraphId }) => paragraphId)).toEqual(round.draft.paragraphs.map(({ id }) => id))
    expect(await round.tokensOfNewest()).toEqual(['⟦before⟧'])
    round.world.app.jobs.start()
    await round.world.app.jobs.settle()
    expect(await round.revisions()).toHaveLength(1)
    expect(await round.factsOf('stage.closed')).toHaveLength(1)
  })

  it('[RET4] [T2] an offline edit delivered after the deadline comes back, and is put in by its author once that is allowed', async () => {
    const room = round.rooms[0] as string
    const ngo = round.people[2] as SignedIn
    const away = round.join(room, ngo)
    await until('it is open', () => away.ready)
    away.disconnect()
    away.type('⟦offline⟧')
    round.world.clock.setForward(new Date(round.draft.stage?.closesAt as string))
    await round.world.app.jobs.settle()
    away.connect()
    await until('it is refused', () => away.refusals.length > 0)
    const [words] = await round.returnedTo(ngo)
    expect(words).toMatchObject({
      paragraphId: round.paragraphOf(room),
      reason: 'round-closed',
      stageId: round.stageId(),
    })
    expect(words?.text).toBe(`${words?.baseText}⟦offline⟧`)
    expect(await round.wordsOf(room)).not.toContain('⟦offline⟧')
    away.close()
    // Nobody else learns of it.
    expect(await round.returnedTo(round.people[0] as SignedIn)).toEqual([])
    const path = `/api/returned/${words?.id}`
    const denied = async (person: SignedIn): Promise<number> =>
      (await person.fetch(`${path}/apply`, { json: {} })).status
    expect(await denied(round.people[0] as SignedIn)).toBe(404)
    expect(await denied(ngo)).toBe(403)

    await round.reopenUntil(3_600_000)
    const answer = await ngo.fetch(`${path}/apply`, { method: 'POST' })
    expect(answer.status).toBe(200)
    expect(await round.wordsOf(room)).toBe(words?.text)
    expect(await round.returnedTo(ngo)).toEqual([])
    expect(await denied(ngo)).toBe(404)
  })

  it('[RND10] the symbol says process, text, round and which closing of it', async () => {
    await round.act('close', { reason: 'First' })
    await round.reopenUntil(3_600_000)
    await round.act('close', { reason: 'Second' })
    const symbols = (await round.revisions()).map(({ symbol }) => symbol)
    expect(symbols).toEqual(['refugees-2018/draft-0/fc1.2', 'refugees-2018/draft-0/fc1'])
  })

  it('[RND11] only the secretariat of its process closes a stage, and only one that is open', async () => {
    const answer = await (round.people[0] as SignedIn).fetch(`/api/stages/${round.stageId()}/close`, {
      json: { reason: 'I am done' },
    })
    expect(answer.status).toBe(403)
    expect(
      (await round.secretariat.fetch('/api/stages/nothing/close', { json: { reason: 'x' } })).status,
    ).toBe(404)
    expect((await round.secretariat.fetch(`/api/stages/${round.stageId()}/close`, { json: {} })).status).toBe(
      400,
    )
    expect(await round.revisions()).toHaveLength(0)
  })

  it('[RND7] what was to close while the server was down is closed before anyone is let in', async () => {
    const typist = round.join(round.rooms[0] as string, round.people[0] as SignedIn)
    await until('it is open', () => typist.ready)
    typist.type('⟦last⟧')
    await typist.settled()
    typist.close()
    await round.world.app.close()
    round.world.clock.setForward(new Date(round.draft.stage?.closesAt as string))
    const app = await buildApp(readConfig({ DATA_DIR: round.world.dataDir, PORT: '0', LOG_LEVEL: 'error' }), {
      clock: round.world.clock,
    })
    try {
      const [revision] = await revisionsOfDraft(app.database, round.draft.id, null, 1)
      expect(revision).toMatchObject({ kind: 'closing', symbol: 'refugees-2018/draft-0/fc1' })
      const rows = await paragraphsOfRevision(app.database, revision?.id as string)
      expect(rows.flatMap(({ text }) => text.match(token) ?? [])).toEqual(['⟦last⟧'])
    } finally {
      await app.close()
    }
  })

  it('[RND12] [T7] words on their way while a paragraph is locked are wholly in it before the lock, or back with their author', async () => {
    const [room] = round.rooms as [string]
    const here = Array.from({ length: 12 }, (_, nth) =>
      round.join(room, round.people[nth % round.people.length] as SignedIn),
    )
    await until('all have joined', () => here.every(({ ready }) => ready), 30_000)
    const typed: string[] = []
    let typing = true
    const working = here.map(async (typist, nth) => {
      for (let count = 0; typing; count += 1) {
        typed.push(`⟦${nth}.${count}⟧`)
        typist.type(`⟦${nth}.${count}⟧`)
        await new Promise((done) => setTimeout(done, 5 + (nth % 5)))
      }
    })
    await new Promise((done) => setTimeout(done, 200))
    const answer = await round.secretariat.fetch(`/api/drafts/${round.draft.id}/structure`, {
      json: { type: 'lock', paragraph: round.paragraphOf(room), status: 'locked' },
    })
    expect(answer.status).toBe(200)
    const atLock = await round.wordsOf(room)
    await new Promise((done) => setTimeout(done, 200))
    typing = false
    await Promise.all(working)
    await Promise.all(here.map((typist) => typist.settled()))
    // Nothing came in behind the lock.
    expect(await round.wordsOf(room)).toBe(atLock)
    const inText = new Set(atLock.match(token))
    const returned = new Set(await round.tokensReturned(new Date(0)))
    expect(typed.filter((words) => inText.has(words) === returned.has(words))).toEqual([])
    expect(inText.size).toBeGreaterThan(0)
    expect(returned.size).toBeGreaterThan(0)
  })
})
