/** Importing a draft in a real browser: nothing is sent unread, nothing imported unseen, nothing typed lost. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, person, picture, takeBrowser, violations } from './chromium.ts'

const source = `# I. Framework

1. The first paragraph of a draft that was written to be imported.

3. A paragraph whose number leaves one out.
`

describe.skipIf(!browserFound && process.env.CI !== 'true')('importing a draft', () => {
  let world: World
  let browser: Browser
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[TBL20] says of a file that is no text that it is none, before anything is sent, and keeps what was typed', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })
    await page.goto('/processes/refugees-2018/import')
    await page.getByLabel('Or paste the text').fill('1. Typed before.')
    for (const [name, words] of [
      ['draft.docx', 'This is a word-processor file.'],
      ['draft.pdf', 'This is a PDF file.'],
      ['draft.txt', 'This file does not hold readable text.'],
    ] as const) {
      await page
        .getByLabel('A file')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2]) })
      await page.getByRole('alert').getByText(words).waitFor()
    }
    expect(await page.getByLabel('Or paste the text').inputValue()).toBe('1. Typed before.')
    expect(sent).toEqual([])
    expect(await violations(page)).toEqual([])
    await context.close()
  })

  it('[TBL20] shows every paragraph and every doubt with its line before it imports, then leads to the draft', async () => {
    const { page, context, errors } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto('/processes/refugees-2018/import')
    await page
      .getByLabel('A file')
      .setInputFiles({ name: 'zero-draft.md', mimeType: 'text/markdown', buffer: Buffer.from(source) })
    await until(
      'the format is guessed',
      async () => (await page.getByLabel('Format').inputValue()) === 'markdown',
    )
    await page.getByLabel('Title of the draft').fill('A draft by import')
    await page.getByRole('button', { name: 'See what it would become' }).click()
    await page.getByRole('heading', { name: 'What it would become' }).waitFor()
    await page.getByText('A paragraph whose number leaves one out.').last().waitFor()
    await page
      .getByText(/doubts?$/)
      .first()
      .waitFor()
    await page
      .getByText(/^Line \d+:/)
      .first()
      .waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'import-preview')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.waitForURL(/\/drafts\//)
    await page.getByRole('heading', { level: 1, name: 'A draft by import' }).waitFor()
    await page.getByText('The first paragraph of a draft that was written to be imported.').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  it('[TBL20] a refusal of the server keeps everything on the page', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto('/processes/refugees-2018/import')
    await page.getByLabel('Or paste the text').fill(source)
    await page.getByLabel('Title of the draft').fill('Refused')
    await page.route('**/drafts/preview', (route) => route.abort())
    await page.getByRole('button', { name: 'See what it would become' }).click()
    await page.getByText('Nothing was imported. What you entered is still here.').waitFor()
    expect(await page.getByLabel('Or paste the text').inputValue()).toBe(source)
    expect(await page.getByLabel('Title of the draft').inputValue()).toBe('Refused')
    await context.close()
  })

  it('[TBL20] who may not import is told why', async () => {
    const { page, context } = await person(browser, world.url, { as: 'state-a' })
    await page.goto('/processes/refugees-2018/import')
    await page.getByText('Only the secretariat may do this.').waitFor()
    expect(await violations(page)).toEqual([])
    await context.close()
  })
})
