/** [API5] A draft, and a process, that whoever asked may keep: its tag changes with everything the answer depends on, and it is nobody else's. */
import { join } from 'node:path'
import { type DraftView, draftView } from '@plenary/shared/draft'
import { type ProcessView, processView } from '@plenary/shared/process'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openReading } from '../../server/src/database/open-reading.ts'
import { draftFor } from '../../server/src/paragraph/draft-for.ts'
import { viewDraft } from '../../server/src/paragraph/view-draft.ts'
import { chanceOf } from '../seed.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const chance = chanceOf(seed)
const rounds = 60
const hour = 3_600_000

interface Reader {
  name: string
  person: SignedIn
  userId: string
  tag: string | null
}

let world: World
let file: Sqlite.Database
let draft: DraftView
const readers: Reader[] = []

beforeAll(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' } })
  file = new Sqlite(join(world.dataDir, 'plenary.sqlite'), { timeout: 5000 })
  for (const name of ['secretariat', 'state-a', 'ngo', 'refugee', 'observer']) {
    const person = await world.signIn(name)
    const { user } = await get<{ user: { id: string } }>(world.url, '/api/me', person.cookie)
    readers.push({ name, person, userId: user.id, tag: null })
  }
  draft = await sampleDraft(world.url, (readers[0] as Reader).person.cookie)
})
afterAll(async () => {
  file?.close()
  await world.close()
})

const path = (): string => `/api/drafts/${draft.id}`
const ask = ({ person }: Reader, tag?: string | null) =>
  person.fetch(path(), tag ? { headers: { 'if-none-match': tag } } : {})

/** What the reader has by the plain way, of which nothing is kept. */
async function plainly({ userId }: Reader): Promise<string> {
  const { queries, close } = openReading(join(world.dataDir, 'plenary.sqlite'))
  try {
    const now = world.clock.now()
    const view = await viewDraft(queries, draft.id, () => draftFor(queries, userId, draft.id, now), now)
    return JSON.stringify(z.encode(draftView, view))
  } finally {
    close()
  }
}

const anyParagraph = (): string => {
  const rows = file
    .prepare('SELECT id FROM paragraphs WHERE draft_id = ? AND deleted_at IS NULL ORDER BY id')
    .all(draft.id) as { id: string }[]
  return (rows[chance.below(rows.length)] as { id: string }).id
}
const set = (table: string, where: string, id: unknown, column: string, value: unknown): void => {
  const { changes } = file.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where} = ?`).run(value, id)
  expect(changes).toBeGreaterThan(0)
}
const inParagraph = (column: string, value: () => unknown) => (): void =>
  set('paragraphs', 'id', anyParagraph(), column, value())
const word = (): string => `word ${chance.below(1_000_000)}`
const oneOf = <T>(values: readonly T[]): T => chance.pick(values)
const headings = (): string[] => draft.paragraphs.filter(({ kind }) => kind === 'heading').map(({ id }) => id)
const rule = (): object => ({
  kinds: oneOf(['all', ['member-state'], ['ngo', 'refugee']]),
  actions: oneOf([['edit', 'propose', 'comment'], ['comment'], ['propose', 'comment']]),
  sections: oneOf(['all', [oneOf(headings())], [oneOf(headings()), anyParagraph()]]),
})
const participant = (column: string, value: () => unknown) => (): void =>
  set('participants', 'user_id', oneOf(readers.slice(1)).userId, column, value())

/** Everything the answer depends on, changed in the database by another process, without a fact or a moment with it. */
const changes: Record<string, () => void> = {
  words: () => {
    const text = word()
    const id = anyParagraph()
    set('paragraphs', 'id', id, 'content', JSON.stringify([{ type: 'text', text, marks: [] }]))
    set('paragraphs', 'id', id, 'text', text)
  },
  status: inParagraph('status', () => oneOf(['open', 'agreed', 'locked'])),
  kind: inParagraph('kind', () => oneOf(['paragraph', 'text', 'subparagraph'])),
  level: inParagraph('level', () => chance.below(4)),
  unnumbered: inParagraph('unnumbered', () => chance.below(2)),
  position: inParagraph('position', () => `a${chance.below(9)}V${chance.below(1000)}`),
  gone: inParagraph('deleted_at', () => +world.clock.now()),
  title: () => set('drafts', 'id', draft.id, 'title', word()),
  released: () => set('drafts', 'id', draft.id, 'released_at', oneOf([null, +world.clock.now() - hour])),
  process: () => set('processes', 'id', draft.process.id, 'title', word()),
  number: () => set('fact_counters', 'process_id', draft.process.id, 'seq', 100_000 + chance.below(100_000)),
  rules: () => set('tablings', 'draft_id', draft.id, 'rules', JSON.stringify([rule(), rule()])),
  stage: () => set('stages', 'id', draft.stage?.id, 'title', word()),
  role: participant('role', () => oneOf(['participant', 'observer'])),
  kindOfPerson: participant('kind', () => oneOf(['member-state', 'ngo', 'refugee'])),
}

const titleOf = ({ stages }: ProcessView, id: string) => stages.find((each) => each.id === id)?.title
const phaseIn = ({ stages }: ProcessView, id: string) => stages.find((each) => each.id === id)?.phase
const titlesIn = ({ drafts }: ProcessView): string[] => drafts.map(({ title }) => title)

describe('[API5] a draft that is kept by whoever asked', () => {
  it(`is the same bytes as written plainly, and its tag changes whenever they do (seed ${seed})`, async () => {
    const bodies = new Map<string, string>()
    for (let nth = 0; nth < rounds; nth += 1) {
      // Each of them once at least, then as it comes.
      const what = ['nothing', ...Object.keys(changes)][nth] ?? oneOf(Object.keys(changes))
      changes[what]?.()
      for (const reader of readers) {
        const about = `${nth}: ${what} for ${reader.name}`
        const answer = await ask(reader, reader.tag)
        const body = await plainly(reader)
        const tag = answer.headers.get('etag') as string
        expect(tag, about).toMatch(/^W\/"[\w-]{43}"$/)
        expect(bodies.get(tag) ?? body, about).toBe(body)
        expect([200, 304], about).toContain(answer.status)
        expect(answer.status, about).toBe(tag === reader.tag ? 304 : 200)
        if (answer.status === 200) expect(await answer.text(), about).toBe(body)
        bodies.set(tag, body)
        reader.tag = tag
      }
    }
  }, 240_000)

  it('changes at a deadline, without anything being written', async () => {
    const reader = readers[1] as Reader
    const stage = file.prepare('SELECT closes_at AS at FROM stages WHERE id = ?').get(draft.stage?.id)
    const tag = (await ask(reader)).headers.get('etag')
    expect((await ask(reader, tag)).status).toBe(304)
    world.clock.setForward(new Date((stage as { at: number }).at))
    const after = await ask(reader, tag)
    expect([200, 404]).toContain(after.status)
    if (after.ok) expect(((await after.json()) as DraftView).stage?.phase).not.toBe('open')
  })

  it('a process, too: with each change and each moment of its calendar its tag is another', async () => {
    const slug = draft.process.slug
    const [secretariat] = readers as [Reader]
    const stage = file
      .prepare(
        'SELECT id, opens_at AS at FROM stages WHERE process_id = ? AND opens_at > ? ORDER BY opens_at',
      )
      .get(draft.process.id, +world.clock.now()) as { id: string; at: number }
    const known = async (tag?: string | null) => {
      const answer = await secretariat.person.fetch(`/api/processes/${slug}`, {
        headers: tag ? { 'if-none-match': tag } : {},
      })
      const view = answer.status === 200 ? processView.strict().parse(await answer.json()) : null
      return { status: answer.status, tag: answer.headers.get('etag'), view }
    }
    const steps: [() => void, (view: ProcessView) => unknown][] = [
      [() => set('processes', 'id', draft.process.id, 'description', 'Other'), (view) => view.description],
      [() => set('stages', 'id', stage.id, 'title', 'Other'), (view) => titleOf(view, stage.id)],
      [() => set('texts', 'process_id', draft.process.id, 'title', 'Other'), (view) => view.texts[0]?.title],
      [() => set('drafts', 'id', draft.id, 'title', 'Other'), (view) => titlesIn(view).includes('Other')],
      [() => world.clock.setForward(new Date(stage.at)), (view) => phaseIn(view, stage.id)],
    ]
    let before = await known()
    for (const [change, shown] of steps) {
      expect((await known(before.tag)).status).toBe(304)
      change()
      const after = await known(before.tag)
      expect(after.status).toBe(200)
      expect(shown(after.view as ProcessView)).not.toEqual(shown(before.view as ProcessView))
      before = after
    }
    const anyone = await fetch(`${world.url}/api/processes/${slug}`)
    expect(((await anyone.json()) as ProcessView).drafts).toEqual([])
    expect(anyone.headers.get('etag')).not.toBe(before.tag)
  })

  it('is for one person, who asks each time, and a refusal is kept nowhere', async () => {
    const [secretariat] = readers as [Reader]
    const { headers } = await ask(secretariat)
    expect(headers.get('cache-control')).toBe('no-store')
    const unknown = await secretariat.person.fetch('/api/drafts/none')
    expect([unknown.status, unknown.headers.get('cache-control')]).toEqual([404, 'no-store'])
    const nobody = await fetch(world.url + path(), {
      headers: { 'if-none-match': headers.get('etag') as string },
    })
    expect(nobody.status).toBe(401)
  })
})
