/** Rounds in a real browser: arranged by the secretariat, followed on open pages, closed, watched by the clock. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { type DemoName, sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, phone, picture, takeBrowser, violations } from './chromium.ts'
import { isSaved, write } from './table.ts'

let world: World
let browser: Browser
let draft: DraftView
let stageId: string
/** A paragraph the NGO may edit. */
let open: ParagraphView
const people: Person[] = []

async function join(as: DemoName, path: string, options: Parameters<typeof person>[2] = {}): Promise<Person> {
  const one = await person(browser, world.url, { as, ...options })
  people.push(one)
  await one.page.goto(path)
  return one
}

const act = async (page: Page, name: string, confirm: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Asked for by several delegations')
  await page.getByRole('button', { name: confirm, exact: true }).click()
}

describe.skipIf(!browserFound && process.env.CI !== 'true')('rounds', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    const ngo = await world.signIn('ngo')
    draft = await sampleDraft(world.url, ngo.cookie)
    stageId = draft.stage?.id as string
    open = draft.paragraphs.find(
      ({ kind, can }) => kind === 'paragraph' && can.edit === 'yes',
    ) as ParagraphView
  })
  afterEach(async () => {
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[RUI7] an extended deadline is on everyone’s screen without a reload, and the reason is asked for', async () => {
    const ngo = await join('ngo', `/drafts/${draft.id}`)
    await ngo.page.locator('main').getByText('18:00 Geneva').first().waitFor()
    const { page } = await join('secretariat', `/stages/${stageId}`)
    await page.getByRole('button', { name: 'Extend the deadline' }).click()
    await page.getByLabel('Closes (time in Geneva)').fill('2018-02-14T19:30')
    expect(await page.getByRole('button', { name: 'Extend it' }).isDisabled()).toBe(true)
    await page
      .getByRole('textbox', { name: 'Reason' })
      .fill('Two delegations are still consulting their capitals')
    await page.getByRole('button', { name: 'Extend it' }).click()
    await page.getByText('The deadline is extended.').waitFor()
    await ngo.page.locator('main').getByText('19:30 Geneva').first().waitFor()
  })

  it('[RUI8] dates that make no window are refused in words, and what was entered stays', async () => {
    const { page } = await join('secretariat', `/stages/${stageId}`)
    await page.getByRole('button', { name: 'Extend the deadline' }).click()
    await page.getByLabel('Closes (time in Geneva)').fill('2018-02-01T10:00')
    await page.getByRole('textbox', { name: 'Reason' }).fill('A slip of the hand')
    await page.getByRole('button', { name: 'Extend it' }).click()
    await page.getByRole('alert').getByText('A stage must open before it closes').waitFor()
    expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('A slip of the hand')
    expect(await page.getByLabel('Closes (time in Geneva)').inputValue()).toBe('2018-02-01T10:00')
  })

  it('[RUI9] rights are changed as a table, their effect is shown before, and open pages follow', async () => {
    const ngo = await join('ngo', `/drafts/${draft.id}`)
    await ngo.page
      .getByText(/you may edit/)
      .first()
      .waitFor()
    const { page } = await join('secretariat', `/stages/${stageId}`)
    await page.getByRole('heading', { name: 'On the table' }).waitFor()
    // Named: drafts in other languages lie on the same table, and come in any order.
    const table = page.getByRole('region', { name: `Who may do what: ${draft.title}` })
    await table.getByRole('rowheader', { name: 'States' }).waitFor()
    // Read as words, until somebody means to change them.
    expect(await table.getByRole('combobox').count()).toBe(0)
    const own = page.getByRole('article').filter({ has: table })
    await own.getByRole('button', { name: 'Change the rights' }).click()
    await table.getByLabel('Non-governmental organization: Edit').selectOption('none')
    const effect = page.getByRole('region', { name: `What they could do: ${draft.title}` })
    await effect.getByText('This round does not open this to your kind of participant.').first().waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'round-rights')
    await page.getByRole('textbox', { name: 'Reason' }).fill('The section is agreed among States first')
    await page.getByRole('button', { name: 'Save the rights' }).click()
    await ngo.page.getByText('This round does not open this to your kind of participant.').first().waitFor()
    await table.getByLabel('Non-governmental organization: Edit').selectOption('all')
    await page.getByRole('textbox', { name: 'Reason' }).fill('Opened to all again')
    await page.getByRole('button', { name: 'Save the rights' }).click()
    await ngo.page
      .getByText(/you may edit/)
      .first()
      .waitFor()
  })

  it('[RUI10] whoever may not arrange a round reads who may do what, and why they do not', async () => {
    const { page } = await join('ngo', `/stages/${stageId}`)
    await page.getByText('Only the secretariat may do this.').waitFor()
    const table = page.getByRole('region', { name: `Who may do what: ${draft.title}` })
    await table.getByRole('rowheader', { name: 'States' }).waitFor()
    expect(await page.getByRole('combobox', { name: /: Edit$/ }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
  })

  it.each([
    ['a phone', { viewport: phone }],
    ['Arabic', { language: 'ar' }],
    ['French', { language: 'fr' }],
  ])(
    '[RUI11] the page of a round has no violation of WCAG 2.2 AA and no sideways scrolling: %s',
    async (name, options) => {
      const { page } = await join('secretariat', `/stages/${stageId}`, options)
      await page.locator('tbody tr').first().waitFor()
      await page.locator('main button[aria-expanded]').first().click()
      await page.locator('main button[aria-pressed]').first().click()
      await page.locator('td details summary').first().click()
      await page.locator('td input[type=checkbox]').first().waitFor()
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await picture(page, `round-${name.replace(' ', '-')}`)
    },
  )

  it('[RUI12] the last minute is counted by the second; at the deadline writing ends, and what came late is kept for its author on any device', async () => {
    const { page, context } = await join('ngo', `/drafts/${draft.id}`)
    await write(page, open)
    await page.keyboard.type(' In time.')
    await isSaved(page)
    const stage = (await (
      await world.signIn('ngo')
    )
      .fetch(`/api/stages/${stageId}`)
      .then((answer) => answer.json())) as {
      stage: { closesAt: string }
    }
    const deadline = Date.parse(stage.stage.closesAt)
    world.clock.setForward(new Date(deadline - 40_000))
    await page.reload()
    await page.getByText(/\d+ seconds left/).waitFor()
    await write(page, open)
    await context.setOffline(true)
    await page.keyboard.type(' Too late.')
    world.clock.setForward(new Date(deadline))
    await world.app.jobs.settle()
    await context.setOffline(false)
    await page
      .getByRole('region', { name: /not taken/ })
      .getByText('Too late.')
      .first()
      .waitFor()
    const elsewhere = await join('ngo', `/drafts/${draft.id}`)
    const late = elsewhere.page.getByRole('region', { name: /came too late/ })
    await late.getByText('In time. Too late.').first().waitFor()
    await late.getByText('They can be put into the text when you may edit this paragraph again.').waitFor()
    expect(await violations(elsewhere.page)).toEqual([])
    await picture(elsewhere.page, 'round-late-words')
  })

  it('[RUI13] a closed round is opened again, and late words go into the text by one press', async () => {
    const ngo = await join('ngo', `/drafts/${draft.id}`)
    const { page } = await join('secretariat', `/stages/${stageId}`)
    await page.getByText('Closed, text published').waitFor()
    await page.getByRole('button', { name: 'Open again' }).click()
    await page.getByLabel('Closes (time in Geneva)').fill('2018-02-15T12:00')
    await page.getByRole('textbox', { name: 'Reason' }).fill('The hall was without network for an hour')
    await page.getByRole('button', { name: 'Open it again' }).click()
    await page.getByText('The stage is open again.').waitFor()
    await ngo.page.getByRole('button', { name: 'Put them into the text' }).click()
    await ngo.page.locator(`#p-${open.id}`).getByText('In time. Too late.').waitFor()
    await ngo.page.getByRole('region', { name: /came too late/ }).waitFor({ state: 'detached' })
  })

  it('[RUI14] the secretariat closes a round by an act; its text is published in the same moment', async () => {
    const { page } = await join('secretariat', `/stages/${stageId}`)
    await act(page, 'Close now', 'Close it now')
    await page.getByText('The stage is closed, and the text it left is published.').waitFor()
    const ngo = await world.signIn('ngo')
    await until('the text is published', async () => {
      const { items } = (await (await ngo.fetch(`/api/drafts/${draft.id}/revisions`)).json()) as {
        items: { kind: string }[]
      }
      return items.filter(({ kind }) => kind === 'closing').length === 2
    })
  })

  it('[RUI15] the clock of a demonstration goes from milestone to milestone, and every open page goes with it', async () => {
    const reader = await join('observer', '/processes/refugees-2018')
    const { page } = await join('secretariat', '/processes/refugees-2018')
    const clock = page.getByRole('button', { name: 'Clock of the demonstration' })
    await clock.click()
    await reader.page.getByRole('button', { name: 'Clock of the demonstration' }).click()
    // With its moment: what opens next and what closes next may be one stage.
    const next = page.locator('p').filter({ hasText: /^Next: / })
    const before = await next.textContent()
    await page.getByRole('button', { name: 'Go to the next milestone' }).click()
    await until('the clock has moved', async () => (await next.textContent()) !== before, 60_000)
    const after = (await next.textContent()) as string
    await reader.page.locator('p').filter({ hasText: after }).waitFor()
    await reader.page.getByText('The secretariat can move it forward.', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    expect(await clock.getAttribute('aria-expanded')).toBe('false')
    expect(await violations(page)).toEqual([])
    await picture(page, 'round-clock')
  })
})
