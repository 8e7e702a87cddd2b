/** The pen between rounds in a real browser: imported privately, set on a table after a review, released with a receipt. */
import type { DraftView } from '@plenary/shared/draft'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { browserFound, person, phone, picture, takeBrowser, violations } from './chromium.ts'

describe.skipIf(!browserFound && process.env.CI !== 'true')('the pen', () => {
  let world: World
  let browser: Browser
  let secretariat: SignedIn
  let draft: DraftView
  let imported: string
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    secretariat = await world.signIn('secretariat')
    draft = await sampleDraft(world.url, secretariat.cookie)
    const answer = await secretariat.fetch('/api/processes/migration-2018/drafts', {
      json: {
        title: 'A text by import',
        source: {
          format: 'markdown',
          text: '## I. Aims\n\n1. A first paragraph.\n\n## II. Means\n\n2. A second.\n',
        },
      },
    })
    imported = ((await answer.json()) as { draft: { id: string } }).draft.id
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[RND34] [RUI17] what is imported is seen by the pen-holders alone, and set on a table after who could do what was seen', async () => {
    const { page, context, errors } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto(`/drafts/${imported}`)
    await page.getByText('Only the pen-holders see this.').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'pen-imported')
    await page.getByRole('link', { name: 'Put on the table' }).click()
    await page.getByRole('button', { name: 'See who could do what' }).click()
    await page.getByRole('heading', { name: 'What would follow' }).waitFor()
    await page.getByText('This text has no section II.B').first().waitFor()
    await page.getByText('Nowhere').first().waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'table-review')
    await page.setViewportSize(phone)
    await picture(page, 'table-review-phone')
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.getByRole('button', { name: 'Back, to change it' }).click()
    await page.getByLabel('Sections that I choose').check()
    await page.getByLabel('II Means').check()
    await page.getByRole('button', { name: 'See who could do what' }).click()
    await page.getByRole('heading', { name: 'What would follow' }).waitFor()
    expect(await page.getByText('This text has no section').count()).toBe(0)
    await page.getByRole('button', { name: 'Put on the table', exact: true }).click()
    await page.getByText('The text is on the table.').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'table-done')
    const ngo = await world.signIn('ngo')
    const view = (await (await ngo.fetch(`/api/drafts/${imported}`)).json()) as DraftView
    expect(view.paragraphs.filter(({ kind }) => kind === 'paragraph').map(({ can }) => can.edit)).toEqual([
      'section-not-open',
      'yes',
    ])
    expect(errors).toEqual([])
    await context.close()
  })

  it('[REL5] [RUI17] between rounds a page says whose text it is; released, an open page of another has it', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    const reader = await person(browser, world.url, { as: 'ngo' })
    await reader.page.goto(`/drafts/${draft.id}`)
    await reader.page.getByRole('heading', { level: 1 }).waitFor()
    const close = await secretariat.fetch(`/api/stages/${draft.stage?.id}/close`, {
      json: { reason: 'Done' },
    })
    expect(close.ok).toBe(true)
    await reader.page.getByText('The pen-holders are at work on it').waitFor()
    const after = draft.paragraphs.find(({ kind }) => kind === 'paragraph')?.id
    const json = {
      type: 'insert',
      id: crypto.randomUUID(),
      after,
      kind: 'paragraph',
      level: 0,
      text: 'Unreleased.',
    }
    expect((await secretariat.fetch(`/api/drafts/${draft.id}/structure`, { json })).ok).toBe(true)
    await page.goto(`/drafts/${draft.id}/release`)
    await page.getByRole('button', { name: 'See what would follow' }).click()
    await page.getByRole('heading', { name: 'What would follow' }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'release-review')
    expect(await reader.page.getByText('Unreleased.').count()).toBe(0)
    await page.getByRole('button', { name: 'Release now' }).click()
    await page.getByText('The text can be read by all participants.').waitFor()
    await reader.page.getByText('Unreleased.').waitFor()
    await context.close()
    await reader.context.close()
  })

  it('[RUI17] in Arabic the review reads from the right', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto('/')
    await page.evaluate(() => localStorage.setItem('plenary.language', 'ar'))
    const answer = await secretariat.fetch('/api/processes/migration-2018/drafts', {
      json: { title: 'Another', source: { format: 'text', text: 'One paragraph.' } },
    })
    const { draft: other } = (await answer.json()) as { draft: { id: string } }
    await page.goto(`/drafts/${other.id}/table`)
    await page.getByRole('button', { name: 'اعرض من يستطيع فعل ماذا' }).click()
    await page.getByRole('heading', { name: 'ما الذي سيترتب عليه' }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'table-review-ar')
    await context.close()
  })
})
