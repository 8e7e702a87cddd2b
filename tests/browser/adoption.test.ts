/** [STG5] [STG6] The page of an adoption in a real browser: whom it is for, why others are not heard, and opening it. */
import type { ProcessView } from '@plenary/shared/process'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { get } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, phone, picture, takeBrowser, violations } from './chromium.ts'

let world: World
let browser: Browser
let adoption: string
const people: Person[] = []

async function join(means: Parameters<typeof person>[2]): Promise<Person> {
  const one = await person(browser, world.url, means)
  people.push(one)
  await one.page.goto(`/stages/${adoption}`)
  return one
}

describe.skipIf(!browserFound && process.env.CI !== 'true')('an adoption', () => {
  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    browser = await takeBrowser()
    const { cookie } = await world.signIn('secretariat')
    const { stages } = await get<ProcessView>(world.url, '/api/processes/refugees-2018', cookie)
    adoption = stages.find(({ code }) => code === 'ga')?.id as string
  })
  afterEach(async () => {
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[STG6] the secretariat opens it to a kind with a reason, and whoever looks at the page hears of it', async () => {
    const { page: hall } = await join({ as: 'ngo' })
    const said = hall.getByRole('region', { name: 'Whom this stage is for' })
    await said.waitFor()
    expect(await said.innerText()).not.toContain('Non-governmental')
    // [STG5] Why nothing can be brought is said where it would be.
    await hall
      .getByText('This stage is not open to your kind of participant', { exact: false })
      .first()
      .waitFor()
    const { page: office } = await join({ as: 'secretariat' })
    await office.getByRole('button', { name: 'Open it to others' }).click()
    const form = office.getByRole('form', { name: 'Open it to others' })
    const boxes = form.getByRole('checkbox', { name: /^(NGO|Non-governmental)/ })
    expect(await boxes.count()).toBe(3)
    for (const box of await boxes.all()) await box.check()
    expect(await violations(office)).toEqual([])
    await picture(office, 'adoption-opening')
    await form.getByLabel('Reason').fill('Decided by the President of the Assembly')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
    await hall.getByRole('link', { name: 'Write a contribution' }).waitFor()
    await hall.getByRole('button', { name: 'Ask for the floor' }).waitFor()
    await picture(hall, 'adoption-opened')
    expect(await violations(hall)).toEqual([])
  })

  it('[STG6] fits a phone, and reads from right to left', async () => {
    for (const [language, opens] of [
      ['en', 'Open it to others'],
      ['ar', 'افتحها لآخرين'],
    ] as const) {
      const { page } = await join({ as: 'secretariat', viewport: phone, language })
      await page.getByRole('button', { name: opens }).click()
      await page.getByRole('form', { name: opens }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await page.getByRole('form', { name: opens }).scrollIntoViewIfNeeded()
      await picture(page, `adoption-phone-${language}`)
      expect(await violations(page)).toEqual([])
    }
  })
})
