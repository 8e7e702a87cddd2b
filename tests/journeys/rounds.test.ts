/** What the secretariat does with rounds, through the API, and what everyone else then may see and do. */
import type { Fact } from '@plenary/shared/events'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { closeCode } from '@plenary/shared/rooms'
import type { StageTable } from '@plenary/shared/round'
import type { RightRule, StageView } from '@plenary/shared/stage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../answers.ts'
import { until } from '../provider.ts'
import { people, roundScene, type Who } from '../round-scene.ts'
import { get } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'

describe('rounds', () => {
  const scene = roundScene()
  const { as, send, processOf, stageOf, tableOf, viewOf, delegate, sectionId, setRights, enter } = scene
  let world: World
  beforeAll(async () => {
    world = await scene.begin()
  })
  afterAll(scene.end)

  it('[RND22] [RND26] only the secretariat changes a stage, and what is unknown is not found', async () => {
    const fc4 = await stageOf('fc4')
    const acts: [string, string, object][] = [
      ['PATCH', '', { closesAt: '2018-05-11T18:00:00+02:00', reason: 'Why.' }],
      ['POST', '/open', { reason: 'Why.' }],
      ['POST', '/reopen', { closesAt: '2018-05-11T18:00:00+02:00', reason: 'Why.' }],
      ['POST', '/cancel', { reason: 'Why.' }],
      ['POST', '/table', { draftId: 'x' }],
    ]
    for (const [method, rest, body] of acts) {
      expect(await codeOf(send('state-a', method, `/api/stages/${fc4.id}${rest}`, body)), rest).toBe(
        'secretariat-only',
      )
      expect(await codeOf(send('secretariat', method, `/api/stages/nowhere${rest}`, body)), rest).toBe(
        'not-found',
      )
    }
    expect(await stageOf('fc4')).toEqual(fc4)
  })

  it('[RND22] an act is a fact with its reason, and plans the consequences anew', async () => {
    const brief = await stageOf('ny-brief-1')
    const body = { closesAt: '2018-02-16T19:00:00.500-05:00', reason: 'The room is free for longer.' }
    expect(await codeOf(send('secretariat', 'PATCH', `/api/stages/${brief.id}`, body))).toBe('yes')
    const moved = await stageOf('ny-brief-1')
    expect(moved.closesAt).toBe('2018-02-17T00:00:00.000Z')
    const { items } = await get<{ items: Fact[] }>(
      world.url,
      '/api/processes/refugees-2018/facts?since=0&limit=200',
      as('observer').cookie,
    )
    const fact = items.at(-1)
    expect(fact?.type === 'stage.changed' && [fact.data.act, fact.data.reason, fact.data.stage]).toEqual([
      'moved',
      body.reason,
      moved,
    ])
  })

  it('[RND27] rounds that would take up one section at one time are refused, those that share none are not', async () => {
    const until2 = (closesAt: string) => ({ closesAt, reason: 'More time.' })
    const fc1 = await stageOf('fc1')
    const fc2 = await stageOf('fc2')
    const fc4 = await stageOf('fc4')
    const extend = async (stage: StageView, closesAt: string): Promise<string> =>
      codeOf(send('secretariat', 'PATCH', `/api/stages/${stage.id}`, until2(closesAt)))
    // Into the second consultation, which takes the same text up in part.
    expect(await extend(fc1, '2018-03-10T00:00:00Z')).toBe('rounds-overlap')
    // To its very beginning.
    expect(await extend(fc1, fc2.opensAt as string)).toBe('yes')
    expect(await extend(fc1, fc1.closesAt as string)).toBe('yes')
    // The third takes up the section that the second leaves out; the fourth the whole text.
    expect(await extend(fc2, '2018-04-01T00:00:00Z')).toBe('yes')
    expect(await extend(fc2, '2018-05-04T00:00:00Z')).toBe('rounds-overlap')
    expect(await extend(fc2, fc2.closesAt as string)).toBe('yes')
    expect(await extend(fc4, '2018-06-05T00:00:00Z')).toBe('rounds-overlap')
    // A briefing has no text: it may meet whatever it likes.
    expect(await extend(await stageOf('ny-brief-1'), '2018-03-30T00:00:00Z')).toBe('yes')
  })

  it('[RND28] a draft is laid on a table once, and only on one of its own process', async () => {
    const fc5 = await stageOf('fc5')
    const [draft, other] = [await viewOf('secretariat'), (await processOf('migration-2018')).drafts[0]]
    const lay = (stage: StageView, id: string | undefined): Promise<string> =>
      codeOf(send('secretariat', 'POST', `/api/stages/${stage.id}/table`, { draftId: id as string }))
    expect(await lay(fc5, draft.id)).toBe('yes')
    expect(await lay(fc5, draft.id)).toBe('already-exists')
    expect(await lay(fc5, other?.id)).toBe('not-found')
    expect(await lay(await stageOf('ny-brief-1'), draft.id)).toBe('invalid-input')
    expect((await tableOf(fc5)).tablings.map(({ draftId }) => draftId)).toEqual([draft.id])
    const visitor = await fetch(`${world.url}/api/stages/${fc5.id}`)
    expect(((await visitor.json()) as StageTable).tablings).toEqual([])
  })

  it('[RGT8] rules that name what is not there are refused by name; codes become headings', async () => {
    const [fc1, draft] = [await stageOf('fc1'), await viewOf('secretariat')]
    const path = `/api/stages/${fc1.id}/tablings/${draft.id}`
    const before = await tableOf(fc1)
    const rule: RightRule = { kinds: ['ngo'], actions: ['edit'], sections: 'all' }
    const wrong: [Partial<Record<keyof RightRule, unknown>>, string][] = [
      [{ sections: ['IX.Z'] }, 'IX.Z'],
      [{ sections: ['no-paragraph-of-this-draft'] }, 'section'],
      [{ delegations: ['nobody'] }, 'delegation "nobody"'],
      [{ participants: ['no-one'] }, 'participant "no-one"'],
      [{ kinds: ['martian'] }, 'kinds'],
    ]
    for (const [part, named] of wrong) {
      const answer = await send('secretariat', 'PATCH', path, {
        rules: [{ ...rule, ...part }],
        reason: 'Why.',
      })
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain(JSON.stringify(named).slice(1, -1))
    }
    expect(await tableOf(fc1)).toEqual(before)
    await setRights([
      { kinds: 'all', actions: ['read'], sections: 'all' },
      { kinds: ['ngo'], actions: ['edit'], sections: ['II.B'] },
      { kinds: ['ngo'], actions: [], sections: 'all' },
      { kinds: ['media'], actions: ['edit'], sections: [] },
    ])
    const { tablings } = await tableOf(fc1)
    expect(tablings.find(({ draftId }) => draftId === draft.id)?.rules).toEqual([
      { kinds: 'all', actions: ['read'], sections: 'all' },
      { kinds: ['ngo'], actions: ['edit'], sections: [sectionId(draft, 'II.B')] },
    ])
  })

  it('[RGT5] [RGT9] a delegation named in a rule writes at once; the one left out is cut within a second', async () => {
    const draft = await viewOf('secretariat')
    const stateA = await delegate('state-a')
    const paragraph = draft.paragraphs.find(
      ({ kind, status }) => kind === 'paragraph' && status === 'open',
    ) as ParagraphView
    const everyoneReads: RightRule = { kinds: 'all', actions: ['read'], sections: 'all' }
    await setRights([everyoneReads, { kinds: ['member-state'], actions: ['edit'], sections: 'all' }])
    const [a, b] = [await enter('state-a', paragraph.room), await enter('state-b', paragraph.room)]
    const closed = new Promise<{ code: number; heardAt: number }>((resolve) =>
      b.provider.once('connection-close', (event: { code: number } | null) =>
        resolve({ code: event?.code ?? 0, heardAt: performance.now() }),
      ),
    )
    const sentAt = await setRights([
      everyoneReads,
      { kinds: [], delegations: [stateA.delegation?.id as string], actions: ['edit'], sections: 'all' },
    ])
    const { code, heardAt } = await closed
    expect(code).toBe(closeCode.rightsChanged)
    const ms = heardAt - sentAt
    console.log(`rights changed: heard after ${ms.toFixed(1)} ms`)
    expect(ms).toBeLessThan(1000)
    await until('both are back', () => a.provider.synced && b.provider.synced)
    a.type(0, 'State A may; ')
    b.type(0, 'State B may not; ')
    await until('the others hear State A', () => b.text().includes('State A may'))
    const reader = await enter('secretariat', paragraph.room)
    expect(reader.text()).toContain('State A may')
    expect(reader.text()).not.toContain('State B may not')
    for (const [who, expected] of [
      ['state-a', 'yes'],
      ['state-b', 'kind-not-admitted'],
    ] as const)
      expect((await viewOf(who)).paragraphs.find(({ id }) => id === paragraph.id)?.can.edit).toBe(expected)
    // Else the words State B still holds would come in with the next rights, in the middle of another test.
    for (const room of [a, b, reader]) room.close()
  })

  it('[RGT6] an agreed paragraph is edited by the secretariat alone', async () => {
    await setRights([{ kinds: 'all', actions: ['read', 'comment', 'propose', 'edit'], sections: 'all' }])
    const draft = await viewOf('secretariat')
    const paragraph = draft.paragraphs.find(
      ({ kind, status }) => kind === 'paragraph' && status === 'open',
    ) as ParagraphView
    const agree = { type: 'lock', paragraph: paragraph.id, status: 'agreed' }
    expect(await codeOf(send('secretariat', 'POST', `/api/drafts/${draft.id}/structure`, agree))).toBe('yes')
    const canOf = async (who: Who) =>
      (await viewOf(who)).paragraphs.find(({ id }) => id === paragraph.id)?.can
    expect(await canOf('state-a')).toEqual({
      read: 'yes',
      comment: 'yes',
      propose: 'yes',
      edit: 'paragraph-agreed',
    })
    expect((await canOf('secretariat'))?.edit).toBe('yes')
    const [mine, pen] = [await enter('state-a', paragraph.room), await enter('secretariat', paragraph.room)]
    mine.type(0, 'not any more ')
    pen.type(0, 'by the pen: ')
    await until('the pen is heard', () => mine.text().includes('by the pen'))
    expect(pen.text()).not.toContain('not any more')
  })

  it('[RND21] of an extension and a closing that come together one wins, and the other hears why', async () => {
    for (let round = 0; round < 5; round += 1) {
      const fc1 = await stageOf('fc1')
      const later = new Date(Date.parse(fc1.closesAt as string) + 60_000).toISOString()
      const [extended, closed] = await Promise.all([
        codeOf(send('secretariat', 'PATCH', `/api/stages/${fc1.id}`, { closesAt: later, reason: 'More.' })),
        codeOf(send('secretariat', 'POST', `/api/stages/${fc1.id}/close`, { reason: 'Done.' })),
      ])
      expect(closed).toBe('yes')
      expect(['yes', 'stage-not-open']).toContain(extended)
      const now = world.clock.now().getTime()
      expect((await stageOf('fc1')).phase).toBe('closed')
      const body = { closesAt: new Date(now + 3_600_000).toISOString(), reason: 'Again.' }
      const both = await Promise.all(
        [1, 2].map(() => codeOf(send('secretariat', 'POST', `/api/stages/${fc1.id}/reopen`, body))),
      )
      expect(both.sort()).toEqual(['stage-not-closed', 'yes'])
      world.clock.advance(1000)
    }
  })

  it('[RND24] [RND30] a round opened before its day has its text on the table when the answer comes, dated that day', async () => {
    const [fc1, fc2] = [await stageOf('fc1'), await stageOf('fc2')]
    const open = (): Promise<string> =>
      codeOf(send('secretariat', 'POST', `/api/stages/${fc2.id}/open`, { reason: 'The text is ready.' }))
    expect((await stageOf('fc1')).phase).toBe('open')
    expect(await open()).toBe('rounds-overlap')
    const close = { reason: 'All has been said.' }
    expect(await codeOf(send('secretariat', 'POST', `/api/stages/${fc1.id}/close`, close))).toBe('yes')
    world.clock.advance(1000)
    expect(await open()).toBe('yes')
    const { stage, tablings } = await tableOf(fc2)
    expect([stage.phase, tablings.length]).toEqual(['open', 2])
    const draft = await viewOf('secretariat')
    expect([draft.textCode, draft.stage?.code]).toEqual(['draft-1', 'fc2'])
    const { items } = await get<{ items: Fact[] }>(
      world.url,
      '/api/processes/refugees-2018/facts?since=0&limit=1000',
      as('observer').cookie,
    )
    const issued = items.flatMap((fact) =>
      fact.type === 'revision.published' && fact.data.revision.symbol === 'refugees-2018/draft-1'
        ? [fact.data.revision]
        : [],
    )
    expect(issued).toMatchObject([{ issued: '2018-02-13', dated: '2018-02-13', stageId: fc2.id }])
    expect(await open()).toBe('stage-not-closed')
  })

  it('[RND26] a round that is cancelled takes no words any more, and nothing brings it back', async () => {
    const fc2 = await stageOf('fc2')
    const cancel = (): Promise<string> =>
      codeOf(send('secretariat', 'POST', `/api/stages/${fc2.id}/cancel`, { reason: 'It is held elsewhere.' }))
    const editsOf = async (): Promise<number> =>
      (await viewOf('state-a')).paragraphs.filter(({ can }) => can.edit === 'yes').length
    expect(await editsOf()).toBeGreaterThan(0)
    expect(await cancel()).toBe('yes')
    expect(await editsOf()).toBe(0)
    expect(await cancel()).toBe('stage-cancelled')
    const acts = [
      send('secretariat', 'PATCH', `/api/stages/${fc2.id}`, {
        closesAt: '2018-04-01T00:00:00Z',
        reason: 'Why.',
      }),
      send('secretariat', 'POST', `/api/stages/${fc2.id}/open`, { reason: 'Why.' }),
      send('secretariat', 'POST', `/api/stages/${fc2.id}/reopen`, {
        closesAt: '2018-04-01T00:00:00Z',
        reason: 'Why.',
      }),
    ]
    for (const act of acts) expect(await codeOf(act)).toBe('stage-cancelled')
  })

  it('[CLK4] [CLK7] the clock is moved by the secretariat of a demonstration alone, and never back', async () => {
    const move = (who: Who, to: string): Promise<string> => codeOf(send(who, 'POST', '/api/clock', { to }))
    const settable = async (who: Who): Promise<boolean> =>
      (await get<{ settable: boolean }>(world.url, '/api/clock', as(who).cookie)).settable
    expect(await Promise.all(people.map(settable))).toEqual([true, false, false, false, false])
    expect(await move('state-a', 'next')).toBe('secretariat-only')
    expect(await move('secretariat', '2018-02-01T00:00:00Z')).toBe('clock-goes-forward')
    expect(await move('secretariat', 'yesterday')).toBe('invalid-input')
    const production = await startWorld({ environment: { DEMO: '0', NODE_ENV: 'production' } })
    try {
      const answer = await fetch(`${production.url}/api/clock`)
      expect(((await answer.json()) as { settable: boolean }).settable).toBe(false)
    } finally {
      await production.close()
    }
  })
})
