/** The way to link in a browser: at a thread for its author and the secretariat, at a published summary for the secretariat. */
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { Thread } from '@plenary/shared/thread'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoName, get, sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, person, picture, takeBrowser, violations } from './chromium.ts'

let world: World
let browser: Browser
let draft: DraftView
let thread: Thread
let summaryPath: string

describe.skipIf(!browserFound && process.env.CI !== 'true')('linking what was said', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    const { cookie } = await world.signIn('secretariat')
    draft = await sampleDraft(world.url, cookie)
    const path = `/api/drafts/${draft.id}/threads?limit=200`
    const { items } = await get<{ items: Thread[] }>(world.url, path, cookie)
    thread = items.find(({ comments }) => comments[0]?.body.includes('How often is regular?')) as Thread
    const { stages } = await get<ProcessView>(world.url, '/api/processes/refugees-2018', cookie)
    summaryPath = `/stages/${stages.find(({ code }) => code === 'td3')?.id}`
  })
  afterAll(async () => {
    await world?.close()
  })

  const linkIn = (page: Page, within: string) =>
    page.locator(within).getByRole('button', { name: 'Link to a paragraph' })
  const atThread = async (as: DemoName) => {
    const found = await person(browser, world.url, { as })
    await found.page.goto(`/drafts/${draft.id}?p=${thread.paragraphId}`)
    const group = found.page.locator(`#threads-of-${thread.paragraphId}`)
    await group.waitFor()
    const brief = group.locator('[data-brief]')
    const card = found.page.locator(`#thread-${thread.id}`)
    await card.or(brief).first().waitFor()
    if (!(await card.isVisible())) await brief.first().click()
    await card.waitFor()
    return found
  }

  it('[RSP12] a thread is linked by its author, from the paragraph it stands on; others have no way to', async () => {
    const { page, context, errors } = await atThread('state-b')
    await linkIn(page, `#thread-${thread.id}`).click()
    const dialog = page.getByRole('dialog', { name: 'Link to a paragraph' })
    expect(await dialog.getByLabel('Paragraph').inputValue()).toBe(thread.paragraphId)
    await dialog.getByLabel('Words').fill('Ministers plan two years ahead.')
    expect(await violations(page)).toEqual([])
    await picture(page, 'link-thread')
    await dialog.getByRole('button', { name: 'Link', exact: true }).click()
    await page.getByText('Linked. It waits for its answer.').waitFor()
    await picture(page, 'link-thread-linked')
    expect(errors).toEqual([])
    await context.close()
    const other = await atThread('state-a')
    expect(await linkIn(other.page, `#thread-${thread.id}`).count()).toBe(0)
    await other.context.close()
  })

  it('[RSP12] a published summary is linked by the secretariat, with the words that are selected in it', async () => {
    const { page, context, errors } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto(summaryPath)
    const words = 'Open: whether such a limit should be a number.'
    await page.getByText(words).selectText()
    await linkIn(page, '[data-part=summary]').click()
    const dialog = page.getByRole('dialog', { name: 'Link to a paragraph' })
    expect(await dialog.getByLabel('Words').inputValue()).toBe(words)
    await dialog.getByRole('button', { name: 'Link', exact: true }).click()
    await page.getByText('Linked. It waits for its answer.').waitFor()
    await picture(page, 'link-summary')
    expect(errors).toEqual([])
    await context.close()
    const other = await person(browser, world.url, { as: 'state-a' })
    await other.page.goto(summaryPath)
    await other.page.getByText(words).waitFor()
    expect(await linkIn(other.page, '[data-part=summary]').count()).toBe(0)
    await other.context.close()
  })
})
