/** Setting a text on the table of a round: what is not found opens nothing, and who could do what is told before. */
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { StageTable, TablePreview } from '@plenary/shared/round'
import type { StageView } from '@plenary/shared/stage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../answers.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

/** Has I, I.A and II; the open round of migration opens II.B to those who stand beside migrants. */
const source = `## I. Preamble

1. The first paragraph.

### A. Aims

2. The second paragraph.

(a) A part of the second.

## II. Commitments

3. The third paragraph.
`
const slug = 'migration-2018'

describe('a text on the table of a round', () => {
  let world: World
  const people = new Map<string, SignedIn>()
  let round: StageView
  beforeAll(async () => {
    world = await startWorld()
    for (const name of ['secretariat', 'state-a', 'ngo', 'refugee', 'observer'])
      people.set(name, await world.signIn(name))
    const process = await ask<ProcessView>('secretariat', `/api/processes/${slug}`)
    round = process.stages.find(({ code }) => code === 'r1') as StageView
    expect(round.phase).toBe('open')
  })
  afterAll(() => world?.close())

  async function answer(who: string, path: string, json?: object): Promise<Response> {
    return (people.get(who) as SignedIn).fetch(path, json ? { json } : {})
  }
  async function ask<T>(who: string, path: string, json?: object): Promise<T> {
    const got = await answer(who, path, json)
    if (!got.ok) throw new Error(`${who} ${path}: ${got.status} ${await got.text()}`)
    return (await got.json()) as T
  }

  async function imported(text = source): Promise<DraftView> {
    const body = { title: 'Imported', language: 'en', source: { format: 'markdown', text } }
    const { draft } = await ask<{ draft: { id: string } }>(
      'secretariat',
      `/api/processes/${slug}/drafts`,
      body,
    )
    return ask('secretariat', `/api/drafts/${draft.id}`)
  }
  const table = (draftId: string, more: object = {}) =>
    ask<StageTable>('secretariat', `/api/stages/${round.id}/table`, { draftId, ...more })
  const preview = (draftId: string, more: object = {}) =>
    ask<TablePreview>('secretariat', `/api/stages/${round.id}/table/preview`, { draftId, ...more })
  /** Whether somebody may edit, by the words of the paragraph. */
  async function edits(who: string, draftId: string): Promise<Record<string, string>> {
    const { paragraphs } = await ask<DraftView>(who, `/api/drafts/${draftId}`)
    return Object.fromEntries(
      paragraphs
        .filter(({ kind }) => kind !== 'heading')
        .map(({ text, can }) => [/first|part|second|third/.exec(text)?.[0] ?? text, can.edit]),
    )
  }
  const shut = 'section-not-open'

  it('[DRF2] a section that the round names and the text does not have opens nothing to anybody', async () => {
    const draft = await imported()
    await table(draft.id)
    for (const who of ['ngo', 'refugee'])
      expect(new Set(Object.values(await edits(who, draft.id)))).toEqual(new Set([shut]))
    expect(new Set(Object.values(await edits('state-a', draft.id)))).toEqual(new Set(['yes']))
    expect(new Set(Object.values(await edits('observer', draft.id)))).toEqual(new Set(['observers-read']))
  })

  it('[RND34] the secretariat is told before: line by line, and which sections are missing', async () => {
    const draft = await imported()
    const told = await preview(draft.id)
    expect(told.missing).toEqual(['II.B'])
    expect(told.refusal).toBeNull()
    expect(told.headings.map(({ code }) => code)).toEqual(['I', 'I.A', 'II'])
    const line = (kind: string, action: string) =>
      told.lines.find(
        ({ kinds, actions }) =>
          kinds !== 'all' && kinds.includes(kind as never) && actions.includes(action as never),
      )
    expect(line('ngo', 'edit')).toMatchObject({ whole: false, places: [], missing: ['II.B'], paragraphs: 0 })
    expect(line('ngo', 'edit')?.people).toBeGreaterThan(0)
    expect(line('member-state', 'edit')).toMatchObject({ whole: true, missing: [], paragraphs: 4 })
    const after = await ask<StageTable>('secretariat', `/api/stages/${round.id}`)
    expect(after.tablings.map(({ draftId }) => draftId)).not.toContain(draft.id)
  })

  it('[RND34] nobody but the secretariat is told, and nothing of a draft that is not there', async () => {
    const draft = await imported()
    const path = `/api/stages/${round.id}/table/preview`
    for (const who of ['state-a', 'ngo', 'observer'])
      expect(await codeOf(await answer(who, path, { draftId: draft.id }))).toBe('secretariat-only')
    expect(await codeOf(await answer('secretariat', path, { draftId: 'nowhere' }))).toBe('not-found')
  })

  it('[RND35] the secretariat hears which sections stay shut, nobody else does, and the table keeps it', async () => {
    const draft = await imported()
    const { tablings } = await table(draft.id)
    const rules = tablings.find(({ draftId }) => draftId === draft.id)?.rules ?? []
    expect(rules.flatMap(({ missing = [] }) => missing)).toEqual(['II.B'])
    type Facts = { items: { type: string; data: Record<string, unknown> }[] }
    const heard = async (who: string) =>
      (await ask<Facts>(who, `/api/processes/${slug}/facts?limit=1000`)).items.filter(
        ({ type, data }) => type === 'table.unopened' && data.draftId === draft.id,
      )
    expect((await heard('secretariat')).map(({ data }) => data.missing)).toEqual([['II.B']])
    expect(await heard('ngo')).toEqual([])
  })

  it('[RND36] a chosen scope of ids bounds what may be written, and stands in for sections that are not there', async () => {
    const draft = await imported()
    const aims = draft.paragraphs.find(({ text }) => text === 'Aims')?.id as string
    await table(draft.id, { scope: [aims] })
    const open = { first: shut, second: 'yes', part: 'yes', third: shut }
    expect(await edits('state-a', draft.id)).toEqual(open)
    expect(await edits('ngo', draft.id)).toEqual(open)
  })

  it('[RND36] a scope may be a paragraph: its sub-paragraphs go with it, its neighbours do not', async () => {
    const draft = await imported()
    const second = draft.paragraphs.find(({ text }) => text.includes('second paragraph'))?.id as string
    await table(draft.id, { scope: [second] })
    expect(await edits('state-a', draft.id)).toEqual({ first: shut, second: 'yes', part: 'yes', third: shut })
  })

  it('[RND36] of sections that are there, a scope opens no more than lies in both', async () => {
    const draft = await imported(
      `${source}\n### A. One\n\n4. Another, first in its section.\n\n### B. Two\n\n5. Last.\n`,
    )
    const [one, two] = ['One', 'Two'].map((words) => draft.paragraphs.find(({ text }) => text === words)?.id)
    const place = async (scope: (string | undefined)[]) =>
      (await preview(draft.id, { scope })).lines
        .find(({ kinds, actions }) => kinds !== 'all' && kinds.includes('ngo') && actions.includes('edit'))
        ?.places.map(({ code }) => code)
    expect(await place([one])).toEqual([])
    expect(await place([one, two])).toEqual(['II.B'])
  })

  it('[RND36] an empty scope opens nothing, and one that is not in the draft is refused by name', async () => {
    const draft = await imported()
    const other = await imported()
    for (const scope of [['nowhere'], [other.paragraphs[0]?.id], ['II']])
      expect(
        await codeOf(
          await answer('secretariat', `/api/stages/${round.id}/table`, { draftId: draft.id, scope }),
        ),
      ).toBe('invalid-input')
    await table(draft.id, { scope: [] })
    expect(new Set(Object.values(await edits('state-a', draft.id)))).toEqual(new Set([shut]))
  })

  it('[RGT10] a section that is renamed or moved stays open; one that is deleted or merged away opens nothing', async () => {
    const draft = await imported()
    const idOf = (words: string) => draft.paragraphs.find(({ text }) => text.includes(words))?.id as string
    const rule = { kinds: ['ngo'], actions: ['edit'], sections: [idOf('Aims')] }
    await table(draft.id, { rules: [rule, { kinds: 'all', actions: ['read'], sections: 'all' }] })
    const structure = (command: object) => ask('secretariat', `/api/drafts/${draft.id}/structure`, command)
    const open = { first: shut, second: 'yes', part: 'yes', third: shut }
    expect(await edits('ngo', draft.id)).toEqual(open)
    // Under another number: I.A becomes II.A.
    await structure({
      type: 'insert',
      id: crypto.randomUUID(),
      after: null,
      kind: 'heading',
      level: 1,
      text: 'New',
    })
    expect(await edits('ngo', draft.id)).toEqual(open)
    await structure({ type: 'move', paragraph: idOf('Aims'), after: idOf('third paragraph') })
    expect(await edits('ngo', draft.id)).toEqual(open)
    await structure({ type: 'delete', paragraph: idOf('Aims') })
    expect(new Set(Object.values(await edits('ngo', draft.id)))).toEqual(new Set([shut]))
  })
})
