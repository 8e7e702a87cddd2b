/** The past of a paragraph in a real browser: states by slider, whose words are, restoring; by keyboard, on a phone, in Arabic. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, until } from '../provider.ts'
import { type DemoName, get, sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, phone, picture, takeBrowser, violations } from './chromium.ts'
import { rowOf } from './table.ts'

let world: World
let browser: Browser
let draft: DraftView
let arabic: DraftView
let paragraph: ParagraphView
const people: Person[] = []

const dialogOf = (page: Page): Locator => page.locator('dialog[open]')
const sliderOf = (page: Page): Locator => page.locator('input[type=range]')

async function join(
  as: DemoName,
  options: Parameters<typeof person>[2] = {},
  path = `/drafts/${draft.id}`,
): Promise<Page> {
  const one = await person(browser, world.url, { as, ...options })
  people.push(one)
  await one.page.goto(path)
  return one.page
}

/** Each writes in a room of their own, minutes apart. */
async function write(room: string, acts: [DemoName, number, string | number][]): Promise<void> {
  for (const [name, at, what] of acts) {
    world.clock.setForward(new Date(+world.clock.now() + 7 * 60_000))
    const { cookie } = await world.signIn(name)
    const open = await openRoom(world.url, room, cookie)
    if (typeof what === 'string') open.type(at, what)
    else open.remove(at, what)
    const text = open.text()
    const reader = await world.signIn('observer')
    await until('it is projected', async () => {
      const drafts = [draft, arabic].map(({ id }) =>
        get<DraftView>(world.url, `/api/drafts/${id}`, reader.cookie),
      )
      return (await Promise.all(drafts)).some(({ paragraphs }) =>
        paragraphs.some((each) => each.text === text),
      )
    })
    open.close()
  }
}

/** The words shown, without what is said to screen readers alone. */
async function openHistory(page: Page): Promise<void> {
  await page.waitForSelector('[role=group]')
  await rowOf(page, paragraph).focus()
  await rowOf(page, paragraph)
    .getByRole('button', { name: /^History of/ })
    .click()
  await sliderOf(page).waitFor()
}

const wordsShown = (page: Page): Promise<string> =>
  page
    .locator('section p[lang]')
    .first()
    .evaluate((words) => {
      const copy = words.cloneNode(true) as HTMLElement
      for (const gone of copy.querySelectorAll('[class*=unseen], del')) gone.remove()
      return copy.textContent ?? ''
    })

describe.skipIf(!browserFound && process.env.CI !== 'true')('the past of a paragraph', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    const ngo = await world.signIn('ngo')
    draft = await sampleDraft(world.url, ngo.cookie)
    const process_ = await get<{ drafts: { id: string; language: string }[] }>(
      world.url,
      '/api/processes/refugees-2018',
      ngo.cookie,
    )
    const id = process_.drafts.find(({ language }) => language === 'ar')?.id as string
    arabic = await get<DraftView>(world.url, `/api/drafts/${id}`, ngo.cookie)
    const stateView = await sampleDraft(world.url, (await world.signIn('state-a')).cookie)
    const mine = new Set(stateView.paragraphs.filter(({ can }) => can.edit === 'yes').map((each) => each.id))
    paragraph = draft.paragraphs.find(
      (each) => each.kind === 'paragraph' && each.can.edit === 'yes' && mine.has(each.id),
    ) as ParagraphView
    await write(paragraph.room, [
      ['state-a', 0, 'In a spirit of solidarity, States agree: '],
      ['ngo', 27, 'and with refugees at the table, '],
      ['state-b', 3, 'a '.length],
      ['refugee', 0, 'We ask that, '],
    ])
  })
  afterEach(async () => {
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[HIS19] opens from the paragraph by keyboard, and the slider replays the states with what each changed', async () => {
    const page = await join('ngo')
    await page.waitForSelector('[role=group]')
    await rowOf(page, paragraph).focus()
    await page.keyboard.press('h')
    await sliderOf(page).waitFor()
    expect(await sliderOf(page).evaluate((slider) => slider === document.activeElement)).toBe(true)
    expect(await page.locator('dialog ins').allTextContents()).toEqual([
      expect.stringContaining('We ask that,'),
    ])
    await picture(page, 'history-states')
    await page.keyboard.press('ArrowLeft')
    await until('the state before', async () => (await page.locator('dialog del').count()) === 1)
    expect(await page.locator('dialog del').textContent()).toContain('deleted:')
    await page.keyboard.press('Home')
    await until('the first state', async () => (await wordsShown(page)) === paragraph.text)
    expect(await sliderOf(page).getAttribute('aria-valuetext')).toMatch(/State 1 of 5/)
    await page.keyboard.press('End')
    await until('the newest state', async () => (await wordsShown(page)).startsWith('We ask that,'))
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await until('focus is back', () =>
      rowOf(page, paragraph).evaluate((row) => row === document.activeElement),
    )
  })

  it('[HIS12] [HIS19] restores a state after a question and with a reason; who may not, is told why', async () => {
    const page = await join('ngo')
    await openHistory(page)
    const had = await wordsShown(page)
    await page.keyboard.press('ArrowLeft')
    await dialogOf(page).getByRole('button', { name: 'Restore this state…' }).click()
    const yes = dialogOf(page).getByRole('button', { name: 'Restore', exact: true })
    expect(await yes.isDisabled()).toBe(true)
    await page.keyboard.type('Said in another paragraph')
    await picture(page, 'history-restore')
    await yes.click()
    await until(
      'six states',
      async () => (await page.locator('label', { hasText: 'State 6 of 6' }).count()) === 1,
    )
    expect(`We ask that, ${await wordsShown(page)}`).toBe(had)
    await until('the table has it', async () =>
      ((await rowOf(page, paragraph).textContent()) ?? '').includes(await wordsShown(page)),
    )
    const reader = await join('observer', {}, `/drafts/${draft.id}/paragraphs/${paragraph.id}/history`)
    await sliderOf(reader).waitFor()
    await sliderOf(reader).focus()
    await reader.keyboard.press('ArrowLeft')
    await reader.getByText('You cannot restore this state.').waitFor()
    expect(await violations(reader)).toEqual([])
    await picture(reader, 'history-page')
  })

  it('[HIS18] shows whose the words are: line, name on focus, legend in words, and what is gone through whom', async () => {
    const page = await join('observer', {}, `/drafts/${draft.id}/paragraphs/${paragraph.id}/history`)
    await page.getByRole('button', { name: 'Who wrote this' }).click()
    const run = page.getByRole('button', { name: /and with refugees/ })
    await run.focus()
    await until('the name is said', async () =>
      ((await page.locator('p[role=status]').last().textContent()) ?? '').includes('Open Harbour'),
    )
    const legend = await page.getByRole('list', { name: 'Whose words these are' }).textContent()
    for (const name of ['State A', 'Open Harbour', 'Secretariat of the compact'])
      expect(legend).toContain(name)
    const gone = await page.locator('section', { hasText: 'Words that are gone' }).last().textContent()
    expect(gone).toContain('State B')
    expect(await violations(page)).toEqual([])
    await picture(page, 'history-authors')
  })

  it('[HIS18] underlines the words of the whole draft by their delegations, on demand', async () => {
    const page = await join('state-a')
    await page.waitForSelector('[role=group]')
    await page.getByLabel('Who wrote this').click()
    const run = rowOf(page, paragraph).locator('span[title^="Open Harbour"]')
    await run.waitFor()
    expect(await run.textContent()).toContain('and with refugees')
    await run.scrollIntoViewIfNeeded()
    expect(await page.getByRole('list', { name: 'Whose words these are' }).textContent()).toContain('State A')
    expect(await violations(page)).toEqual([])
    await picture(page, 'history-draft-authors')
    // Every word of a draft is looked at for axe.
  }, 300_000)

  it('[HIS19] on a phone the past is a sheet in which nothing is cut off', async () => {
    const page = await join('ngo', { viewport: phone })
    await openHistory(page)
    await page.locator('dialog ol li').first().waitFor()
    expect(await dialogOf(page).evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth)).toBe(true)
    expect(await violations(page)).toEqual([])
    await picture(page, 'history-phone')
    await dialogOf(page).getByRole('button', { name: 'Who wrote this' }).click()
    await dialogOf(page).getByRole('list', { name: 'Whose words these are' }).waitFor()
    await picture(page, 'history-phone-authors')
  })

  it('[HIS19] reads from the right in Arabic', async () => {
    const row =
      arabic.paragraphs.find(({ kind, can }) => kind === 'paragraph' && can.edit === 'yes') ??
      arabic.paragraphs.find(({ kind }) => kind === 'paragraph')
    if (!row) throw new Error('no Arabic paragraph')
    await write(row.room, [['secretariat', 0, 'نحن ']])
    const page = await join('ngo', { language: 'ar' }, `/drafts/${arabic.id}/paragraphs/${row.id}/history`)
    await sliderOf(page).waitFor()
    expect(
      await page
        .locator('section p[lang=ar]')
        .first()
        .evaluate((words) => getComputedStyle(words).direction),
    ).toBe('rtl')
    expect(await page.locator('ins').textContent()).toContain('نحن')
    expect(await violations(page)).toEqual([])
    await picture(page, 'history-arabic')
  })
})
