/** The calendar of 2018 runs: milestone by milestone, each round with its text, each closing published, with people at the table. */
import type { Fact, FactData } from '@plenary/shared/events'
import type { ProcessView } from '@plenary/shared/process'
import type { StageTable } from '@plenary/shared/round'
import type { StageView } from '@plenary/shared/stage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenRoom, openRoom, until } from '../provider.ts'
import { get, roomsAllMayEdit, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

type Revision = FactData<'revision.published'>['revision']

interface Step {
  now: string
  next: { at: string; what: string; stage: StageView; process: { slug: string } } | null
}

const end = '2018-07-14T00:00:00Z'

describe('the calendar of 2018', () => {
  let world: World
  let secretariat: SignedIn
  let state: SignedIn
  let room: OpenRoom
  const steps: Step[] = []

  const factsOf = async (slug: string): Promise<Fact[]> => {
    const found: Fact[] = []
    for (let since: number | null = 0; since !== null; ) {
      const page: { items: Fact[]; next: number | null } = await get(
        world.url,
        `/api/processes/${slug}/facts?since=${since}&limit=200`,
        secretariat.cookie,
      )
      found.push(...page.items)
      since = page.next
    }
    return found
  }
  const stageOf = async (slug: string, code: string): Promise<StageView> => {
    const process = await get<ProcessView>(world.url, `/api/processes/${slug}`, secretariat.cookie)
    return process.stages.find((stage) => stage.code === code) as StageView
  }
  const act = async (path: string, json: object, method = 'POST'): Promise<Response> =>
    secretariat.fetch(path, { json, method })
  const done = async (path: string, json: object, method = 'POST'): Promise<void> => {
    const answer = await act(path, json, method)
    expect(answer.status, await answer.clone().text()).toBe(200)
  }
  /** Milliseconds from asking until the open socket was told to come back. */
  const heardAfter = async (open: OpenRoom, ask: () => Promise<void>): Promise<number> => {
    const began = performance.now()
    const heard = new Promise<number>((resolve) =>
      open.provider.once('connection-close', () => resolve(performance.now() - began)),
    )
    await ask()
    return heard
  }

  beforeAll(async () => {
    world = await startWorld()
    secretariat = await world.signIn('secretariat')
    state = await world.signIn('state-a')
    const [name] = await roomsAllMayEdit(world.url, [state.cookie, secretariat.cookie])
    room = await openRoom(world.url, name as string, state.cookie)
  })
  afterAll(async () => {
    room?.close()
    await world?.close()
  })

  it('[DEM4] [RND32] has the zero drafts of both processes published from the first minute', async () => {
    const revisions = async (slug: string) =>
      (await factsOf(slug)).flatMap((fact) =>
        fact.type === 'revision.published' ? [fact.data.revision] : [],
      )
    expect(
      (await revisions('refugees-2018')).map(({ symbol, kind, issued, language }) => [
        symbol,
        kind,
        issued,
        language,
      ]),
    ).toEqual([
      ['refugees-2018/draft-0', 'issued', '2018-01-31', 'en'],
      ['refugees-2018/draft-0/ar', 'issued', '2018-01-31', 'ar'],
    ])
    expect((await revisions('migration-2018')).map(({ symbol, issued }) => [symbol, issued])).toEqual([
      ['migration-2018/zero', '2018-02-05'],
    ])
  })

  it('[RND29] an extension reaches open sockets within a second, and typing goes on past the old deadline', async () => {
    const fc1 = await stageOf('refugees-2018', 'fc1')
    const later = new Date(Date.parse(fc1.closesAt as string) + 3_600_000).toISOString()
    const ms = await heardAfter(room, () =>
      done(`/api/stages/${fc1.id}`, { closesAt: later, reason: 'One more hour was asked for.' }, 'PATCH'),
    )
    console.log(`extended: heard after ${ms.toFixed(1)} ms`)
    expect(ms).toBeLessThan(1000)
    world.clock.setForward(new Date(fc1.closesAt as string))
    await until('connected again', () => room.provider.synced)
    room.type(0, 'past the old deadline; ')
    const reader = await openRoom(world.url, room.provider.roomname, secretariat.cookie)
    await until('the words are there', () => reader.text().includes('past the old deadline'))
    reader.close()
  })

  it('[CLK6] the next milestone cuts a State that is typing, publishes what the round leaves, and nothing of after', async () => {
    const fc1 = await stageOf('refugees-2018', 'fc1')
    let typing = true
    const typed = (async () => {
      for (let nth = 0; typing; nth += 1) {
        room.type(0, `⟦${nth}⟧`)
        await new Promise((soon) => setTimeout(soon, 5))
      }
    })()
    const answer = await act('/api/clock', { to: 'next' })
    expect(answer.status, await answer.clone().text()).toBe(200)
    const step = (await answer.json()) as Step
    expect(step.now).toBe(fc1.closesAt)
    typing = false
    await typed
    const closing = (await factsOf('refugees-2018')).findLast(
      (fact) => fact.type === 'revision.published' && fact.data.revision.kind === 'closing',
    )
    expect(closing?.at).toBe(fc1.closesAt)
    room.type(0, 'after the deadline ')
    const reader = await openRoom(world.url, room.provider.roomname, secretariat.cookie)
    expect(reader.text()).not.toContain('after the deadline')
    reader.close()
  })

  it('[RND25] [RND29] a reopening reaches open sockets within a second; the round closes again with another revision', async () => {
    const fc1 = await stageOf('refugees-2018', 'fc1')
    room.close()
    room = await openRoom(world.url, room.provider.roomname, state.cookie)
    const again = new Date(world.clock.now().getTime() + 7_200_000).toISOString()
    const ms = await heardAfter(room, () =>
      done(`/api/stages/${fc1.id}/reopen`, { closesAt: again, reason: 'A delegation was cut off.' }),
    )
    console.log(`reopened: heard after ${ms.toFixed(1)} ms`)
    expect(ms).toBeLessThan(1000)
    await until('connected again', () => room.provider.synced)
    room.type(0, 'said after the reopening; ')
    const reader = await openRoom(world.url, room.provider.roomname, secretariat.cookie)
    await until('the words are there', () => reader.text().includes('said after the reopening'))
    reader.close()
  })

  it('[CLK5] [CLK6] [DEM7] runs from milestone to milestone until July 2018', async () => {
    const began = performance.now()
    for (;;) {
      const clock = await get<Step & { settable: boolean }>(world.url, '/api/clock', secretariat.cookie)
      expect(clock.settable).toBe(true)
      if (!clock.next || clock.next.at > end) break
      const answer = await act('/api/clock', { to: 'next' })
      expect(answer.status, await answer.clone().text()).toBe(200)
      const step = (await answer.json()) as Step
      expect(step.now).toBe(clock.next.at)
      steps.push(step)
    }
    console.log(`${steps.length} milestones in ${(performance.now() - began).toFixed(0)} ms`)
    expect(steps.length).toBeGreaterThan(20)
    // The third consultation opens at the moment the second closes: one milestone, and the closing comes first.
    const milestones = steps.map(({ next }) => next && `${next.stage.code} ${next.what}`)
    expect(milestones).toContain('fc2 closes')
    expect(milestones).not.toContain('fc3 opens')
  })

  /** What happened to the texts of a process, in order: `+draft-1` issued, `fc2<` tabled, `fc2>` closed with its text. */
  async function storyOf(slug: string, language: string): Promise<{ told: string[]; published: Revision[] }> {
    const process = await get<ProcessView>(world.url, `/api/processes/${slug}`, secretariat.cookie)
    const draft = process.drafts.find((each) => each.language === language)
    const codeOf = (id: string | null) => process.stages.find((stage) => stage.id === id)?.code
    const published: Revision[] = []
    const told = (await factsOf(slug)).flatMap((fact): string[] => {
      if (fact.type === 'revision.published' && fact.data.revision.draftId === draft?.id) {
        const { kind, textCode, stageId } = fact.data.revision
        published.push(fact.data.revision)
        return [kind === 'issued' ? `+${textCode}` : `${codeOf(stageId)}>`]
      }
      return fact.type === 'draft.tabled' && fact.data.draftId === draft?.id
        ? [`${codeOf(fact.data.stageId)}<`]
        : []
    })
    return { told, published }
  }

  it('[RND30] [RND31] every round has its text on its table and leaves one, in order, in both processes', async () => {
    for (const language of ['en', 'ar']) {
      const { told, published } = await storyOf('refugees-2018', language)
      expect(told.join(' ')).toBe(
        'fc1< +draft-0 fc1> fc1> +draft-1 fc2< fc2> fc3< fc3> +draft-2 fc4< fc4> +draft-3 fc5< fc5> +draft-final fc6< fc6>',
      )
      expect(published.map(({ number }) => number)).toEqual(published.map((_, nth) => nth + 1))
      expect(new Set(published.map(({ symbol }) => symbol)).size).toBe(published.length)
    }
    expect((await storyOf('migration-2018', 'en')).told.join(' ')).toBe(
      'r1< +zero r1> +zero-plus r2< r2> +rev-1 r3< r3> r4< r4> +rev-2 r5< r5> +rev-3 r6< r6>',
    )
  })

  it('[CLK6] everything happened at its own moment', async () => {
    for (const slug of ['refugees-2018', 'migration-2018']) {
      const facts = await factsOf(slug)
      for (const fact of facts)
        if (fact.type === 'stage.opened') expect(fact.at, fact.data.stage.code).toBe(fact.data.stage.opensAt)
        else if (fact.type === 'stage.closed')
          expect(fact.at, fact.data.stage.code).toBe(fact.data.stage.closesAt)
      const moments = facts.map(({ at }) => at).slice(facts.findIndex(({ type }) => type === 'stage.changed'))
      expect(moments).toEqual([...moments].sort())
    }
  })

  it('[DEM5] the pen-holder’s notes say what changed, and nothing was left out', async () => {
    for (const [slug, language] of [
      ['refugees-2018', 'en'],
      ['refugees-2018', 'ar'],
      ['migration-2018', 'en'],
    ] as const) {
      const { published } = await storyOf(slug, language)
      const issued = published.filter(({ kind }) => kind === 'issued').slice(1)
      for (const { note, symbol } of issued) {
        expect(note, symbol).toBeTruthy()
        expect(note, symbol).not.toMatch(/Left as|تُرك كما/)
      }
    }
  })

  it('[RGT8] rounds that take up sections have them as headings of the draft', async () => {
    const fc2 = await stageOf('refugees-2018', 'fc2')
    const table = await get<StageTable>(world.url, `/api/stages/${fc2.id}`, secretariat.cookie)
    expect(table.tablings).toHaveLength(2)
    for (const { rules } of table.tablings)
      expect(
        rules.filter(({ sections }) => sections !== 'all').map(({ sections }) => sections.length),
      ).toEqual([3])
  })
})

describe('the calendar of 2018 in one stride', () => {
  let world: World
  let secretariat: SignedIn
  const phrase = 'It creates no new obligation in law.'

  beforeAll(async () => {
    world = await startWorld()
    secretariat = await world.signIn('secretariat')
    // Somebody rewrites what the pen-holder means to reword.
    const draft = await sampleDraft(world.url, secretariat.cookie)
    const paragraph = draft.paragraphs.find(({ text }) => text.includes(phrase))
    const room = await openRoom(world.url, paragraph?.room as string, secretariat.cookie)
    room.type(room.text().indexOf('obligation'), 'and binding ')
    await until('it is written', async () =>
      (await sampleDraft(world.url, secretariat.cookie)).paragraphs.some(({ text }) =>
        text.includes('no new and binding obligation'),
      ),
    )
    room.close()
    const answer = await secretariat.fetch('/api/clock', { json: { to: end } })
    expect(answer.status, await answer.clone().text()).toBe(200)
  })
  afterAll(() => world?.close())

  const factsOf = async (slug: string): Promise<Fact[]> => {
    const { items } = await get<{ items: Fact[] }>(
      world.url,
      `/api/processes/${slug}/facts?since=0&limit=1000`,
      secretariat.cookie,
    )
    return items
  }

  it('[CLK6] does what is due on the way in the order of its moments, each as of its own', async () => {
    for (const slug of ['refugees-2018', 'migration-2018']) {
      const facts = await factsOf(slug)
      const calendar = facts.filter(({ type }) => type === 'stage.opened' || type === 'stage.closed')
      expect(calendar.length).toBeGreaterThan(15)
      for (const fact of calendar)
        if (fact.type === 'stage.opened') expect(fact.at).toBe(fact.data.stage.opensAt)
        else if (fact.type === 'stage.closed') expect(fact.at).toBe(fact.data.stage.closesAt)
      // Facts of the seed are a little older than the demonstration, so that drafts keep their order.
      const moments = facts.slice(facts.indexOf(calendar[0] as Fact)).map(({ at }) => at)
      expect(moments).toEqual([...moments].sort())
      const rounds = facts.flatMap((fact) =>
        fact.type === 'revision.published' && fact.data.revision.language === 'en'
          ? [`${fact.data.revision.kind}:${fact.data.revision.textCode}`]
          : [],
      )
      expect(rounds).toEqual(
        slug === 'refugees-2018'
          ? [
              'issued:draft-0',
              'closing:draft-0',
              'issued:draft-1',
              'closing:draft-1',
              'closing:draft-1',
              'issued:draft-2',
              'closing:draft-2',
              'issued:draft-3',
              'closing:draft-3',
              'issued:draft-final',
              'closing:draft-final',
            ]
          : [
              'issued:zero',
              'closing:zero',
              'issued:zero-plus',
              'closing:zero-plus',
              'issued:rev-1',
              'closing:rev-1',
              'closing:rev-1',
              'issued:rev-2',
              'closing:rev-2',
              'issued:rev-3',
              'closing:rev-3',
            ],
      )
    }
  })

  it('[CLK8] every process hears that the clock was moved, once', async () => {
    for (const slug of ['refugees-2018', 'migration-2018']) {
      const moved = (await factsOf(slug)).filter(({ type }) => type === 'clock.moved')
      expect(moved.map(({ data }) => data)).toEqual([{ now: new Date(end).toISOString() }])
    }
  })

  it('[DEM6] what somebody has rewritten is left to them, and the note says so', async () => {
    const draft = await sampleDraft(world.url, secretariat.cookie)
    expect(draft.textCode).toBe('draft-final')
    expect(
      draft.paragraphs.some(({ text }) => text.includes('It creates no new and binding obligation')),
    ).toBe(true)
    const notes = (await factsOf('refugees-2018')).flatMap((fact) =>
      fact.type === 'revision.published' && fact.data.revision.symbol === 'refugees-2018/draft-1'
        ? [fact.data.revision.note]
        : [],
    )
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(new RegExp(`Left as others have made it: “${phrase}”\\.$`))
  })

  it('[DEM5] the drafts change from text to text: a heading renamed, a term that comes and leaves, paragraphs split, merged, moved', async () => {
    const facts = await factsOf('refugees-2018')
    const acts = facts.filter(({ type, actor }) => type.startsWith('paragraph.') && actor !== null)
    expect(new Set(acts.map(({ type }) => type))).toEqual(
      new Set([
        'paragraph.text',
        'paragraph.inserted',
        'paragraph.split',
        'paragraph.merged',
        'paragraph.moved',
        'paragraph.deleted',
      ]),
    )
    const draft = await sampleDraft(world.url, secretariat.cookie)
    const texts = draft.paragraphs.map(({ text }) => text)
    expect(texts).toContain('Arrangements for burden- and responsibility-sharing')
    expect(texts.some((text) => text.includes('summit'))).toBe(false)
    expect(
      texts.some((text) => text.includes('The Global Refugee Forum meets at the level of ministers')),
    ).toBe(true)
  })
})
