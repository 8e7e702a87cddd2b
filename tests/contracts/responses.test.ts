/** From input to text over HTTP on the real platform: passages linked, answered, listed, exported; topics and bearings. */
import type { Contribution } from '@plenary/shared/contribution'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { OutcomeCounts, Passage } from '@plenary/shared/response'
import type { RevisionSummary } from '@plenary/shared/revision'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answered, refusalOf } from '../answers.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const said = 'Schools must open their doors within weeks.'
const more = 'Nobody should wait a year for a place in class.'

let world: World
let secretariat: SignedIn
let ngo: SignedIn
let state: SignedIn
let observer: SignedIn
let process_: ProcessView
let draft: DraftView
let revision: RevisionSummary
let contribution: Contribution

const body = (nth: number): DraftView['paragraphs'][number] =>
  draft.paragraphs.filter(({ kind }) => kind === 'paragraph')[nth] as DraftView['paragraphs'][number]
const stageOf = (code: string): string => process_.stages.find((stage) => stage.code === code)?.id as string

interface Matrix {
  items: Passage[]
  next: string | null
  counts: OutcomeCounts
}
const matrix = (query = '', who?: SignedIn): Promise<Matrix> => {
  const path = `/api/processes/refugees-2018/responses${query}`
  return answered(who ? who.fetch(path) : fetch(world.url + path))
}

async function contribute(title: string, text: string, who = ngo): Promise<Contribution> {
  const json = {
    ...{ title, language: 'en', body: text, consentToPublish: true },
    topics: ['immediate-ongoing-needs'],
  }
  const made = await answered<{ contribution: Contribution }>(
    who.fetch(`/api/stages/${stageOf('fc1')}/contributions`, { json }),
  )
  const { id } = made.contribution
  await answered(who.fetch(`/api/contributions/${id}/submit`, { json: {}, method: 'POST' }))
  await answered(secretariat.fetch(`/api/contributions/${id}/publish`, { json: {} }))
  return (await answered<{ contribution: Contribution }>(who.fetch(`/api/contributions/${id}`))).contribution
}

const source = (of = contribution) => ({ type: 'contribution', id: of.id, blockId: null })
const link = (paragraphId: string, json: object, who = secretariat): Promise<Response> =>
  who.fetch(`/api/paragraphs/${paragraphId}/passages`, { json })
const linked = async (nth: number, exact: string | null, of = contribution): Promise<Passage> => {
  const json = { source: source(of), quote: exact ? { exact } : null }
  return (await answered<{ passage: Passage }>(link(body(nth).id, json))).passage
}
const answerTo = (id: string, json: object, who = secretariat): Promise<Response> =>
  who.fetch(`/api/passages/${id}/response`, { json: { reason: 'Because.', ...json } })
const threadOn = async (nth: number, words: string, visibility: string, who = ngo): Promise<Thread> => {
  const json = { paragraphId: body(nth).id, kind: 'concern', visibility, body: words }
  return (await answered<{ thread: Thread }>(who.fetch(`/api/drafts/${draft.id}/threads`, { json }))).thread
}
/** A paragraph everyone may comment on. */
let open = 0

beforeAll(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' } })
  secretariat = await world.signIn('secretariat')
  ngo = await world.signIn('ngo')
  state = await world.signIn('state-a')
  observer = await world.signIn('observer')
  process_ = await get<ProcessView>(world.url, '/api/processes/refugees-2018', secretariat.cookie)
  draft = await sampleDraft(world.url, ngo.cookie)
  open = draft.paragraphs
    .filter(({ kind }) => kind === 'paragraph')
    .findIndex(({ can }) => can.comment === 'yes')
  revision = await answered<RevisionSummary>(
    secretariat.fetch(`/api/drafts/${draft.id}/revisions`, { json: { symbol: 'RSP/1', title: 'Draft' } }),
  )
  contribution = await contribute('On schools', `${said}\n\n${more}`)
})
afterAll(() => world.close())

describe('linking', () => {
  it('[RSP1] [RSP3] links quoted words of a posted contribution to a paragraph and says where they stand', async () => {
    const passage = await linked(0, said)
    expect(passage).toMatchObject({
      source: { type: 'contribution', id: contribution.id, blockId: contribution.blocks[0]?.id },
      title: 'On schools',
      attributedTo: ['Open Harbour, a non-governmental organization'],
      kind: 'ngo',
      paragraphId: body(0).id,
      paragraph: { label: body(0).label },
      quote: { exact: said },
      response: null,
    })
    const { items } = await answered<{ items: Passage[] }>(
      fetch(`${world.url}/api/paragraphs/${body(0).id}/passages`),
    )
    expect(items.map(({ id }) => id)).toContain(passage.id)
  })

  it('[RSP3] refuses words that stand nowhere in the source, and the same link twice', async () => {
    const quote = { exact: 'Schools must close.' }
    expect(await refusalOf(link(body(1).id, { source: source(), quote }))).toEqual([409, 'quote-not-found'])
    const across = { exact: 'within weeks. Nobody should' }
    expect(await refusalOf(link(body(1).id, { source: source(), quote: across }))).toEqual([
      409,
      'quote-not-found',
    ])
    await linked(1, more)
    expect(await refusalOf(link(body(1).id, { source: source(), quote: { exact: more } }))).toEqual([
      409,
      'already-exists',
    ])
  })

  it('[RSP1] links once when the same request comes twice', async () => {
    const json = { id: crypto.randomUUID(), source: source(), quote: { exact: said } }
    const [first, second] = [
      await answered<{ passage: Passage }>(link(body(2).id, json)),
      await answered<{ passage: Passage }>(link(body(2).id, json)),
    ]
    expect(second.passage.id).toBe(first.passage.id)
    expect((await matrix(`?paragraph=${body(2).id}`)).items).toHaveLength(1)
  })

  it('[RSP2] is for those who said it and for the secretariat', async () => {
    const json = { source: source(), quote: { exact: said } }
    await answered(link(body(3).id, json, ngo))
    expect(await refusalOf(link(body(4).id, json, state))).toEqual([403, 'not-yours'])
    expect(await refusalOf(link(body(4).id, json, observer))).toEqual([403, 'observers-read'])
    const anonymous = fetch(`${world.url}/api/paragraphs/${body(4).id}/passages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify(json),
    })
    expect(await refusalOf(anonymous)).toEqual([401, 'not-signed-in'])
  })

  it('[RSP1] what is not for everyone is no source: drafts, internal threads, other processes', async () => {
    const json = { title: 'Not yet', language: 'en', body: said, consentToPublish: true }
    const made = await answered<{ contribution: Contribution }>(
      ngo.fetch(`/api/stages/${stageOf('fc1')}/contributions`, { json }),
    )
    expect(await refusalOf(link(body(4).id, { source: source(made.contribution) }, ngo))).toEqual([
      404,
      'not-found',
    ])
    const internal = await threadOn(open, 'Between us.', 'delegation')
    const from = { type: 'thread', id: internal.id, blockId: null }
    expect(await refusalOf(link(body(4).id, { source: from }, ngo))).toEqual([404, 'not-found'])
    expect(await refusalOf(link(body(4).id, { source: from }, secretariat))).toEqual([404, 'not-found'])
    const migration = await get<ProcessView>(world.url, '/api/processes/migration-2018', secretariat.cookie)
    const other = await get<DraftView>(
      world.url,
      `/api/drafts/${migration.drafts[0]?.id}`,
      secretariat.cookie,
    )
    expect(await refusalOf(link(other.paragraphs[3]?.id as string, { source: source() }))).toEqual([
      404,
      'not-found',
    ])
  })

  it('[RSP2] a link is undone until it is answered', async () => {
    const passage = await linked(5, said)
    const remove = (who: SignedIn): Promise<Response> =>
      who.fetch(`/api/passages/${passage.id}`, { method: 'DELETE' })
    expect(await refusalOf(remove(state))).toEqual([403, 'not-yours'])
    await answered(remove(ngo))
    expect((await matrix(`?paragraph=${body(5).id}`)).items).toEqual([])
    const again = await linked(5, said)
    await answered(answerTo(again.id, { outcome: 'noted' }))
    const late = secretariat.fetch(`/api/passages/${again.id}`, { method: 'DELETE' })
    expect(await refusalOf(late)).toEqual([409, 'already-answered'])
  })
})

describe('answering', () => {
  it('[RSP7] takes words that stand in that revision’s paragraph, and no others', async () => {
    const passage = await linked(6, said)
    const words = body(6).text.split(' ').slice(2, 7).join(' ')
    const elsewhere = body(9).text.slice(0, 60)
    const yes = { outcome: 'taken-up', reason: 'It says so.', revisionId: revision.id, words }
    expect(await refusalOf(answerTo(passage.id, { ...yes, words: elsewhere }))).toEqual([
      409,
      'quote-not-found',
    ])
    expect(await refusalOf(answerTo(passage.id, { ...yes, revisionId: null }))).toEqual([
      400,
      'invalid-input',
    ])
    expect(await refusalOf(answerTo(passage.id, { ...yes, revisionId: 'no-such' }))).toEqual([
      404,
      'not-found',
    ])
    expect(await refusalOf(answerTo(passage.id, yes, ngo))).toEqual([403, 'secretariat-only'])
    const { passage: done } = await answered<{ passage: Passage }>(answerTo(passage.id, yes))
    expect(done.response).toMatchObject({
      outcome: 'taken-up',
      reason: 'It says so.',
      revision: { id: revision.id, symbol: 'RSP/1' },
      words,
    })
  })

  it('[RSP8] a changed answer keeps the former in the record', async () => {
    const passage = await linked(7, said)
    await answered(answerTo(passage.id, { outcome: 'noted', reason: 'First thought.' }))
    await answered(answerTo(passage.id, { outcome: 'in-part', reason: 'Second thought.' }))
    const facts = await answered<{ items: { type: string; data: { passage: Passage } }[] }>(
      secretariat.fetch('/api/processes/refugees-2018/facts?limit=1000'),
    )
    const about = facts.items.filter(
      ({ type, data }) => type === 'passage.answered' && data.passage.id === passage.id,
    )
    expect(about.map(({ data }) => data.passage.response?.reason)).toEqual([
      'First thought.',
      'Second thought.',
    ])
    // What everyone is told of a passage carries no words of a paragraph that somebody among them may not read.
    expect(about.map(({ data }) => data.passage.paragraph.excerpt)).toEqual(['', ''])
  })

  it('[RSP9] one answer to all that waits of a contribution', async () => {
    const other = await contribute('On water', 'Water first.\n\nThen shelter.')
    await linked(8, 'Water first.', other)
    const second = await linked(9, 'Then shelter.', other)
    await answered(answerTo(second.id, { outcome: 'taken-up' }))
    const respond = (who: SignedIn): Promise<Response> =>
      who.fetch(`/api/contributions/${other.id}/respond`, { json: { outcome: 'noted', reason: 'Read.' } })
    expect(await refusalOf(respond(ngo))).toEqual([403, 'secretariat-only'])
    const { passages } = await answered<{ passages: Passage[] }>(respond(secretariat))
    expect(passages.map(({ response }) => response?.outcome)).toEqual(['noted'])
    const { items } = await matrix(`?contribution=${other.id}`)
    expect(items.map(({ response }) => response?.outcome).sort()).toEqual(['noted', 'taken-up'])
  })

  it('[MTX3] many at one go, each with its own reason; all of them, or none', async () => {
    const [first, second] = [await linked(10, said), await linked(11, said)]
    const together = (answers: object[]): Promise<Response> =>
      secretariat.fetch('/api/processes/refugees-2018/responses', { json: { answers } })
    const of = (id: string, reason: string): object => ({ id, outcome: 'not-taken-up', reason })
    expect(await refusalOf(together([of(first.id, 'One.'), of('no-such', 'Two.')]))).toEqual([
      404,
      'not-found',
    ])
    expect((await matrix(`?paragraph=${body(10).id}`)).items[0]?.response).toBeNull()
    await answered(together([of(first.id, 'One.'), of(second.id, 'Two.')]))
    const reasons = await Promise.all(
      [10, 11].map(async (nth) => (await matrix(`?paragraph=${body(nth).id}`)).items[0]?.response?.reason),
    )
    expect(reasons).toEqual(['One.', 'Two.'])
  })
})

describe('the matrix', () => {
  it('[MTX1] [MTX2] is public, filtered by its address, paged, and counts outcomes whatever outcome is asked', async () => {
    const all = await matrix('?limit=200')
    const waiting = await matrix('?outcome=none&limit=200')
    expect(waiting.counts).toEqual(all.counts)
    expect(waiting.items).toHaveLength(all.counts.none)
    expect(waiting.items.every(({ response }) => response === null)).toBe(true)
    const idsOf = ({ items }: Matrix): string[] => items.map(({ id }) => id)
    const filters: [query: string, fits: (passage: Passage) => boolean][] = [
      ['topic=durable-solutions', ({ topics }) => topics.includes('durable-solutions')],
      [
        'topic=immediate-ongoing-needs&kind=ngo',
        ({ topics, kind }) => topics.includes('immediate-ongoing-needs') && kind === 'ngo',
      ],
      ['kind=academia', ({ kind }) => kind === 'academia'],
      [`stage=${stageOf('fc1')}`, ({ stage }) => stage?.id === stageOf('fc1')],
      ['source=summary', ({ source }) => source.type === 'summary'],
    ]
    for (const [query, fits] of filters) {
      const found = all.items.filter(fits)
      expect([found.length > 0, found.length < all.items.length], query).toEqual([true, true])
      expect(idsOf(await matrix(`?${query}&limit=200`)), query).toEqual(idsOf({ ...all, items: found }))
    }
    expect((await matrix(`?stage=${stageOf('fc2')}`)).items).toEqual([])
    const paged: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Matrix = await matrix(`?limit=3${next ? `&cursor=${next}` : ''}`)
      paged.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    expect(paged).toEqual(all.items.map(({ id }) => id))
    expect(await refusalOf(fetch(`${world.url}/api/processes/refugees-2018/responses?cursor=x`))).toEqual([
      400,
      'invalid-input',
    ])
  })

  it('[MTX1] passages of discussions are for those who take part', async () => {
    const thread = await threadOn(open, '=HYPERLINK("http://x") leads away', 'all')
    const from = { type: 'thread', id: thread.id, blockId: null }
    const { passage } = await answered<{ passage: Passage }>(
      link(body(open).id, { source: from, quote: { exact: '=HYPERLINK("http://x")' } }),
    )
    const ofThreads = (await matrix('?source=thread&limit=200', state)).items
    expect(ofThreads.every(({ source }) => source.type === 'thread')).toBe(true)
    expect(ofThreads.map(({ id }) => id)).toContain(passage.id)
    expect((await matrix('?source=thread')).items).toEqual([])
    const csv = async (who?: SignedIn): Promise<string> => {
      const path = '/api/processes/refugees-2018/responses.csv'
      return (who ? who.fetch(path) : fetch(world.url + path)).then((answer) => answer.text())
    }
    expect(await csv()).not.toContain('HYPERLINK')
    // [MTX4] What a spreadsheet would carry out is text.
    expect(await csv(state)).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('[RSP4] a reworded comment no longer shows its words', async () => {
    const thread = await threadOn(open, 'My sister Amal was turned away.', 'all')
    const from = { type: 'thread', id: thread.id, blockId: thread.comments[0]?.id ?? null }
    const { passage } = await answered<{ passage: Passage }>(
      link(body(open).id, { source: from, quote: { exact: 'My sister Amal' } }),
    )
    await answered(
      ngo.fetch(`/api/comments/${thread.comments[0]?.id}`, {
        method: 'PATCH',
        json: { body: 'Somebody was turned away.' },
      }),
    )
    const { items } = await matrix('?source=thread', state)
    expect(items.find(({ id }) => id === passage.id)).toMatchObject({
      gone: 'reworded',
      quote: null,
      title: '',
    })
  })

  it('[MTX4] comes as CSV with a mark of UTF-8, one line a passage', async () => {
    const answer = await fetch(`${world.url}/api/processes/refugees-2018/responses.csv?outcome=noted`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="responses-refugees-2018.csv"',
    )
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + (await matrix()).counts.noted)
    expect(lines[0]).toContain('Outcome,Reason')
  })

  it('[RSP4] of a withdrawn contribution only the mark of what was answered stays', async () => {
    const leaving = await contribute('On leaving', `Take this back.\n\nAnd this.`)
    const marked = await linked(12, 'Take this back.', leaving)
    const waiting = await linked(13, 'And this.', leaving)
    await answered(answerTo(marked.id, { outcome: 'noted', reason: 'Read.' }))
    await answered(ngo.fetch(`/api/contributions/${leaving.id}/withdraw`, { json: {} }))
    const { items } = await matrix(`?contribution=${leaving.id}`)
    expect(items.map(({ id }) => id)).toEqual([marked.id])
    expect(items[0]).toMatchObject({
      gone: 'withdrawn',
      ...{ title: '', attributedTo: [], kind: '', topics: [], quote: null, note: null },
      response: { outcome: 'noted', reason: 'Read.' },
    })
    expect(JSON.stringify(await matrix('?limit=200'))).not.toContain('Take this back')
    const csv = await (await fetch(`${world.url}/api/processes/refugees-2018/responses.csv`)).text()
    expect(csv).not.toMatch(/Take this back|On leaving/)
    expect((await matrix('?kind=ngo&limit=200')).items.map(({ id }) => id)).not.toContain(marked.id)
    expect(waiting.id).not.toBe(marked.id)
  })

  it('[RSP6] follows a paragraph that is merged into the one before it', async () => {
    const kept = body(15)
    const gone = body(16)
    const { id } = (
      await answered<{ passage: Passage }>(link(gone.id, { source: source(), quote: { exact: said } }))
    ).passage
    const order = draft.paragraphs.filter(({ kind }) => kind !== 'footnote')
    expect(order[order.findIndex((each) => each.id === gone.id) - 1]?.id).toBe(kept.id)
    await answered(
      secretariat.fetch(`/api/drafts/${draft.id}/structure`, {
        json: { type: 'merge', paragraph: gone.id, into: kept.id },
      }),
    )
    const { items } = await matrix(`?paragraph=${kept.id}`, state)
    expect(items.find((each) => each.id === id)?.paragraphId).toBe(kept.id)
    const words = gone.text.slice(0, 40)
    const later = await answered<RevisionSummary>(
      secretariat.fetch(`/api/drafts/${draft.id}/revisions`, { json: { symbol: 'RSP/2', title: 'Later' } }),
    )
    await answered(answerTo(id, { outcome: 'taken-up', revisionId: later.id, words }))
  })

  it('[RSP5] for whoever takes no part the paragraph is the published one', async () => {
    const fresh = crypto.randomUUID()
    const text = 'Unpublished words of a new paragraph.'
    await answered(
      secretariat.fetch(`/api/drafts/${draft.id}/structure`, {
        json: { type: 'insert', id: fresh, after: body(17).id, kind: 'paragraph', level: 0, text },
      }),
    )
    await answered(link(fresh, { source: source(), quote: { exact: said } }))
    const own = (await matrix(`?paragraph=${fresh}`, state)).items[0]
    expect(own?.paragraph.excerpt).toBe(text)
    expect(JSON.stringify(await matrix('?limit=200'))).not.toContain('Unpublished words')
    expect((await fetch(`${world.url}/api/paragraphs/${fresh}/passages`)).status).toBe(404)
  })
})

describe('topics', () => {
  it('[TOP4] sections of the samples have theirs from the first day', async () => {
    const { bearings } = await answered<{ bearings: { topics: string[] }[] }>(
      state.fetch(`/api/drafts/${draft.id}/bearings`),
    )
    const given = new Set(bearings.flatMap(({ topics }) => topics))
    for (const topic of ['reception-admission', 'durable-solutions', 'burden-responsibility-sharing'])
      expect([...given]).toContain(topic)
  })

  it('[TOP1] [TOP2] those of a heading hold for its section; only the secretariat sets them', async () => {
    const heading = draft.paragraphs.find(({ kind, level }) => kind === 'heading' && level === 2)
    const at = draft.paragraphs.findIndex(({ id }) => id === heading?.id)
    const under = draft.paragraphs.slice(at).find(({ kind }) => kind === 'paragraph')
    const set = (topics: string[], who = secretariat): Promise<Response> =>
      who.fetch(`/api/paragraphs/${heading?.id}/topics`, { method: 'PATCH', json: { topics } })
    expect(await refusalOf(set(['durable-solutions'], ngo))).toEqual([403, 'secretariat-only'])
    expect((await refusalOf(set(['objective-5'])))[1]).toBe('invalid-input')
    await answered(set(['durable-solutions']))
    const { bearings } = await answered<{
      bearings: { paragraphId: string; topics: string[]; passages: number }[]
    }>(state.fetch(`/api/drafts/${draft.id}/bearings`))
    expect(bearings.find(({ paragraphId }) => paragraphId === under?.id)?.topics).toContain(
      'durable-solutions',
    )
    expect((await fetch(`${world.url}/api/drafts/${draft.id}/bearings`)).status).toBe(401)
    const side = async (who?: SignedIn): Promise<{ revision: object | null; words: string[] }> => {
      const path = '/api/topics/durable-solutions'
      const { sides } = await answered<{
        sides: {
          process: { slug: string }
          texts: { draftId: string; revision: object | null; paragraphs: { paragraphId: string }[] }[]
        }[]
      }>(who ? who.fetch(path) : fetch(world.url + path))
      expect(sides.map(({ process: { slug } }) => slug).sort()).toEqual(['migration-2018', 'refugees-2018'])
      const text = sides
        .find(({ process: { slug } }) => slug === 'refugees-2018')
        ?.texts.find(({ draftId }) => draftId === draft.id)
      return {
        revision: text?.revision ?? null,
        words: text?.paragraphs.map(({ paragraphId }) => paragraphId) ?? [],
      }
    }
    // [TOP3] The working text for those who take part, the last published one for everyone.
    expect((await side(state)).revision).toBeNull()
    expect((await side(state)).words).toContain(under?.id)
    expect((await side()).revision).toMatchObject({ symbol: 'RSP/2' })
    expect((await side()).words).toContain(under?.id)
  })
})
