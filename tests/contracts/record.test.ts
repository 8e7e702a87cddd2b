/** The record over HTTP: what everyone may see of it, what only some may, and what leaves it as a file. */

import type { Me } from '@plenary/shared/api'
import type { Audience } from '@plenary/shared/audience'
import { isSigned } from '@plenary/shared/checkpoint'
import { type Checkpoint, entryHash, genesis, type OpenedEntry } from '@plenary/shared/record'
import { makeRecordVerifier } from '@plenary/shared/verify-record'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPeople } from '../../server/src/demo/people.ts'
import { makeFacts } from '../../server/src/events/record.ts'
import { recordEntries } from '../../server/src/events/tables.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

interface Page {
  items: OpenedEntry[]
  next: number | null
  participants: { id: string; name: string }[]
}

let world: World
/** Milliseconds that have gone by without anybody waiting for them. */
let passedMs = 0
/** A checkpoint is given again for so long, whatever happens. */
const sameForMs = 5000
let people: Record<'secretariat' | 'stateA' | 'stateB' | 'ngo' | 'refugee', SignedIn>

beforeAll(async () => {
  world = await startWorld({ ticks: () => performance.now() + passedMs })
  people = {
    secretariat: await world.signIn('secretariat'),
    stateA: await world.signIn('state-a'),
    stateB: await world.signIn('state-b'),
    ngo: await world.signIn('ngo'),
    refugee: await world.signIn('refugee'),
  }
})
afterAll(() => world?.close())

const asked = async <T>(path: string, who?: SignedIn): Promise<T> => {
  const answer = await (who ? who.fetch(path) : fetch(world.url + path))
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
const record = (query: string, who?: SignedIn): Promise<Page> => asked<Page>(`/api/record${query}`, who)
const partIn = async (who: SignedIn, slug = 'refugees-2018') => {
  const { participations } = await asked<Me>('/api/me', who)
  return participations.find(({ process }) => process.slug === slug) as Me['participations'][number]
}

/** A fact of weight with a text that must reach its audience and nobody else. */
async function tell(processId: string, audience: Audience, secret: string): Promise<void> {
  const facts = makeFacts()
  await world.app.database.transaction(
    (tx) =>
      facts.record(tx, {
        type: 'comment.hidden',
        processId,
        actorId: null,
        at: world.clock.now(),
        audience,
        data: { threadId: secret, commentId: 'c', reason: 'test' },
      }),
    { lock: 'test:all' },
  )
}

describe('GET /api/record', () => {
  it('[REC9] lists every entry by number to everyone, in pages either way, with links that hold', async () => {
    const whole = await record('?limit=1000')
    expect(whole.items.length).toBeGreaterThan(10)
    expect(whole.next).toBeNull()
    for (const [nth, { salt: _, data: __, ...entry }] of whole.items.entries()) {
      expect(entry.number).toBe(nth + 1)
      expect(entry.previous).toBe(whole.items[nth - 1]?.hash ?? genesis)
      expect(entryHash(entry)).toBe(entry.hash)
    }
    const first = await record('?limit=3')
    expect([first.items.map(({ number }) => number), first.next]).toEqual([[1, 2, 3], 3])
    const second = await record('?limit=3&after=3')
    expect(second.items.map(({ number }) => number)).toEqual([4, 5, 6])
    const newest = await record('?limit=2&before=6')
    expect([newest.items.map(({ number }) => number), newest.next]).toEqual([[5, 4], 4])
    expect((await record('?before=2')).next).toBeNull()
  })

  it('[REC9] filters by process and type, and refuses what makes no sense', async () => {
    const joined = await record('?type=participant.joined&process=refugees-2018&limit=1000', people.ngo)
    expect(joined.items.length).toBeGreaterThan(4)
    expect(new Set(joined.items.map(({ type, process }) => `${type} ${process}`)).size).toBe(1)
    expect((await record('?type=nothing.happened')).items).toEqual([])
    for (const [query, status] of [
      ['?process=nowhere', 404],
      ['?after=-1', 400],
      ['?limit=1001', 400],
      ['?before=x', 400],
      ['?colour=red', 400],
    ] as const)
      expect((await fetch(`${world.url}/api/record${query}`)).status, query).toBe(status)
  })

  it('[REC10] opens what an entry carries to its audience alone, and names to those who take part', async () => {
    const stateA = await partIn(people.stateA)
    const processId = stateA.process.id
    const audiences: [Audience, (keyof typeof people)[]][] = [
      ['participants', ['secretariat', 'stateA', 'stateB', 'ngo', 'refugee']],
      ['secretariat', ['secretariat']],
      [`secretariat+delegation:${stateA.delegation?.id}`, ['secretariat', 'stateA']],
      [`secretariat+participant:${(await partIn(people.refugee)).id}`, ['secretariat', 'refugee']],
      ['secretariat+delegation:somebody-else', ['secretariat']],
    ]
    for (const [nth, [audience]] of audiences.entries()) await tell(processId, audience, `canary-${nth}-`)
    const seen = async (who?: SignedIn): Promise<string> => JSON.stringify(await record('?limit=1000', who))
    for (const [nth, [audience, readers]] of audiences.entries()) {
      for (const name of Object.keys(people) as (keyof typeof people)[])
        expect((await seen(people[name])).includes(`canary-${nth}-`), `${audience} ${name}`).toBe(
          readers.includes(name),
        )
      expect((await seen()).includes(`canary-${nth}-`)).toBe(false)
    }
  })

  it('[REC10] shows the signed-out no name, no salt and nothing that an entry carries but publications', async () => {
    const { items, participants } = await record('?limit=1000')
    expect(participants).toEqual([])
    const open = items.filter(({ salt, data }) => salt !== null || data !== null)
    expect(open.filter(({ type }) => type !== 'revision.published')).toEqual([])
    const named = await record('?limit=1000', people.ngo)
    expect(named.participants.map(({ name }) => name)).toContain('Elena Marsh')
  })

  it('[REC10] shows participants of one process nothing of another', async () => {
    const { items } = await record('?limit=1000', people.refugee)
    const mine = new Set(
      (await asked<Me>('/api/me', people.refugee)).participations.map(({ process }) => process.id),
    )
    const foreign = items.filter(
      ({ process, data }) => data !== null && process !== null && !mine.has(process),
    )
    expect(foreign.filter(({ type }) => type !== 'revision.published')).toEqual([])
  })

  it('[REC2] holds no name, address, pseudonym or network address of anyone', async () => {
    const rows = await world.app.database.select().from(recordEntries).orderBy(asc(recordEntries.number))
    const kept = JSON.stringify(rows)
    const exported = await (await people.secretariat.fetch('/api/record/export?process=refugees-2018')).text()
    for (const { address, name, pseudonym } of demoPeople)
      for (const canary of [name, `${address}@`, ...(pseudonym ? [pseudonym] : [])])
        for (const text of [kept, exported]) expect(text.includes(canary), canary).toBe(false)
    for (const text of [kept, exported]) expect(text).not.toMatch(/@demo\.|127\.0\.0\.1|::1/)
    expect(new Set(rows.map(({ salt }) => salt)).size).toBe(rows.length)
    for (const { salt } of rows) expect(salt).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('GET /api/record/checkpoint', () => {
  it('[REC6] is signed, is of the last entry, and is kept as it was given', async () => {
    const checkpoint = await asked<Checkpoint>('/api/record/checkpoint')
    const last = (await record('?before=1000000&limit=1')).items[0] as OpenedEntry
    expect(isSigned(checkpoint)).toBe(true)
    expect([checkpoint.number, checkpoint.hash]).toEqual([last.number, last.hash])
    expect(checkpoint.log.position).toBeGreaterThan(100)
    expect(await asked<Checkpoint>('/api/record/checkpoint')).toEqual(checkpoint)
    await tell((await partIn(people.ngo)).process.id, 'participants', 'something')
    passedMs += sameForMs
    const next = await asked<Checkpoint>('/api/record/checkpoint')
    expect(next.number).toBe(checkpoint.number + 1)
    expect(next.key).toBe(checkpoint.key)
    expect(next.log).toEqual(checkpoint.log)
  })

  it('[REC6] a hundred who ask at once are given one', async () => {
    await tell((await partIn(people.ngo)).process.id, 'participants', 'something')
    passedMs += sameForMs
    const given = await Promise.all(
      Array.from({ length: 100 }, () => asked<Checkpoint>('/api/record/checkpoint')),
    )
    expect(new Set(given.map(({ signature }) => signature)).size).toBe(1)
  })
})

describe('GET /api/record/export', () => {
  const verify = (text: string) => {
    const verifier = makeRecordVerifier({ sealed: true })
    for (const line of text.trimEnd().split('\n')) {
      const { checkpoint, entry } = JSON.parse(line) as { checkpoint?: Checkpoint; entry?: OpenedEntry }
      if (checkpoint) verifier.addCheckpoint(checkpoint)
      if (entry) verifier.add(entry)
    }
    return verifier.finish()
  }

  it('[REC11] is a file with every entry and the checkpoints given out, which verifies', async () => {
    const answer = await fetch(`${world.url}/api/record/export`)
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="plenary-record-\d+\.ndjson"$/,
    )
    const text = await answer.text()
    expect(JSON.parse(text.split('\n')[0] as string)).toMatchObject({ format: 'plenary-record', version: 1 })
    const findings = verify(text)
    expect(findings.faults).toEqual([])
    expect(findings.entries).toBe(findings.covered)
    expect(findings.checkpoints).toBeGreaterThan(1)
  })

  it('[REC11] opens one process for those who take part in it, and records who took it', async () => {
    const { id, process } = await partIn(people.stateB)
    const findings = verify(
      await (await people.stateB.fetch(`/api/record/export?process=${process.slug}`)).text(),
    )
    expect(findings.faults).toEqual([])
    expect(findings.opened).toBeGreaterThan(5)
    const last = (await record('?before=1000000&limit=1', people.stateB)).items[0] as OpenedEntry
    expect(last).toMatchObject({
      number: findings.last?.number,
      type: 'text.exported',
      actor: id,
      process: process.id,
      data: { what: 'record', format: 'ndjson' },
    })
    const before = last.number
    await fetch(`${world.url}/api/record/export`).then((answer) => answer.text())
    expect((await record('?before=1000000&limit=1')).items[0]?.number).toBe(before)
  })

  it('[REC11] refuses to open a process for those who take no part in it', async () => {
    expect((await fetch(`${world.url}/api/record/export?process=refugees-2018`)).status).toBe(401)
    expect((await people.ngo.fetch('/api/record/export?process=nowhere')).status).toBe(404)
  })

  it('[REC11] is limited', async () => {
    const statuses: number[] = []
    for (let nth = 0; nth < 25; nth += 1) {
      const answer = await people.refugee.fetch('/api/record/export')
      await answer.text()
      statuses.push(answer.status)
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])
  })
})
