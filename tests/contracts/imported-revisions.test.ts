/** A second version that came as a file, over HTTP: previewed, decided upon, published whole or not at all. */
import type { AlignedPair } from '@plenary/shared/alignment'
import type { Comparison } from '@plenary/shared/compare'
import {
  paragraphHash,
  type RevisionSummary,
  type RevisionView,
  revisionHash,
} from '@plenary/shared/revision'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answered, refusalOf } from '../answers.ts'
import { plenary } from '../server-process.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const burden = 'States will share the burden and responsibility of hosting refugees fairly and predictably.'
const schools = 'Children on the move are enrolled in national schools within three months of their arrival.'
const work = 'Access to decent work, fishing grounds and farm land is opened to refugees and their hosts.'
const returns =
  'Voluntary repatriation in safety and dignity remains the preferred solution of most families.'
const papers = 'Every birth in exile is registered, and identity documents are issued without delay or fee.'
const health = 'Mental health care reaches survivors of violence in their own language and close to home.'
const energy =
  'Clean cooking energy and safe water are provided to settlements and to the villages around them.'

const first = `## I. Burden

1. ${burden}[^1]

2. ${schools} ${work}

## II. Solutions

3. ${returns}

4. ${papers}

5. ${energy}

6. ${health}

[^1]: A first note about burden.
`
/** 2 is split, 3 goes to the end, 4 and 5 are joined, a new one comes in. */
const second = `## I. Burden

1. ${burden}[^1]

2. ${schools}

3. ${work}

4. Beekeeping cooperatives flourish near lighthouses and tidal archives.

## II. Solutions

5. ${papers} ${energy}

6. ${health}

7. ${returns.replace('most families', 'nearly all families')}

[^1]: A first note about burden.
`

let world: World
let secretariat: SignedIn
let state: SignedIn

beforeAll(async () => {
  world = await startWorld()
  secretariat = await world.signIn('secretariat')
  state = await world.signIn('state-a')
})
afterAll(() => world.close())

const source = (text: string) => ({ format: 'markdown', text })
/** A draft with the first version, published under a symbol of its own. */
async function draftWithFirst(symbol: string): Promise<{ id: string; revision: RevisionView }> {
  const imported = await answered<{ draft: { id: string } }>(
    secretariat.fetch('/api/processes/refugees-2018/drafts', {
      json: { title: symbol, source: source(first) },
    }),
  )
  const { id } = imported.draft
  const { hash } = await answered<RevisionSummary>(
    secretariat.fetch(`/api/drafts/${id}/revisions`, { json: { symbol, title: symbol } }),
  )
  return { id, revision: await answered(fetch(`${world.url}/api/revisions/${hash}`)) }
}
const preview = (id: string, text: string, who = secretariat): Promise<Response> =>
  who.fetch(`/api/drafts/${id}/revisions/preview`, { json: { source: source(text) } })
const bring = (id: string, symbol: string, input: object = {}, who = secretariat): Promise<Response> =>
  who.fetch(`/api/drafts/${id}/revisions/import`, {
    json: { source: source(second), symbol, title: symbol, ...input },
  })
const listOf = async (id: string): Promise<RevisionSummary[]> =>
  (await answered<{ items: RevisionSummary[] }>(secretariat.fetch(`/api/drafts/${id}/revisions`))).items

describe('importing a second version', () => {
  it('[ALN5] shows what became of every paragraph before anything is written', async () => {
    const { id, revision } = await draftWithFirst('ALN/5')
    const { against, pairs } = await answered<{ against: string; pairs: AlignedPair[] }>(preview(id, second))
    expect(against).toBe(revision.id)
    const kindOf = (words: string) => pairs.find(({ after }) => after.startsWith(words.slice(0, 30)))?.kind
    expect([burden, schools, work, papers, returns, 'Beekeeping cooperatives flourish'].map(kindOf)).toEqual([
      'same',
      'split',
      'split',
      'merged',
      'moved',
      'inserted',
    ])
    const merged = pairs.find(({ kind }) => kind === 'merged')
    expect(merged?.before).toBe(`${papers}\n${energy}`)
    expect(merged?.label).toBe('5.')
    expect((await listOf(id)).map(({ symbol }) => symbol)).toEqual(['ALN/5'])
  })

  it('[ALN6] keeps the ids of what is the same paragraph, so that a comparison knows them', async () => {
    const { id, revision: older } = await draftWithFirst('ALN/6')
    const { revision } = await answered<{ revision: RevisionSummary }>(
      bring(id, 'ALN/6/Rev.1', { issued: '2018-03-01' }),
    )
    expect(revision).toMatchObject({
      kind: 'imported',
      number: 2,
      logPosition: 0,
      issued: '2018-03-01',
      stageId: null,
    })
    const newer = await answered<RevisionView>(fetch(`${world.url}/api/revisions/${revision.hash}`))
    for (const each of newer.paragraphs) expect(paragraphHash(each)).toBe(each.hash)
    expect(revisionHash(newer, newer.paragraphs)).toBe(revision.hash)
    const idOf = ({ paragraphs }: RevisionView, words: string) =>
      paragraphs.find(({ text }) => text.startsWith(words.slice(0, 30)))?.paragraphId
    for (const words of [burden, schools, papers, returns, 'Solutions', 'A first note'])
      expect(idOf(newer, words), words).toBe(idOf(older, words))
    const oldIds = older.paragraphs.map(({ paragraphId }) => paragraphId)
    for (const words of [work, 'Beekeeping']) expect(oldIds).not.toContain(idOf(newer, words))
    const [noted] = newer.paragraphs.filter(({ text }) => text === burden)
    expect(noted?.html).toContain(`data-footnote="${idOf(newer, 'A first note')}">1</sup>`)
    expect(newer.paragraphs.flatMap(({ kind, label }) => (kind === 'paragraph' ? [label] : []))).toEqual([
      '1.',
      '2.',
      '3.',
      '4.',
      '5.',
      '6.',
      '7.',
    ])
    const compared = await answered<Comparison>(
      fetch(`${world.url}/api/revisions/${older.hash}/compare/${revision.hash}`),
    )
    expect(compared.summary.all).toMatchObject({ inserted: 1, deleted: 0 })
    expect(compared.summary.all.split).toBeGreaterThan(0)
    expect(compared.summary.all.merged).toBeGreaterThan(0)
  })

  it('[ALN6] does as a person decided about a pair', async () => {
    const { id, revision } = await draftWithFirst('ALN/6b')
    const { pairs } = await answered<{ pairs: AlignedPair[] }>(preview(id, second))
    const moved = pairs.find(({ kind }) => kind === 'moved') as AlignedPair
    const decided = await answered<{ revision: RevisionSummary }>(
      bring(id, 'ALN/6b/Rev.1', { decisions: { [moved.nth as number]: null } }),
    )
    const newer = await answered<RevisionView>(fetch(`${world.url}/api/revisions/${decided.revision.hash}`))
    const place = newer.paragraphs.find(({ text }) => text === moved.after)
    expect(revision.paragraphs.map(({ paragraphId }) => paragraphId)).not.toContain(place?.paragraphId)
  })

  it('[ALN6] aligns with the working text where nothing is published yet, and leaves it as it is', async () => {
    const { draft } = await answered<{ draft: { id: string } }>(
      secretariat.fetch('/api/processes/refugees-2018/drafts', {
        json: { title: 'Bare', source: source(first) },
      }),
    )
    const path = `/api/drafts/${draft.id}`
    type Texts = { paragraphs: { id: string; text: string }[] }
    const before = await answered<Texts>(secretariat.fetch(path))
    const { against } = await answered<{ against: string }>(preview(draft.id, second))
    expect(against).toBe('working')
    const { revision } = await answered<{ revision: RevisionSummary }>(bring(draft.id, 'ALN/bare'))
    const newer = await answered<RevisionView>(fetch(`${world.url}/api/revisions/${revision.id}`))
    const after = await answered<Texts>(secretariat.fetch(path))
    expect(after.paragraphs).toEqual(before.paragraphs)
    const same = before.paragraphs.find(({ text }) => text === burden)
    expect(newer.paragraphs.find(({ text }) => text === burden)?.paragraphId).toBe(same?.id)
  })

  it('[REV14] writes all of it or nothing', async () => {
    const { id, revision } = await draftWithFirst('ALN/14')
    const refused: [object, [number, string]][] = [
      [{ symbol: 'ALN/14' }, [409, 'symbol-taken']],
      [{ against: 'working' }, [409, 'version-conflict']],
      [{ decisions: { 99: null } }, [400, 'invalid-input']],
      [{ decisions: { '-1': null } }, [400, 'invalid-input']],
      [{ decisions: { 1: 'elsewhere' } }, [400, 'invalid-input']],
      [
        { decisions: { 1: revision.paragraphs[0]?.paragraphId, 2: revision.paragraphs[0]?.paragraphId } },
        [400, 'invalid-input'],
      ],
      [{ source: source('') }, [400, 'import-empty']],
      [{ source: source('a\0b') }, [400, 'import-not-text']],
      [{ symbol: 'А/14' }, [400, 'invalid-input']],
    ]
    for (const [input, answer] of refused)
      expect([input, await refusalOf(bring(id, 'ALN/14/Rev.1', input))]).toEqual([input, answer])
    expect((await listOf(id)).map(({ symbol }) => symbol)).toEqual(['ALN/14'])
    const against = revision.id
    const both = await Promise.all([
      bring(id, 'ALN/14/Rev.1', { against }),
      bring(id, 'ALN/14/Rev.2', { against }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('[REV15] is the secretariat’s alone, and of its own drafts', async () => {
    const { id } = await draftWithFirst('ALN/15')
    for (const send of [preview(id, second, state), bring(id, 'ALN/15/Rev.1', {}, state)])
      expect(await refusalOf(send)).toEqual([403, 'secretariat-only'])
    for (const send of [preview('unknown', second), bring('unknown', 'ALN/15/Rev.1')])
      expect(await refusalOf(send)).toEqual([404, 'not-found'])
    const nobody = await fetch(`${world.url}/api/drafts/${id}/revisions/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify({ source: source(second), symbol: 'x', title: 'x' }),
    })
    expect(await refusalOf(nobody)).toEqual([401, 'not-signed-in'])
  })

  it('[ALN8] refuses a file of fifty megabytes, and more paragraphs than a text has', async () => {
    const { id } = await draftWithFirst('ALN/8')
    const huge = await preview(id, 'x'.repeat(50 * 1024 * 1024)).then(refusalOf, () => [413, 'too-large'])
    expect(huge).toEqual([413, 'too-large'])
    const many = Array.from({ length: 3001 }, (_, nth) => `${nth + 1}. Paragraph ${nth}.`).join('\n\n')
    expect(await refusalOf(preview(id, many))).toEqual([413, 'too-large'])
    expect((await listOf(id)).map(({ symbol }) => symbol)).toEqual(['ALN/8'])
  })
})

describe('exporting what was published', () => {
  it('[EXP2] prints symbol and hash, and holds nothing later than the revision', async () => {
    const { id, revision } = await draftWithFirst('EXP/2 (Part II)*')
    const victim = revision.paragraphs.find(({ text }) => text === papers)
    await answered(
      secretariat.fetch(`/api/drafts/${id}/structure`, {
        json: { type: 'delete', paragraph: victim?.paragraphId },
      }),
    )
    // Each command is a process that starts from sources: what the forms look like is told in formats.test.ts.
    const page = await plenary(world.dataDir, ['export', revision.hash, '--format', 'html'])
    for (const words of [revision.hash, papers, 'EXP/2 (Part II)*']) expect(page).toContain(words)
    const exported = JSON.parse(await plenary(world.dataDir, ['export', revision.symbol, '--format', 'json']))
    for (const { id: paragraphId, ...each } of exported.paragraphs)
      expect(paragraphHash({ paragraphId, ...each })).toBe(each.hash)
    expect(revisionHash(exported.revision, exported.paragraphs)).toBe(revision.hash)
    expect(await plenary(world.dataDir, ['export', id, '--format', 'text'])).not.toContain(papers)
    const failed = await plenary(world.dataDir, ['export', 'EXP/none', '--format', 'text']).catch(
      (error: { stderr: string }) => error.stderr,
    )
    expect(failed).toMatch(/no draft and no revision "EXP\/none"/)
  }, 300_000)
})
