/** From input to text in a browser: answering by keyboard, where words went, both compacts, stocktaking, figures. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Contribution } from '@plenary/shared/contribution'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import type { Passage } from '@plenary/shared/response'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { browserFound, person, phone, picture, takeBrowser, violations } from './chromium.ts'

let world: World
let browser: Browser
let secretariat: SignedIn
let ngo: SignedIn
let process_: ProcessView
let draft: DraftView
let contribution: Contribution

const words = [
  'Schools must open their doors within weeks.',
  'Teachers from among the refugees are hired and paid.',
  'Nobody waits a year for a place in class.',
]
const matrix = '/processes/refugees-2018/responses'

async function post<T>(who: SignedIn, path: string, json: unknown): Promise<T> {
  const answer = await who.fetch(path, { json, headers: { origin: world.url } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
const body = (nth: number): DraftView['paragraphs'][number] =>
  draft.paragraphs.filter(({ kind }) => kind === 'paragraph')[nth] as DraftView['paragraphs'][number]
const link = async (nth: number, exact: string): Promise<Passage> => {
  const json = { source: { type: 'contribution', id: contribution.id, blockId: null }, quote: { exact } }
  return (await post<{ passage: Passage }>(secretariat, `/api/paragraphs/${body(nth).id}/passages`, json))
    .passage
}
const rowsOf = (page: Page) => page.locator('li[id^="passage-"]')
const mine = (): string => `${matrix}?contribution=${contribution.id}`

const mineOf = (): string => mine()
const stockOf = (): string =>
  `/stages/${process_.stages.find(({ code }) => code === 'stocktake')?.id}/stocktaking`

describe.skipIf(!browserFound && process.env.CI !== 'true')('from input to text', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    secretariat = await world.signIn('secretariat')
    ngo = await world.signIn('ngo')
    process_ = await get<ProcessView>(world.url, '/api/processes/refugees-2018', secretariat.cookie)
    draft = await sampleDraft(world.url, secretariat.cookie)
    const { id: stageId } = process_.stages.find(({ code }) => code === 'fc1') as { id: string }
    const made = await post<{ contribution: Contribution }>(ngo, `/api/stages/${stageId}/contributions`, {
      ...{ title: 'On schools', language: 'en', body: words.join('\n\n'), consentToPublish: true },
      topics: ['immediate-ongoing-needs'],
    })
    contribution = made.contribution
    await post(ngo, `/api/contributions/${contribution.id}/submit`, {})
    await post(secretariat, `/api/contributions/${contribution.id}/publish`, {})
    world.clock.advance(1000)
    await post(secretariat, `/api/drafts/${draft.id}/revisions`, {
      symbol: 'RSP/1',
      title: 'Text with schools',
    })
    // Rows stand in the order in which they were linked.
    for (const [nth, exact] of words.entries()) {
      world.clock.advance(1000)
      await link(nth + 3, exact)
    }
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[MTX5] the secretariat answers from the keyboard and goes from one to the next', async () => {
    const { page, context, errors } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto(mine())
    await rowsOf(page).nth(2).waitFor()
    await page
      .getByRole('button', { name: /^Answer: / })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: /^Answer: / })
    await form.waitFor()
    // Sent without a reason, it says what is missing and keeps what was chosen.
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Say why.').waitFor()
    await page.keyboard.type('Paragraph 6 says so now.')
    await page.getByLabel('Shown in the text').selectOption({ label: 'RSP/1 · Text with schools' })
    await page.getByRole('button', { name: 'Take the whole paragraph' }).click()
    await page.getByLabel('Words in that text').fill('Words that stand nowhere in it.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Nothing was saved. What you wrote is still here.').waitFor()
    expect(await page.getByLabel('Reason').inputValue()).toBe('Paragraph 6 says so now.')
    expect(await violations(page)).toEqual([])
    await picture(page, 'responses-answering')
    await page.getByRole('button', { name: 'Take the whole paragraph' }).click()
    await page.getByLabel('Words in that text').focus()
    await page.keyboard.press('Control+Enter')
    await rowsOf(page).nth(0).getByText('Paragraph 6 says so now.').waitFor()
    // The next that waits is open, with the focus in it.
    await rowsOf(page).nth(1).getByRole('form').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio')
    await page.keyboard.press('Escape')
    await page.getByRole('form').waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.textContent === 'Answer')
    expect(errors.filter((error) => !/ (401|409) /.test(error))).toEqual([])
    await context.close()
  })

  it('[MTX3] many are answered together, and a reason of its own is kept', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto(`${mine()}&outcome=none`)
    await rowsOf(page).nth(1).waitFor()
    for (const box of await page.getByRole('checkbox', { name: /^Choose: / }).all()) await box.check()
    await page.getByText('2 chosen').waitFor()
    await page.getByRole('button', { name: 'Answer together' }).click()
    const dialog = page.getByRole('dialog', { name: 'Answer together' })
    await dialog.getByRole('radio', { name: 'Noted' }).check()
    await dialog.getByLabel('Reason for all').fill('For the next draft.')
    await dialog
      .getByLabel(/^Reason of its own/)
      .last()
      .fill('Said in paragraph 8 already.')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save 2 answers' }).click()
    await page.getByText('2 answers saved.').waitFor()
    await page.goto(mine())
    await page.getByText('For the next draft.').waitFor()
    expect(await page.getByText('For the next draft.').count()).toBe(1)
    expect(await page.getByText('Said in paragraph 8 already.').count()).toBe(1)
    await context.close()
  })

  it('[RSP10] whoever contributed sees below their words where they went, and so does everyone', async () => {
    for (const who of [{ as: 'ngo' as const }, {}]) {
      const { page, context } = await person(browser, world.url, who)
      await page.goto(`/contributions/${contribution.id}`)
      const went = page.getByRole('region', { name: 'Where these words went' })
      await went.getByText('Paragraph 6 says so now.').waitFor()
      await went.getByText('Taken up', { exact: true }).waitFor()
      await went.getByRole('link', { name: 'RSP/1' }).waitFor()
      await went.getByRole('link', { name: 'All in the matrix of responses' }).click()
      await page.waitForURL(`**${mine()}`)
      await rowsOf(page).nth(2).waitFor()
      await context.close()
    }
  })

  it('[RSP11] the paragraph on the drafting table says how much bears on it, and what', async () => {
    const { page, context } = await person(browser, world.url, { as: 'state-a' })
    await page.goto(`/drafts/${draft.id}?p=${body(3).id}`)
    await page
      .locator(`#p-${body(3).id}`)
      .getByRole('button', { name: /What bears on.*1 passage/ })
      .click()
    const dialog = page.getByRole('dialog', { name: /^What bears on/ })
    await dialog.getByText(words[0] as string).waitFor()
    await dialog.getByText('Paragraph 6 says so now.').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'responses-paragraph')
    await context.close()
  })

  it('[MTX6] prints on paper with its text, its date and its pages, without what is pressed', async () => {
    const { page, context } = await person(browser, world.url)
    await page.goto(mine())
    await rowsOf(page).nth(2).waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.getByText('Text: RSP/1').waitFor()
    expect(await page.getByText(/Printed 13 February 2018/).isVisible()).toBe(true)
    expect(await page.getByRole('search').isVisible()).toBe(false)
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000)
    await context.close()
  })

  it('[TOP3] both compacts stand side by side under a topic, one after the other on a phone', async () => {
    const { page, context } = await person(browser, world.url, { as: 'ngo' })
    await page.goto('/topics')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Host countries, institutions and communities' }).first().click()
    const sides = page.locator('section[aria-labelledby^="side-"]')
    await sides.nth(1).waitFor()
    const boxes = async () =>
      Promise.all([0, 1].map(async (nth) => (await sides.nth(nth).boundingBox()) as { x: number; y: number }))
    const [first, second] = (await boxes()) as [{ x: number; y: number }, { x: number; y: number }]
    expect([first.y === second.y, first.x < second.x]).toEqual([true, true])
    for (const nth of [0, 1]) await sides.nth(nth).getByText('Working text').first().waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'topics-wide')
    await page.setViewportSize(phone)
    const [above, below] = (await boxes()) as [{ x: number; y: number }, { x: number; y: number }]
    expect([above.x === below.x, above.y < below.y]).toEqual([true, true])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await context.close()
  })

  it('[STK4] the secretariat carries what is open into the round, which then shows it', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    const stageOf = (code: string): string => process_.stages.find((each) => each.code === code)?.id as string
    const { consultation } = await get<{ consultation: Consultation }>(
      world.url,
      `/api/stages/${stageOf('td1')}/consultation`,
      secretariat.cookie,
    )
    await post(secretariat, `/api/stages/${stageOf('td1')}/threads`, {
      questionId: consultation.questions[0]?.id,
      ...{ kind: 'concern', visibility: 'all', body: 'Who may ask for a mechanism is not settled.' },
    })
    await page.goto(`/stages/${stageOf('stocktake')}/stocktaking`)
    const boxes = page.getByRole('checkbox', { name: /^Choose: / })
    await boxes.first().check()
    expect(await violations(page)).toEqual([])
    await picture(page, 'stocktaking-wide')
    const said = ((await boxes.first().getAttribute('aria-label')) as string).replace('Choose: ', '')
    await page.getByRole('button', { name: /^Carry into/ }).click()
    await page.getByText('1 issue is carried on.').waitFor()
    await page.goto(`/stages/${stageOf('fc1')}`)
    await page.getByRole('region', { name: 'Carried into this round' }).getByText(said).waitFor()
    await context.close()
  })

  it('[FIG8] the secretariat loads a register; names are refused in plain words; everyone reads table and bars', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto('/processes/refugees-2018/figures')
    const stage = process_.stages.find(({ code }) => code === 'ngo-consult') as { id: string }
    const load = async (csv: string): Promise<void> => {
      await page.getByLabel('Stage', { exact: true }).selectOption(stage.id)
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
      await page.getByRole('button', { name: 'Load', exact: true }).click()
    }
    await load('country,Full name\nKenya,Amina\n')
    await page.getByText('Take out the column “Full name”.').waitFor()
    await load(
      `country,organisation,organisation kind,kind\n${Array.from({ length: 40 }, (_, nth) => `Country ${nth % 7},Org ${nth},national NGO,ngo`).join('\n')}`,
    )
    await page.getByText('40 people loaded.').waitFor()
    const row = page.getByRole('row', { name: /^National NGOs/ })
    await row.waitFor()
    expect(Number(await row.getByRole('cell').first().innerText())).toBeGreaterThanOrEqual(40)
    expect(await violations(page)).toEqual([])
    await picture(page, 'figures-wide')
    await context.close()
  })

  it.each(['/topics', mineOf, '/processes/refugees-2018/figures', stockOf])(
    '[UI1] %s is in order on a phone and from right to left',
    async (address) => {
      const path = typeof address === 'string' ? address : address()
      const { page, context } = await person(browser, world.url, {
        as: 'secretariat',
        viewport: phone,
        language: 'ar',
      })
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(await violations(page)).toEqual([])
      await picture(page, `ar-phone-${path.split(/[/?]/).filter(Boolean).at(-1)?.slice(0, 12)}`)
      await context.close()
    },
  )
})
