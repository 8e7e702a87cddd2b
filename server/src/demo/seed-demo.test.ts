/** The demonstration on a real house: seeded once, everyone with the rights of the contract, no name given away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DraftView } from '@plenary/shared/draft'
import { codesOf, sectionsOf } from '@plenary/shared/numbering'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { ProcessView } from '@plenary/shared/process'
import type { OutcomeCounts, Passage } from '@plenary/shared/response'
import type { RevisionSummary, RevisionView } from '@plenary/shared/revision'
import type { TopicSide } from '@plenary/shared/topic-api'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, buildApp, withHouse } from '../app.ts'
import { makeTestClock } from '../clock/system-clock.ts'
import { type Config, demoMoment, readConfig } from '../config.ts'
import { databaseFile } from '../house.ts'
import { demoPassword, demoPeople } from './people.ts'

const newConfig = (demo: '0' | '1' = '1', dataDir = mkdtempSync(join(tmpdir(), 'plenary-demo-'))): Config =>
  readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', DEMO: demo, CLOCK: demoMoment })

/** Every row of every table. */
function rowsOf(config: Config): Record<string, unknown[]> {
  const file = new Sqlite(databaseFile(config), { readonly: true })
  const names = file
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  const rows = names.map((name) => [name, file.prepare(`SELECT * FROM "${name}"`).all()] as const)
  file.close()
  return Object.fromEntries(rows)
}
const countsOf = (rows: Record<string, unknown[]>): Record<string, number> =>
  Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, all.length]))
/** People, not the masks they wear. */
const personsIn = ({ participants }: Record<string, unknown[]>): unknown[] =>
  (participants as { mask_of: string | null }[]).filter(({ mask_of }) => mask_of === null)
const nothing = async (): Promise<void> => undefined

describe('seeding', () => {
  const configs: Config[] = []
  afterAll(() => {
    for (const { dataDir } of configs) rmSync(dataDir, { recursive: true, force: true })
  })
  const keep = (config: Config): Config => {
    configs.push(config)
    return config
  }

  it('[DEM1] fills a fresh database and changes nothing the second time', async () => {
    const config = keep(newConfig())
    await withHouse(config, nothing)
    const first = rowsOf(config)
    await withHouse(config, nothing)
    expect(rowsOf(config)).toEqual(first)
    expect(first.processes).toHaveLength(2)
    expect(first.drafts).toHaveLength(3)
    expect(personsIn(first)).toHaveLength(2 * demoPeople.length)
  })

  it('[DEM1] happens once when two begin together', async () => {
    const alone = keep(newConfig())
    await withHouse(alone, nothing)
    const empty = keep(newConfig('0'))
    await withHouse(empty, nothing)
    expect(countsOf(rowsOf(empty)).processes).toBe(0)
    const both = newConfig('1', empty.dataDir)
    await Promise.all([withHouse(both, nothing), withHouse(both, nothing)])
    expect(countsOf(rowsOf(both))).toEqual(countsOf(rowsOf(alone)))
  })

  it('[DEM1] leaves a platform without the demonstration empty', async () => {
    const config = keep(newConfig('0'))
    await withHouse(config, nothing)
    const { processes, participants, identity_users: users, drafts } = countsOf(rowsOf(config))
    expect({ processes, participants, users, drafts }).toEqual({
      processes: 0,
      participants: 0,
      users: 0,
      drafts: 0,
    })
  })

  it('[DEM10] links nothing where the clock stands before the zero draft', async () => {
    const earlier = keep({ ...newConfig(), clock: new Date('2017-11-01T09:00:00+01:00') })
    await withHouse(earlier, nothing)
    const { passages, contributions } = countsOf(rowsOf(earlier))
    expect(passages).toBe(0)
    expect(contributions).toBeGreaterThan(0)
  })

  it('[DEM2] keeps an account that has one of the addresses', async () => {
    const config = keep(newConfig('0'))
    await withHouse(config, ({ accounts }) =>
      accounts.createAccount({
        email: 'ngo@demo.plenary.test',
        name: 'Somebody else',
        password: 'another good password',
        language: 'fr',
      }),
    )
    await withHouse(newConfig('1', config.dataDir), nothing)
    const rows = rowsOf(config)
    const { identity_users: users } = rows
    expect(users).toHaveLength(demoPeople.length)
    expect(users).toContainEqual(expect.objectContaining({ name: 'Somebody else' }))
    expect(personsIn(rows)).toHaveLength(2 * demoPeople.length)
  })

  it('[IDN2] [PRE4] keeps passwords as argon2id, and what was past as done', async () => {
    const config = keep(newConfig())
    await withHouse(config, nothing)
    const rows = rowsOf(config) as Record<string, Record<string, unknown>[]>
    const { identity_accounts: accounts, stages, facts } = rows
    for (const { password } of accounts ?? []) expect(password).toMatch(/^\$argon2id\$/)
    expect(new Set(accounts?.map(({ password }) => password)).size).toBe(demoPeople.length)
    const now = Date.parse(demoMoment)
    for (const { code, opens_at, closes_at, opened_fact_at, closed_fact_at } of stages ?? []) {
      const [opens, closes] = [Number(opens_at), Number(closes_at)]
      expect(opened_fact_at !== null, String(code)).toBe(opens_at !== null && opens <= now)
      expect(closed_fact_at !== null, String(code)).toBe(closes_at !== null && closes <= now)
    }
    expect(new Set(facts?.map(({ type }) => type))).toEqual(
      new Set(['participant.joined', 'draft.imported', 'draft.tabled', 'revision.published']),
    )
  })
})

describe('the demonstration', () => {
  const config = newConfig()
  let app: App
  const cookies = new Map<string, string>()
  const answers: { who: string; path: string; text: string }[] = []

  beforeAll(async () => {
    app = await buildApp(config, { clock: makeTestClock(demoMoment) })
    await app.listen()
    for (const { address } of demoPeople) {
      const answer = await fetch(`${app.url()}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: `${address}@demo.plenary.test`, password: demoPassword }),
      })
      expect(answer.status, address).toBe(200)
      const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
      cookies.set(address, pairs.join('; '))
    }
  })
  afterAll(async () => {
    await app?.close()
    rmSync(config.dataDir, { recursive: true, force: true })
  })

  async function get<T>(who: string, path: string): Promise<T> {
    const answer = await fetch(app.url() + path, { headers: { cookie: cookies.get(who) ?? '' } })
    const text = await answer.text()
    expect(answer.status, `${path}: ${text.slice(0, 200)}`).toBe(200)
    answers.push({ who, path, text })
    return JSON.parse(text) as T
  }
  const draftOf = async (who: string, slug: string, language = 'en'): Promise<DraftView> => {
    const { drafts } = await get<ProcessView>(who, `/api/processes/${slug}`)
    const draft = drafts.find((each) => each.language === language)
    return get<DraftView>(who, `/api/drafts/${draft?.id}`)
  }
  /** Codes of the outline in which a person may do this, "A" and "B" standing for what is under a part alone. */
  function sectionsWith(view: DraftView, action: keyof ParagraphView['can']): string[] {
    const codes = codesOf(view.paragraphs)
    const sections = sectionsOf(view.paragraphs)
    const yes = view.paragraphs.filter(({ kind, can }) => kind === 'paragraph' && can[action] === 'yes')
    return [
      ...new Set(
        yes.map(({ id }) => {
          const code = codes.get(sections.get(id)?.findLast((heading) => codes.has(heading)) ?? '') ?? 'A'
          return code.split('.').slice(0, 2).join('.')
        }),
      ),
    ]
  }

  it('[DEM2] has both calendars, the first round of each open', async () => {
    for (const [slug, code, stages] of [
      ['refugees-2018', 'fc1', 24],
      ['migration-2018', 'r1', 39],
    ] as const) {
      const process = await get<ProcessView>('observer', `/api/processes/${slug}`)
      expect(process.stages).toHaveLength(stages)
      expect(process.openNow.map((stage) => stage.code)).toEqual([code])
    }
  })

  it('[PRE7] [PRE8] knows nothing of a later day: no vote, no symbol, no report of it', async () => {
    for (const slug of ['refugees-2018', 'migration-2018']) {
      const { stages, texts } = await get<ProcessView>('observer', `/api/processes/${slug}`)
      const upcoming = stages.filter(({ phase }) => phase === 'upcoming')
      expect(upcoming.length).toBeGreaterThan(10)
      expect(upcoming.flatMap(({ sources }) => sources)).toEqual([])
      expect(upcoming.filter(({ note }) => /favour|against|abstention/i.test(note ?? ''))).toEqual([])
      const [out, expected] = [texts[0], texts.at(-1)]
      expect(out?.note).toBeTruthy()
      expect(expected).toMatchObject({ symbol: null, note: null, paragraphs: null, sources: [] })
      expect(expected?.dated).toMatch(/^2018-12/)
    }
    const { stages } = await get<ProcessView>('observer', '/api/processes/refugees-2018')
    expect(stages.find(({ code }) => code === 'ngo-consult')?.note).toContain('574 people')
  })

  it('[DEM2] puts the samples on the tables of these rounds, the zero draft first', async () => {
    const { drafts } = await get<ProcessView>('state-a', '/api/processes/refugees-2018')
    expect(drafts.map(({ language, textCode }) => [language, textCode])).toEqual([
      ['en', 'draft-0'],
      ['ar', null],
    ])
    expect(drafts[0]?.paragraphs).toBeGreaterThanOrEqual(60)
    expect((await draftOf('state-a', 'refugees-2018', 'ar')).stage?.code).toBe('fc1')
    const migration = await draftOf('state-a', 'migration-2018')
    expect([migration.textCode, migration.stage?.code]).toEqual(['zero', 'r1'])
  })

  it('[DEM3] lets both States and the secretariat edit the whole text but the locked part', async () => {
    for (const who of ['secretariat', 'state-a', 'state-b']) {
      const view = await draftOf(who, 'refugees-2018')
      expect(sectionsWith(view, 'edit'), who).toEqual(['I.A', 'I.B', 'I.C', 'II.A', 'II.B', 'III'])
      for (const { status, can } of view.paragraphs)
        expect(can.edit).toBe(status === 'locked' ? 'paragraph-locked' : 'yes')
      expect(view.paragraphs.filter(({ status }) => status === 'locked').length).toBeGreaterThan(25)
    }
  })

  it('[DEM3] lets the organization and the refugee edit in areas in need of support, and comment everywhere', async () => {
    for (const who of ['ngo', 'refugee'])
      for (const [slug, language] of [
        ['refugees-2018', 'en'],
        ['refugees-2018', 'ar'],
        ['migration-2018', 'en'],
      ] as const) {
        const view = await draftOf(who, slug, language)
        expect(sectionsWith(view, 'edit'), `${who} ${slug} ${language}`).toEqual(['II.B'])
        for (const { can } of view.paragraphs) expect([can.read, can.comment]).toEqual(['yes', 'yes'])
      }
  })

  it('[DEM3] lets the observer read', async () => {
    for (const { status, can } of (await draftOf('observer', 'refugees-2018')).paragraphs) {
      expect([can.read, can.comment]).toEqual(['yes', 'observers-read'])
      expect(can.edit).toBe(status === 'locked' ? 'paragraph-locked' : 'observers-read')
    }
  })

  it('[DEM10] has passages that wait and passages of every outcome, their words standing in the zero draft', async () => {
    const path = '/api/processes/refugees-2018/responses?limit=200'
    const { items, counts } = await get<{ items: Passage[]; counts: OutcomeCounts }>('observer', path)
    expect(items.length).toBeGreaterThanOrEqual(8)
    for (const [outcome, count] of Object.entries(counts)) expect(count, outcome).toBeGreaterThan(0)
    expect(new Set(items.map(({ source }) => source.type))).toEqual(
      new Set(['contribution', 'summary', 'thread']),
    )
    const draft = await draftOf('observer', 'refugees-2018')
    const published = await get<{ items: RevisionSummary[] }>('observer', `/api/drafts/${draft.id}/revisions`)
    const zero = published.items.find(({ textCode }) => textCode === 'draft-0')
    const { paragraphs } = await get<RevisionView>('observer', `/api/revisions/${zero?.id}`)
    for (const { gone, paragraphId, response, quote, can } of items) {
      expect([gone, quote?.exact.length]).toEqual([null, expect.any(Number)])
      expect(can.answer).toBe('secretariat-only')
      if (!response?.words) continue
      expect(response.revision?.id).toBe(zero?.id)
      expect(paragraphs.find((each) => each.paragraphId === paragraphId)?.text).toContain(response.words)
    }
    expect(items.filter(({ response }) => response?.words).length).toBeGreaterThan(2)
    const since = Date.parse(demoMoment)
    for (const { linkedAt, response } of items) {
      expect(Date.parse(linkedAt)).toBeLessThanOrEqual(since)
      if (response) expect(Date.parse(response.at)).toBeGreaterThan(Date.parse(linkedAt))
    }
  })

  it('[DEM8] tells of both compacts, so that a topic of the framework has two sides', async () => {
    const { sides } = await get<{ sides: TopicSide[] }>('observer', '/api/topics/immediate-ongoing-needs')
    for (const slug of ['refugees-2018', 'migration-2018']) {
      const side = sides.find(({ process }) => process.slug === slug)
      expect(side?.contributions.items.length, slug).toBeGreaterThan(0)
    }
  })

  it('[PRT1] gives the refugee’s name to nobody', async () => {
    const refugee = demoPeople.find(({ address }) => address === 'refugee')
    for (const { address } of demoPeople)
      for (const slug of ['refugees-2018', 'migration-2018'])
        for (const rest of ['', '/participants', '/facts?since=0'])
          await get(address, `/api/processes/${slug}${rest}`)
    const { participations } = await get<{ participations: { name: string }[] }>('refugee', '/api/me')
    expect(participations.map(({ name }) => name)).toEqual([refugee?.pseudonym, refugee?.pseudonym])
    const toOthers = answers.filter(({ path }) => path !== '/api/me')
    expect(toOthers.length).toBeGreaterThan(36)
    const told = [refugee?.name, refugee?.pseudonym].filter((each) => each !== undefined)
    for (const { who, path, text } of toOthers)
      for (const each of told) expect(text.includes(`"${each}"`), `${path} to ${who}`).toBe(false)
    expect(toOthers.some(({ text }) => /"Participant [0-9A-Z]{5}"/.test(text))).toBe(true)
  })
})
