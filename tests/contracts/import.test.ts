/** Importing a draft over HTTP: seen before it is made, made whole or not at all, and every bad source answered. */
import type { DraftView, ImportPreview, ImportReport } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedIn, startWorld, type World } from '../world.ts'

const path = '/api/processes/refugees-2018/drafts'
const source = `## I. Framework

1. The first paragraph, with a note.<sup>1</sup>

(a) A part of it.

<sup>1</sup> The words of the note.

### A. Shelter

2. The second paragraph.
`

describe('importing a draft', () => {
  let world: World
  let secretariat: SignedIn
  beforeAll(async () => {
    world = await startWorld()
    secretariat = await world.signIn('secretariat')
  })
  afterAll(() => world?.close())

  const body = (text: string, more: object = {}) => ({
    title: 'Imported',
    language: 'en',
    source: { format: 'markdown', text },
    ...more,
  })
  const drafts = async (): Promise<number> => {
    const answer = await secretariat.fetch('/api/processes/refugees-2018')
    return ((await answer.json()) as ProcessView).drafts.length
  }
  const refusal = async (answer: Response): Promise<string> =>
    `${answer.status} ${((await answer.json()) as { code: string }).code}`

  it('[DRF3] a preview shows every paragraph with its number, and writes nothing', async () => {
    const before = await drafts()
    const answer = await secretariat.fetch(`${path}/preview`, { json: body(source) })
    const { report, paragraphs } = (await answer.json()) as ImportPreview
    expect(report).toMatchObject({ paragraphs: 2, subparagraphs: 1, headings: 2, chapters: 1, footnotes: 1 })
    expect(paragraphs.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'I. Framework',
      '1. The first paragraph, with a note.',
      '1 The words of the note.',
      '(a) A part of it.',
      'A. Shelter',
      '2. The second paragraph.',
    ])
    expect(await drafts()).toBe(before)
  })

  it('[DRF1] an import that names a round is written whole, on its table, and can be typed into at once', async () => {
    const answer = await secretariat.fetch(path, { json: body(source, { stage: 'fc1' }) })
    const { draft, report } = (await answer.json()) as { draft: { id: string }; report: ImportReport }
    expect(report.paragraphs).toBe(2)
    const state = await world.signIn('state-a')
    const view = (await (await state.fetch(`/api/drafts/${draft.id}`)).json()) as DraftView
    expect(view.stage?.code).toBe('fc1')
    expect(view.paragraphs.filter(({ kind }) => kind === 'paragraph').map(({ can }) => can.edit)).toEqual([
      'yes',
      'yes',
    ])
    const { states } = (await (await state.fetch(`/api/drafts/${draft.id}/states`)).json()) as {
      states: Record<string, string>
    }
    expect(Object.keys(states).sort()).toEqual(view.paragraphs.map(({ room }) => room).sort())
  })

  it('[DRF2] a section that a named round takes up and the text does not have is told', async () => {
    const answer = await secretariat.fetch(`${path}/preview`, { json: body(source, { stage: 'fc1' }) })
    const { report } = (await answer.json()) as ImportPreview
    expect(report.warnings.filter(({ code }) => code === 'section-not-found').length).toBeGreaterThan(0)
  })

  const bad: [string, () => object | string, string][] = [
    ['fifty megabytes', () => body('1. Word. '.repeat(50 * 1024 * 128)), '413 too-large'],
    ['bytes that are no text', () => body('\u0000\u0001\u0002PK\u0003\u0004'), '400 import-not-text'],
    [
      'half a character',
      () => JSON.stringify(body('1. X')).replace('1. X', '1. \\ud800'),
      '400 import-not-text',
    ],
    ['nothing', () => body('   \n\n  '), '400 import-empty'],
    ['no title', () => body('1. A.', { title: ' ' }), '400 invalid-input'],
    [
      'an unknown format',
      () => ({ ...body('1. A.'), source: { format: 'docx', text: 'x' } }),
      '400 invalid-input',
    ],
    ['a round of nowhere', () => body('1. A.', { stage: 'nowhere' }), '404 not-found'],
  ]
  it.each(bad)('[DRF1] refuses %s in words, and nothing is left', async (_, make, expected) => {
    const before = await drafts()
    const made = make()
    const answer = await secretariat.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof made === 'string' ? made : JSON.stringify(made),
    })
    expect(await refusal(answer)).toBe(expected)
    expect(await drafts()).toBe(before)
  })

  it('[DRF1] broken Markdown loses no word', async () => {
    const broken = '# **Unclosed\n\n1. A `word and [a link](nowhere\n\n<div><p>2. Another\n\n| a | b'
    const answer = await secretariat.fetch(`${path}/preview`, { json: body(broken) })
    const { paragraphs } = (await answer.json()) as ImportPreview
    const words = paragraphs.map(({ text }) => text).join(' ')
    for (const word of ['Unclosed', 'word', 'a link', 'Another']) expect(words).toContain(word)
  })

  it('[DRF1] only the secretariat imports; to strangers the process has no such door', async () => {
    const state = await world.signIn('state-a')
    expect(await refusal(await state.fetch(path, { json: body(source) }))).toBe('403 secretariat-only')
    const nobody = await fetch(world.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body(source)),
    })
    expect(await refusal(nobody)).toBe('401 not-signed-in')
  })
})
