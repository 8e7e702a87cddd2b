/** Forms and menus in a real browser: what is missing is said where it is missing, and what was written stays. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../world.ts'
import { browserFound, person, phone, picture, takeBrowser, violations } from './chromium.ts'

let world: World
let browser: Browser

beforeAll(async () => {
  world = await startWorld()
  browser = await takeBrowser()
})
afterAll(async () => {
  await world?.close()
})

const laptop = { width: 1280, height: 720 }
const screens = [
  { screen: 'in English', viewport: laptop, language: 'en' },
  { screen: 'on a phone, in French', viewport: phone, language: 'fr' },
  { screen: 'in Arabic', viewport: laptop, language: 'ar' },
] as const

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('type') ?? null)

const invites = { en: 'Invite a participant', fr: 'Inviter un participant', ar: 'دعوة مشارك' }
const said = {
  en: ['Please fill this in.', 'This is not an email address.'],
  fr: ['À remplir.', 'Ce n’est pas une adresse électronique.'],
  ar: ['يُرجى ملء هذا الحقل.', 'هذا ليس عنوان بريد إلكتروني.'],
} as const

describe.skipIf(!browserFound && process.env.CI !== 'true')('a form', () => {
  it.each(screens)('[UI23] says what is missing under its field and leads there, $screen', async (given) => {
    const { viewport, language } = given
    const { context, page } = await person(browser, world.url, { as: 'secretariat', viewport, language })
    await page.goto('/processes/refugees-2018')
    const section = page.locator('section[aria-labelledby=invite]')
    await openInvite(page)
    await section.locator('button[type=submit]').click()
    await section.getByText(said[language][0]).waitFor()
    expect(await focused(page)).toBe('email')
    await picture(page, `forms-missing-${language}`)
    // The header covers nothing at the top of the page.
    await page.evaluate(() => scrollTo(0, 0))
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('nobody')
    expect(await section.getByText(said[language][0]).count()).toBe(0)
    await page.keyboard.press('Enter')
    await section.getByText(said[language][1]).waitFor()
    expect(await section.locator('input[type=email]').inputValue()).toBe('nobody')
    await context.close()
  })

  it('[UI23] what the server refuses is said, and what was entered stays', async () => {
    const { context, page } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto('/processes/refugees-2018')
    await openInvite(page)
    await page.getByLabel('E-mail address').fill('somebody@example.org')
    await page.route('**/invitations', (route) => route.abort())
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    const alert = page.locator('section[aria-labelledby=invite]').getByRole('alert')
    await alert.waitFor()
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('somebody@example.org')
    await page.unroute('**/invitations')
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    await page.getByLabel('Link of the invitation').waitFor()
    await context.close()
  })

  it.each(screens)(
    '[UI19] menus of the header stand where they belong, $screen',
    async ({ viewport, language }) => {
      const { context, page } = await person(browser, world.url, { as: 'ngo', viewport, language })
      await page.goto('/processes/refugees-2018')
      await page.getByRole('heading', { level: 1 }).waitFor()
      const buttons = page.getByRole('banner').locator('button[aria-haspopup]')
      const count = await buttons.count()
      expect(count).toBeGreaterThan(2)
      for (let nth = 0; nth < count; nth++) {
        await buttons.nth(nth).click()
        const opened = page.getByRole('banner').locator('[role=menu], [role=dialog]')
        await opened.waitFor()
        await picture(page, `menu-${nth}-${language}`)
        const box = await opened.boundingBox()
        expect(box && box.x >= 0 && box.x + box.width <= viewport.width).toBe(true)
        expect(await violations(page)).toEqual([])
        await page.keyboard.press('Escape')
        await opened.waitFor({ state: 'hidden' })
        expect(await buttons.nth(nth).evaluate((element) => element === document.activeElement)).toBe(true)
      }
      await context.close()
    },
  )
})

/** Opens the form for invitations, whatever the language. */
async function openInvite(page: Page): Promise<void> {
  const names = new RegExp(`^(${Object.values(invites).join('|')})$`)
  await page.getByRole('button', { name: names }).click()
  await page.locator('section[aria-labelledby=invite]').waitFor()
}
