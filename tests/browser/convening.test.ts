/** From an empty installation to a process of one's own, in a real browser: by link, by form, on every screen. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkForConvener } from '../../server/src/convening/conveners.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, person, phone, picture, takeBrowser, violations } from './chromium.ts'

let world: World
let browser: Browser

beforeAll(async () => {
  world = await startWorld({ environment: { DEMO: '0' }, at: '2026-03-02T09:00:00Z' })
  browser = await takeBrowser()
})
afterAll(async () => {
  await world?.close()
})

const laptop = { width: 1280, height: 720 }
const password = 'a good long password'
const screens = [
  { screen: 'in English', viewport: laptop, language: 'en', title: 'A compact on the oceans', slug: '' },
  { screen: 'on a phone, in French', viewport: phone, language: 'fr', title: 'Les forêts', slug: '' },
  { screen: 'in Arabic', viewport: laptop, language: 'ar', title: 'اتفاق بشأن المياه', slug: 'water' },
] as const
const addresses = { en: 'a-compact-on-the-oceans', fr: 'les-forets', ar: 'water' }

describe.skipIf(!browserFound && process.env.CI !== 'true')(
  'an installation on which nothing has begun',
  () => {
    it('[CNV6] says on its first page what to do next', async () => {
      const { context, page } = await person(browser, world.url)
      await page.goto('/')
      await page.getByText('admin create --email').waitFor()
      expect(await violations(page)).toEqual([])
      await context.close()
    })

    it.each(screens)('[CNV1] [CNV3] is begun by whoever follows the link, $screen', async (given) => {
      const { viewport, language, title, slug } = given
      const email = `chief-${language}@convening.plenary.test`
      const { database, clock } = world.app
      const { link } = await linkForConvener({ database, clock, origin: () => world.url }, email, null)
      const { context, page } = await person(browser, world.url, { viewport, language })
      await page.goto(new URL(link).pathname)
      await page.locator('input[name=name]').fill(`Chief ${language}`)
      await page.locator('input[type=password]').fill(password)
      expect(await violations(page)).toEqual([])
      await picture(page, `convener-link-${language}`)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/sign-in**')
      await page.locator('input[type=email]').fill(email)
      await page.locator('input[type=password]').fill(password)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/begin')
      const form = page.locator('main form').first()
      await form.locator('input[type=text], input:not([type])').first().waitFor()
      await form.locator('button[type=submit]').click()
      // Nothing is entered yet: that is said, and focus is where it is missing.
      expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThan(0)
      await page.keyboard.type(title)
      if (!slug) expect(await page.locator('[aria-invalid=true]').count()).toBe(0)
      if (slug) {
        await form.locator('button[type=submit]').click()
        expect(await page.locator('[aria-invalid=true]').count()).toBe(1)
        await page.keyboard.type(slug)
      }
      await page.evaluate(() => scrollTo(0, 0))
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
      await picture(page, `begin-${language}`)
      await form.locator('button[type=submit]').click()
      await page.waitForURL(`**/processes/${addresses[language]}`)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      expect(await violations(page)).toEqual([])
      await picture(page, `begun-${language}`)
      await context.close()
    })
  },
)
