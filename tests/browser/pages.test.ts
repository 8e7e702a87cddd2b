/** The pages around the drafting table, as people with different screens, languages and means see and use them. */
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inviteTo } from '../invite.ts'
import { type DemoName, demoPassword } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { person, phone, takeBrowser, Visitors, violations, wide } from './chromium.ts'

let world: World
let browser: Browser
let invitation: string

beforeAll(async () => {
  world = await startWorld()
  browser = await takeBrowser()
  invitation = await invite('invited@example.org')
})
afterAll(async () => {
  await world?.close()
})

/** The path of a new invitation to a non-governmental organization. */
async function invite(email: string): Promise<string> {
  const secretariat = await world.signIn('secretariat')
  const made = await inviteTo(secretariat, 'refugees-2018', {
    ...{ email, kind: 'ngo', role: 'member', delegation: 'Harbour Network' },
  })
  return new URL(made.link).pathname
}

/** What a browser reports of answers that are refusals on purpose: not signed in, nothing there, used up. */
const expected = /the server responded with a status of (401|404|410)/

/** Axe looks at every page once in each direction and each width. */
const screens = [
  { screen: 'wide', viewport: wide, language: 'en' },
  { screen: 'on a phone', viewport: phone, language: 'en', onlyDrawn: true },
  { screen: 'in Arabic', viewport: wide, language: 'ar', onlyDrawn: true },
  { screen: 'in Arabic on a phone', viewport: phone, language: 'ar' },
]
const visitors = new Visitors()
const pages: { name: string; path: () => string; as?: DemoName }[] = [
  { name: 'the start page', path: () => '/' },
  { name: 'the start page of a participant', path: () => '/', as: 'state-a' },
  { name: 'signing in', path: () => '/sign-in?next=/account' },
  { name: 'the account', path: () => '/account', as: 'ngo' },
  { name: 'an invitation', path: () => invitation },
  { name: 'a used invitation', path: () => '/invitations/used' },
  { name: 'a process for the public', path: () => '/processes/migration-2018' },
  { name: 'a process for the secretariat', path: () => '/processes/refugees-2018', as: 'secretariat' },
  { name: 'no such page', path: () => '/nowhere' },
]

describe.each(screens)('$screen', ({ viewport, language, onlyDrawn }) => {
  it.each(pages)(
    '[UI10] $name has nothing that axe objects to, no error, and no sideways scrolling',
    async ({ path, as }) => {
      const means = { viewport, language, ...(as ? { as } : {}) }
      const { page, errors } = await visitors.open(browser, world.url, means)
      await page.goto(path())
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expect.poll(() => page.locator('[role=status]').count()).toBe(0)
      await page.waitForLoadState('networkidle')
      if (!onlyDrawn) expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr')
      expect(errors.filter((error) => !expected.test(error))).toEqual([])
      await page.close()
    },
  )
})

describe('signing in', () => {
  it('[UI11] works by keyboard alone and leads back to where the person wanted to go', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/sign-in?next=/processes/refugees-2018')
    await page.getByLabel('E-mail address').focus()
    await page.keyboard.type('state-a@demo.plenary.test')
    await page.keyboard.press('Tab')
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/processes/refugees-2018')
    await page.getByRole('button', { name: /^Account of / }).waitFor()
    await page.getByRole('link', { name: 'Open the draft on the table' }).waitFor()
    await context.close()
  })

  it('[UI11] fills the form with a person of the demonstration at one click', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Use ngo@demo.plenary.test' }).click()
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(`${world.url}/`)
    await page.getByRole('button', { name: /^Account of / }).waitFor()
    await context.close()
  })

  it('[UI12] says why a wrong password is refused, leads there, and keeps what was typed', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/sign-in')
    await page.getByLabel('E-mail address').fill('state-b@demo.plenary.test')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.keyboard.press('Enter')
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain('The address or the password is not right.')
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('state-b@demo.plenary.test')
    expect(await violations(page)).toEqual([])
    await context.close()
  })

  it('[UI1] never leads to another site', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/sign-in?next=//elsewhere.example/')
    await page.getByRole('button', { name: 'Use observer@demo.plenary.test' }).click()
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(`${world.url}/`)
    await context.close()
  })
})

describe('language', () => {
  it('[UI13] turns the page at once, and stays after a reload and for the account', async () => {
    const { context, page } = await person(browser, world.url, { as: 'refugee' })
    await page.goto('/account')
    await page.getByRole('button', { name: 'Language: English' }).click()
    await page.getByRole('banner').getByRole('menuitem', { name: 'العربية' }).click()
    await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ar')
    await page.getByRole('heading', { level: 1, name: 'الحساب' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'الحساب' }).waitFor()
    const kept = async (): Promise<unknown> =>
      ((await (await context.request.get(`${world.url}/api/me`)).json()) as { user: { language: string } })
        .user.language
    await expect.poll(kept).toBe('ar')
    await context.close()
  })
})

describe('the menus of the header', () => {
  it.each([
    ['Process: Global Compact on Refugees', 'Global Compact for Safe, Orderly and Regular Migration', 'ngo'],
    ['Language: English', 'Français', undefined],
    ['Account of', 'Account', 'ngo'],
  ] as const)('[UI19] %s opens, closes and is used by keyboard', async (name, choice, as) => {
    const { context, page } = await person(browser, world.url, as ? { as } : {})
    await page.goto('/processes/refugees-2018')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const header = page.getByRole('banner')
    const button = header.getByRole('button', { name })
    await button.focus()
    await page.keyboard.press('Enter')
    await header.getByRole('menuitem', { name: choice, exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await header.getByRole('menuitem', { name: choice, exact: true }).waitFor({ state: 'hidden' })
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await header.getByRole('menuitem', { name: choice, exact: true }).focus()
    await page.keyboard.press('Enter')
    await header.getByRole('menuitem', { name: choice, exact: true }).waitFor({ state: 'hidden' })
    await context.close()
  })

  it('[UI19] signing out leaves nothing of the person on the screen', async () => {
    const { context, page } = await person(browser, world.url, { as: 'ngo' })
    await page.goto('/processes/refugees-2018')
    await page.getByRole('button', { name: /^Account of / }).click()
    await page.getByRole('banner').getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL(`${world.url}/`)
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor()
    await page.goBack()
    await page.getByText('Drafts are open to participants.').waitFor()
    expect(await page.getByRole('link', { name: 'Open the draft on the table' }).count()).toBe(0)
    await context.close()
  })
})

describe('people', () => {
  it('[UI14] the secretariat invites, the link is shown once, and whoever has it takes part with a new account', async () => {
    const secretariat = await person(browser, world.url, { as: 'secretariat' })
    await secretariat.page.goto('/processes/refugees-2018')
    await secretariat.page.getByRole('button', { name: 'Invite a participant' }).click()
    await secretariat.page.getByLabel('E-mail address').fill('newcomer@example.org')
    await secretariat.page.getByLabel('Kind of participant').selectOption('academia')
    expect(await violations(secretariat.page)).toEqual([])
    await secretariat.page.getByRole('button', { name: 'Make the invitation' }).click()
    const link = await secretariat.page.getByLabel('Link of the invitation').inputValue()
    expect(await violations(secretariat.page)).toEqual([])

    const newcomer = await person(browser, world.url)
    await newcomer.page.goto(new URL(link).pathname)
    await newcomer.page.getByLabel('Your name').fill('Noor Example')
    await newcomer.page.getByLabel('Choose a password').fill('several words in a row')
    await newcomer.page.getByRole('button', { name: 'Accept and make an account' }).click()
    await newcomer.page.waitForURL('**/sign-in**')
    await newcomer.page.getByText('Your account is made.').waitFor()
    await newcomer.page.getByLabel('E-mail address').fill('newcomer@example.org')
    await newcomer.page.getByLabel('Password', { exact: true }).fill('several words in a row')
    await newcomer.page.keyboard.press('Enter')
    await newcomer.page.waitForURL('**/processes/refugees-2018')
    await newcomer.page.getByText('You take part as Academia, member.').waitFor()

    await secretariat.page.getByRole('listitem').filter({ hasText: 'Noor Example' }).waitFor()
    await newcomer.page.goto(new URL(link).pathname)
    await newcomer.page.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor()
    await Promise.all([secretariat.context.close(), newcomer.context.close()])
  })

  it('[UI20] a delegation is entered, a person is invited into it and their participation ends: looked at before it is done', async () => {
    const { context, page } = await person(browser, world.url, { as: 'secretariat' })
    // Another name each time the test is run in one world.
    const lake = `Lake ${crypto.randomUUID().replace(/[^a-f]/g, '')} Country`
    const somebody = `Lale ${lake}`
    await page.goto('/processes/refugees-2018')
    await page.getByRole('button', { name: 'Enter a delegation' }).click()
    await page.getByLabel('Name in English').fill('state  a')
    await page.getByRole('button', { name: 'Next' }).click()
    const enters = page.getByRole('button', { name: 'Enter a delegation' }).last()
    await enters.click()
    await page.getByText('This name reads like one that is in use here').waitFor()
    // What was refused is there to be mended.
    expect(await page.getByLabel('Name in English').inputValue()).toBe('state  a')
    await page.getByLabel('Name in English').fill(lake)
    await page.getByRole('button', { name: 'Next' }).click()
    await enters.click()
    await page.getByText(`${lake} is entered.`).waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: 'Invite a participant' }).click()
    await page.getByLabel('E-mail address').fill(`${crypto.randomUUID()}@example.org`)
    await page.getByRole('combobox', { name: 'Delegation' }).click()
    await page.getByRole('option', { name: lake }).click()
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    const link = await page.getByLabel('Link of the invitation').inputValue()
    const accepted = await fetch(`${world.url}/api${new URL(link).pathname}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: somebody, password: 'several words in a row' }),
    })
    expect(accepted.status).toBe(200)

    const entry = page.getByRole('listitem').filter({ hasText: somebody })
    await entry.getByText(lake, { exact: true }).waitFor()
    await page.getByRole('button', { name: `Change or end: ${somebody}` }).click()
    await page.getByRole('button', { name: 'End the participation' }).click()
    await page.getByText(`${somebody} loses all access to this process at once.`).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'End the participation' }).click()
    await entry.waitFor({ state: 'detached' })
    await context.close()
  })

  it('[UI14] who is not of the secretariat reads why they do not invite or import', async () => {
    const { context, page } = await person(browser, world.url, { as: 'observer' })
    await page.goto('/processes/refugees-2018')
    await page.getByText('Participants are invited by the secretariat.').waitFor()
    expect(await page.getByRole('button', { name: 'Invite a participant' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Import a draft' }).count()).toBe(0)
    await context.close()
  })
})

describe('when something fails', () => {
  it('[UI17] a page that cannot be drawn says what happened, what was kept and what to do', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/')
    await page.route('**/assets/SignInPage*', (route) => route.abort())
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'This page has stopped working' }).waitFor()
    await page.getByText('What was marked as saved is kept by the server.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.unroute('**/assets/SignInPage*')
    await page.getByRole('button', { name: 'Reload the page' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await context.close()
  })

  it('[UI17] a server that does not answer is said so, and tried again when asked', async () => {
    const { context, page } = await person(browser, world.url)
    await page.route('**/api/processes', (route) => route.abort())
    await page.goto('/')
    await page.getByText('The server did not answer.').waitFor({ timeout: 20_000 })
    expect(await violations(page)).toEqual([])
    await page.unroute('**/api/processes')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page
      .getByRole('main')
      .getByRole('link', { name: 'Global Compact on Refugees', exact: true })
      .waitFor()
    await context.close()
  })

  it('[UI18] the first load is below 250 kB of script, and the drafting table is not in it', async () => {
    const { context, page } = await person(browser, world.url)
    const scripts: { name: string; bytes: number }[] = []
    page.on('response', async (response) => {
      if (!response.url().endsWith('.js')) return
      scripts.push({ name: new URL(response.url()).pathname, bytes: gzipSync(await response.body()).length })
    })
    await page.goto('/')
    await page.getByRole('heading', { level: 3 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThan(250_000)
    expect(scripts.filter(({ name }) => /DraftingTable|live-text/.test(name))).toEqual([])
    await context.close()
  })
})

describe('the calendar', () => {
  it('[UI16] says in words what the picture shows: what is open, until when, and which text it takes up', async () => {
    const { context, page } = await person(browser, world.url)
    await page.goto('/processes/refugees-2018')
    const open = page
      .getByRole('region', { name: 'Calendar' })
      .locator('section')
      .first()
      .getByRole('listitem')
    const words = (await open.first().textContent()) ?? ''
    for (const part of ['Wed 14 February 2018, 18:00 Geneva', '1 day 8 hours left', 'Text: ', 'Sits: '])
      expect(words).toContain(part)
    await context.close()
  })

  it('[UI15] a round that closes is closed on an open page without a reload', async () => {
    const { context, page } = await person(browser, world.url, { as: 'state-b' })
    await page.goto('/processes/refugees-2018')
    const draft = page.getByRole('link', { name: 'Open the draft on the table' })
    await draft.waitFor()
    world.clock.setForward(new Date('2018-02-14T18:00:01+01:00'))
    await draft.waitFor({ state: 'detached' })
    await context.close()
  })
})
