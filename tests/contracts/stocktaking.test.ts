/** Stocktaking over HTTP: what is open up to a stage, by topic, and what is carried into the first round of drafting. */
import type { Consultation } from '@plenary/shared/consultation'
import type { ProcessView } from '@plenary/shared/process'
import type { OpenIssue, Stocktaking } from '@plenary/shared/stocktaking'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answered, refusalOf } from '../answers.ts'
import { get } from '../sign-in.ts'
import { openThreadWorld, type ThreadWorld } from '../thread-world.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

let world: World
let secretariat: SignedIn
let ngo: SignedIn
let process_: ProcessView
let questionId: string

const stageOf = (code: string): string => process_.stages.find((stage) => stage.code === code)?.id as string
const ask = async (kind: string, body: string, visibility = 'all', who = ngo): Promise<Thread> =>
  (
    await answered<{ thread: Thread }>(
      who.fetch(`/api/stages/${stageOf('td1')}/threads`, { json: { questionId, kind, visibility, body } }),
    )
  ).thread
const stock = async (code: string, who?: SignedIn): Promise<Stocktaking> => {
  const path = `/api/stages/${stageOf(code)}/stocktaking`
  const answer = who ? who.fetch(path) : fetch(world.url + path)
  return (await answered<{ stocktaking: Stocktaking }>(answer)).stocktaking
}
const issuesIn = ({ topics }: Stocktaking): OpenIssue[] => topics.flatMap(({ issues }) => issues.items)
const carry = (threads: string[], code = 'fc1', who = secretariat): Promise<Response> =>
  who.fetch(`/api/stages/${stageOf(code)}/carried`, { json: { threads } })
const carried = async (code: string, who?: SignedIn): Promise<OpenIssue[]> => {
  const path = `/api/stages/${stageOf(code)}/carried`
  return (await answered<{ items: OpenIssue[] }>(who ? who.fetch(path) : fetch(world.url + path))).items
}

beforeAll(async () => {
  // During the first thematic session, so that its questions are open.
  world = await startWorld({ at: '2017-07-10T10:00:00+02:00', environment: { LIMITS: 'off' } })
  secretariat = await world.signIn('secretariat')
  ngo = await world.signIn('ngo')
  process_ = await get<ProcessView>(world.url, '/api/processes/refugees-2018', secretariat.cookie)
  questionId = crypto.randomUUID()
  await answered<{ consultation: Consultation }>(
    secretariat.fetch(`/api/stages/${stageOf('td1')}/questions`, {
      method: 'PATCH',
      json: { questions: [{ id: questionId, text: 'What do host communities need first?' }] },
    }),
  )
})
afterAll(() => world.close())

describe('stocktaking', () => {
  let concern: Thread
  let settled: Thread

  it('[STK1] [STK2] gathers what is open and visible to all, of this stage and those before it', async () => {
    concern = await ask('concern', 'Water runs out by noon.')
    settled = await ask('question', 'Who keeps the register?')
    await ask('comment', 'Thank you for the paper.')
    await ask('concern', 'Our own line for the round.', 'delegation')
    await answered(
      secretariat.fetch(`/api/threads/${settled.id}`, {
        method: 'PATCH',
        json: { status: 'resolved', outcome: 'The host State does.' },
      }),
    )
    const open = issuesIn(await stock('stocktake', secretariat))
    expect(open.map(({ threadId }) => threadId)).toEqual([concern.id])
    expect(open[0]).toMatchObject({
      kind: 'concern',
      excerpt: 'Water runs out by noon.',
      on: 'What do host communities need first?',
      stage: { id: stageOf('td1') },
      carriedInto: null,
    })
    expect(issuesIn(await stock('ngo-consult', secretariat))).toEqual([])
  })

  it('[STK3] who takes no part reads contributions and summaries, and no thread', async () => {
    const all = await stock('stocktake')
    expect([all.showsIssues, issuesIn(all)]).toEqual([false, []])
    expect(all.can.carry).toBe('not-signed-in')
  })

  it('[STK4] the secretariat carries it into the first round of drafting, once', async () => {
    const { round } = await stock('stocktake', secretariat)
    expect(round?.id).toBe(stageOf('fc1'))
    expect(await refusalOf(carry([concern.id], 'fc1', ngo))).toEqual([403, 'secretariat-only'])
    expect(await refusalOf(carry([concern.id], 'td2'))).toEqual([400, 'invalid-input'])
    expect(await refusalOf(carry([settled.id]))).toEqual([409, 'thread-resolved'])
    expect(await refusalOf(carry(['no-such']))).toEqual([404, 'not-found'])
    expect(await answered(carry([concern.id]))).toEqual({ carried: 1 })
    expect(await answered(carry([concern.id]))).toEqual({ carried: 0 })
    const facts = await answered<{ items: { type: string; data: unknown }[] }>(
      secretariat.fetch('/api/processes/refugees-2018/facts?limit=1000'),
    )
    expect(facts.items.filter(({ type }) => type === 'issue.carried').map(({ data }) => data)).toEqual([
      { threadId: concern.id, stageId: stageOf('fc1') },
    ])
    expect(issuesIn(await stock('stocktake', secretariat))[0]?.carriedInto?.id).toBe(stageOf('fc1'))
  })

  it('[STK5] the round shows what was carried into it, and what came of it, to those who take part', async () => {
    expect((await carried('fc1', ngo)).map(({ threadId, status }) => [threadId, status])).toEqual([
      [concern.id, 'open'],
    ])
    expect(await carried('fc1')).toEqual([])
    await answered(
      secretariat.fetch(`/api/threads/${concern.id}`, {
        method: 'PATCH',
        json: { status: 'resolved', outcome: 'Paragraph 24 takes it up.' },
      }),
    )
    expect((await carried('fc1', ngo))[0]).toMatchObject({
      status: 'resolved',
      outcome: 'Paragraph 24 takes it up.',
    })
  })
})

describe('what a round of drafting leaves', () => {
  let hall: ThreadWorld
  beforeAll(async () => {
    hall = await openThreadWorld({ environment: { LIMITS: 'off' } })
  })
  afterAll(() => hall.close())

  it('[STK6] has the open concerns on the draft among it, and carries them into the next round', async () => {
    const { id: draftId, paragraphs } = hall.draft
    const paragraphId = paragraphs.find(({ kind }) => kind === 'paragraph')?.id
    const say = (kind: string, visibility = 'all') =>
      hall.done<{ thread: Thread }>('state-a', 'POST', `/api/drafts/${draftId}/threads`, {
        ...{ paragraphId, kind, visibility, body: 'Who pays for the schools?' },
      })
    const { thread: concern } = await say('concern')
    await say('concern', 'delegation')
    await say('comment')
    const { stages } = await hall.done<ProcessView>('secretariat', 'GET', '/api/processes/refugees-2018')
    const idOf = (code: string): string => stages.find((stage) => stage.code === code)?.id ?? ''
    const stockOf = async (code: string, who: 'secretariat' | 'ngo' = 'secretariat') =>
      (await hall.done<{ stocktaking: Stocktaking }>(who, 'GET', `/api/stages/${idOf(code)}/stocktaking`))
        .stocktaking
    const mine = (stock: Stocktaking): OpenIssue[] =>
      issuesIn(stock).filter(
        ({ subject }) => subject.type === 'paragraph' && subject.paragraphId === paragraphId,
      )
    const left = await stockOf('fc1')
    expect(mine(left).map(({ threadId }) => threadId)).toEqual([concern.id])
    expect(mine(await stockOf('fc1', 'ngo'))).toHaveLength(1)
    // It was opened after that stage was over.
    expect(mine(await stockOf('stocktake'))).toEqual([])
    const next = left.round?.id as string
    await hall.done('secretariat', 'POST', `/api/stages/${next}/carried`, { threads: [concern.id] })
    expect(mine(await stockOf('fc1'))[0]?.carriedInto?.id).toBe(next)
    const { items } = await hall.done<{ items: OpenIssue[] }>('ngo', 'GET', `/api/stages/${next}/carried`)
    expect(items.map(({ threadId }) => threadId)).toEqual([concern.id])
  })
})
