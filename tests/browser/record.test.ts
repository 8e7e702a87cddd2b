/** The record as people read it and as a browser verifies it, on a server that is honest and on one that is not. */
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSigned, signCheckpoint } from '@plenary/shared/checkpoint'
import type { Checkpoint, OpenedEntry } from '@plenary/shared/record'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoName } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { person, phone, picture, takeBrowser, violations, wide } from './chromium.ts'

let world: World
let browser: Browser

beforeAll(async () => {
  world = await startWorld()
  browser = await takeBrowser()
})
afterAll(async () => {
  await world?.close()
})

const verifyButton = (page: Page) => page.getByRole('button', { name: 'Verify the record' })

const screens = [
  { name: 'record-wide', viewport: wide, language: 'en', as: 'secretariat' },
  { name: 'record-phone', viewport: phone, language: 'en', as: undefined },
  { name: 'record-arabic', viewport: wide, language: 'ar', as: 'ngo' },
  { name: 'record-arabic-phone', viewport: phone, language: 'ar', as: 'ngo' },
] as const

describe('the page of the record', () => {
  it.each(screens)(
    '[REC17] $name has nothing that axe objects to and no sideways scrolling',
    async (screen) => {
      const { context, page } = await person(browser, world.url, {
        viewport: screen.viewport,
        language: screen.language,
        ...(screen.as ? { as: screen.as as DemoName } : {}),
      })
      for (const path of ['/record', '/record/7']) {
        await page.goto(path)
        await page
          .locator(path === '/record' ? 'ol > li' : 'dl')
          .first()
          .waitFor()
        await expect.poll(() => page.locator('[role=status]').count()).toBe(0)
        expect(await violations(page)).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0)
      }
      await page.goto('/record')
      await page.locator('ol > li').first().waitFor()
      await picture(page, screen.name)
      await context.close()
    },
  )

  it('[REC17] is read from the foot of every page, filtered, and each entry has an address', async () => {
    const { context, page } = await person(browser, world.url, { as: 'state-a' })
    await page.goto('/processes/refugees-2018')
    await page.getByRole('contentinfo').getByRole('link', { name: 'The record' }).click()
    await page.waitForURL('**/record?process=refugees-2018')
    const entries = page.getByRole('list', { name: 'Entries, the newest first' }).getByRole('listitem')
    await entries.first().waitFor()
    const all = await entries.count()
    await page.getByLabel('What happened').selectOption('participant.joined')
    await page.waitForURL('**/record?process=refugees-2018&type=participant.joined')
    await expect.poll(() => entries.count()).toBeLessThan(all)
    for (const text of await entries.allTextContents()) expect(text).toContain('Participant joined')
    await entries.filter({ hasText: 'Tomás Ferreira' }).getByRole('link').first().click()
    await page.waitForURL(/\/record\/\d+$/)
    await page.getByRole('heading', { level: 1, name: /^Entry \d+$/ }).waitFor()
    await page.getByText('participant.joined').first().waitFor()
    await page.goBack()
    await expect.poll(() => page.getByLabel('What happened').inputValue()).toBe('participant.joined')
    await context.close()
  })

  it('[REC17] shows someone who is not signed in what happened, and no name', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/record')
    await page.getByRole('listitem').filter({ hasText: 'Participant joined' }).first().waitFor()
    const text = (await page.textContent('main')) ?? ''
    for (const name of ['Elena Marsh', 'Tomás Ferreira', 'State A']) expect(text).not.toContain(name)
    await page.getByText('What entries carry is shown to those who take part').waitFor()
    await context.close()
  })

  it('[REC17] says so where there is no such entry', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/record/999999')
    await page.getByText('There is no such entry').waitFor()
    await page.goto('/record/nonsense')
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await context.close()
  })
})

describe('verifying in the browser', () => {
  /** A server that answers with something else than it keeps. */
  const tamper = (page: Page, change: (items: OpenedEntry[]) => OpenedEntry[]) =>
    page.route(/\/api\/record\?after=0/, async (route) => {
      const answer = await route.fetch()
      const body = (await answer.json()) as { items: OpenedEntry[] }
      await route.fulfill({ response: answer, json: { ...body, items: change(body.items) } })
    })

  it('[REC16] by keyboard alone says how many entries, up to where, and the root hash', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/record')
    await verifyButton(page).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^\d+ entries, each as it was written/).waitFor()
    const { number, hash } = (await (await fetch(`${world.url}/api/record/checkpoint`)).json()) as Checkpoint
    const result = page.locator('section[aria-labelledby=verify] [aria-live=polite]')
    expect(await result.textContent()).toContain(`up to entry ${number}.`)
    expect(await result.textContent()).toContain(hash)
    await context.close()
  })

  it.each([
    [
      'altered',
      5,
      (items: OpenedEntry[]) => items.map((e) => (e.number === 5 ? { ...e, actor: 'x' } : e)),
      'it does not say',
    ],
    ['removed', 6, (items: OpenedEntry[]) => items.filter(({ number }) => number !== 6), 'it is missing'],
  ] as const)('[REC16] names an entry that a server has %s', async (_, number, change, said) => {
    const { context, page } = await person(browser, world.url)
    await tamper(page, change)
    await page.goto('/record')
    await verifyButton(page).click()
    await page.getByText('Something was touched: 1 fault.').waitFor()
    const fault = page.locator('section[aria-labelledby=verify] li').filter({ hasText: `Entry ${number}` })
    expect(await fault.textContent()).toContain(said)
    expect(await violations(page)).toEqual([])
    await context.close()
  })

  it('[REC18] a checkpoint is kept as a file, agrees later, and exposes another past', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/record')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Keep this checkpoint' }).click()
    const download = await downloading
    const file = await download.path()
    const kept = JSON.parse(await readFile(file, 'utf8')) as Checkpoint
    expect(download.suggestedFilename()).toBe(`plenary-checkpoint-${kept.number}.json`)
    expect(isSigned(kept)).toBe(true)
    const give = page.locator('input[type=file]')
    await give.setInputFiles({
      name: 'kept.json',
      mimeType: 'application/json',
      buffer: await readFile(file),
    })
    await verifyButton(page).click()
    await page.getByText('The checkpoint you kept agrees.').waitFor()
    const other = signCheckpoint(
      { number: 3, hash: 'ab'.repeat(32), at: kept.at, log: kept.log },
      '33'.repeat(32),
    )
    const forged = join(tmpdir(), `plenary-forged-${process.pid}.json`)
    await writeFile(forged, JSON.stringify(other))
    await give.setInputFiles(forged)
    await verifyButton(page).click()
    await page.getByText('a signed checkpoint gives it another hash').waitFor()
    await context.close()
  })

  it('[REC18] the record is taken along as a file', async () => {
    const { context, page } = await person(browser, world.url, { as: 'ngo' })
    await page.goto('/record?process=refugees-2018')
    const downloading = page.waitForEvent('download')
    await page
      .getByRole('link', { name: /^Opened for you:/ })
      .first()
      .click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^plenary-record-\d+\.ndjson$/)
    const [first] = (await readFile(await download.path(), 'utf8')).split('\n')
    expect(JSON.parse(first as string)).toMatchObject({ format: 'plenary-record' })
    await context.close()
  })
})
