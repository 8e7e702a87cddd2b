/** Published texts in a real browser: publishing one, reading and checking it, comparing two, following a word. */
import type { DraftView } from '@plenary/shared/draft'
import type { RevisionSummary } from '@plenary/shared/revision'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { browserFound, person, phone, picture, takeBrowser, Visitors, violations, wide } from './chromium.ts'

let world: World
let browser: Browser
let secretariat: SignedIn
let draft: DraftView
/** The text before, and the one in which a paragraph was split, one moved, one added and one taken away. */
let older: RevisionSummary
let newer: RevisionSummary
let arabic: { older: RevisionSummary; newer: RevisionSummary }

const added = 'States commit to predictable sharing of responsibility, with host communities at its centre.'

async function post<T>(path: string, json: unknown): Promise<T> {
  const answer = await secretariat.fetch(path, { json, headers: { origin: world.url } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
const publish = (draftId: string, symbol: string, title: string): Promise<RevisionSummary> =>
  post(`/api/drafts/${draftId}/revisions`, { symbol, title, dated: '2018-03-09' })

const rowsOf = (page: Page) => page.getByRole('region', { name: 'The two texts compared' }).getByRole('group')
const counterOf = (page: Page) => page.getByRole('navigation', { name: 'Changes', exact: true })
const opened = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor()

describe.skipIf(!browserFound && process.env.CI !== 'true')('published texts', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    secretariat = await world.signIn('secretariat')
    draft = await sampleDraft(world.url, secretariat.cookie)
    older = await publish(draft.id, 'TEST/1', 'Text before')
    const body = draft.paragraphs.filter(({ kind }) => kind === 'paragraph')
    const at = (nth: number) => body[nth] as (typeof body)[number]
    const command = (json: unknown): Promise<unknown> => post(`/api/drafts/${draft.id}/structure`, json)
    const id = crypto.randomUUID()
    await command({ type: 'insert', id, after: at(1).id, kind: 'paragraph', level: 0, text: added })
    await command({ type: 'move', paragraph: at(6).id, after: at(10).id })
    const middle = at(4).text.indexOf(' ', at(4).text.length / 2) + 1
    await command({ type: 'split', paragraph: at(4).id, offset: middle, id: crypto.randomUUID() })
    await command({ type: 'delete', paragraph: at(14).id })
    newer = await publish(draft.id, 'TEST/2', 'Text after')

    const process_ = await get<{ drafts: { id: string; language: string }[] }>(
      world.url,
      '/api/processes/refugees-2018',
      secretariat.cookie,
    )
    const other = process_.drafts.find(({ language }) => language === 'ar')?.id as string
    const before = await publish(other, 'TEST/AR/1', 'المسودة الأولى')
    const source = (await get<DraftView>(world.url, `/api/drafts/${other}`, secretariat.cookie)).paragraphs
      .map(({ label, text }) => `${label ?? ''} ${text.replaceAll('اللاجئين', 'اللاجئين والعائدين')}`.trim())
      .join('\n\n')
    const { revision } = await post<{ revision: RevisionSummary }>(`/api/drafts/${other}/revisions/import`, {
      source: { format: 'text', text: source },
      symbol: 'TEST/AR/2',
      title: 'المسودة الثانية',
    })
    arabic = { older: before, newer: revision }
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[RVC4] the secretariat publishes the working text; a refusal keeps what was entered', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    await page.goto(`/drafts/${draft.id}/revisions`)
    await page.getByRole('link', { name: 'Publish the working text' }).click()
    await page.getByLabel('Title').fill('Published by hand')
    await page.getByLabel('Symbol').fill('TEST/1')
    await page.getByLabel('Note').fill('Open: part III.')
    const review = page.getByRole('button', { name: 'See what would be published' })
    const publish = page.getByRole('button', { name: 'Publish', exact: true })
    await review.click()
    await page.getByText('What is published is for everyone, signed in or not, and never changes.').waitFor()
    await publish.click()
    await page.getByText('Nothing was done.', { exact: false }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'publish-refused')
    await page.getByRole('button', { name: 'Back' }).click()
    expect(await page.getByLabel('Note').inputValue()).toBe('Open: part III.')
    await page.getByLabel('Symbol').fill('TEST/3')
    await review.click()
    await picture(page, 'publish-review')
    await publish.click()
    await page.getByText('The text is published.').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'publish-done')
    await page.getByRole('link', { name: 'Go to the published text' }).click()
    await page.getByRole('heading', { level: 1, name: 'Published by hand' }).waitFor()
    await page.getByText('Open: part III.').waitFor()
    await context.close()
  })

  it('[RVC4] who is not of the secretariat reads why they do not publish', async () => {
    const { page, context } = await person(browser, world.url, { as: 'ngo' })
    await page.goto(`/drafts/${draft.id}/revisions/publish`)
    await page.getByText('Only the secretariat may do this.').waitFor()
    await context.close()
  })

  it('[RVC1] without signing in, the texts stand in order and two chosen ones are compared', async () => {
    const { page, context, errors } = await person(browser, world.url)
    await page.goto('/processes/refugees-2018')
    await page.getByRole('link', { name: 'All texts and what changed' }).first().waitFor()
    await page.goto(`/drafts/${draft.id}/revisions`)
    await page.getByRole('radio', { name: 'Older text: Text before' }).check()
    await page.getByRole('radio', { name: 'Newer text: Text before' }).check()
    await page.getByText('Choose two different texts.').waitFor()
    await page.getByRole('radio', { name: 'Newer text: Text after' }).check()
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.waitForURL(`**/compare/${older.id}/${newer.id}`)
    expect(await page.getByRole('radio', { name: /Working text/ }).count()).toBe(0)
    expect(errors.filter((error) => !/ 401 /.test(error))).toEqual([])
    await context.close()
  })

  it('[RVC2] [RVC5] a text is read with its frozen numbers, quoted by paragraph, and its hash followed again', async () => {
    const { page, context } = await person(browser, world.url)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`/revisions/${newer.id}`)
    await page.getByText(newer.hash).waitFor()
    await page.getByText('What the hash covers').click()
    await page.getByRole('button', { name: 'Check the hash in this browser' }).click()
    await page.getByText(/^The hash is right/).waitFor()
    const row = page.locator('[id^="p-"]').filter({ hasText: added })
    const id = await row.getAttribute('id')
    await row.getByRole('link', { name: /^Copy the link to this place/ }).click()
    await until('the link is copied', async () =>
      (await page.evaluate(() => navigator.clipboard.readText())).endsWith(`/revisions/${newer.id}#${id}`),
    )
    await page.goto(`/revisions/${newer.id}#${id}`)
    await page.reload()
    await until('the paragraph is in sight and has focus', () =>
      page.evaluate((name) => {
        const place = document.getElementById(name)?.getBoundingClientRect()
        return (
          document.activeElement?.id === name &&
          place !== undefined &&
          place.top >= 0 &&
          place.bottom <= innerHeight
        )
      }, id as string),
    )
    await context.close()
  })

  it('[RVC10] [RVC11] goes from change to change by keyboard; each says what happened', async () => {
    const { page, context } = await person(browser, world.url)
    await page.goto(`/compare/${older.id}/${newer.id}`)
    await counterOf(page)
      .getByText(/^\d+ changes$/)
      .waitFor()
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    const said: string[] = []
    const count = Number((await counterOf(page).textContent())?.match(/(\d+) changes/)?.[1])
    for (let nth = 1; nth <= count; nth += 1) {
      await page.keyboard.press(nth % 2 === 0 ? 'Alt+ArrowDown' : 'n')
      await counterOf(page).getByText(`${nth} of ${count}`, { exact: true }).waitFor()
      said.push(await focused())
    }
    expect(said.every((name) => /: .+/.test(name) && !name.includes('unchanged'))).toBe(true)
    for (const what of ['inserted', 'deleted', 'moved: was', 'split: also in', 'split off from'])
      expect(
        said.filter((name) => name.includes(what)),
        what,
      ).toHaveLength(1)
    await page.keyboard.press('n')
    expect(await focused()).toBe(said.at(-1))
    await page.keyboard.press('p')
    expect(await focused()).toBe(said.at(-2))
    await page.getByRole('checkbox', { name: 'Keys n and p' }).uncheck()
    await page.getByRole('button', { name: 'Next change' }).click()
    await page.keyboard.press('p')
    expect(await focused()).toBe(said.at(-1))
    await context.close()
  })

  it('[RVC7] insertions and deletions are elements of their own and are said; copied words are clean', async () => {
    const { page, context } = await person(browser, world.url)
    await page.goto(`/compare/${older.id}/${newer.id}?view=side`)
    await page.getByText('Not in the older text').waitFor()
    await page.getByRole('radio', { name: 'Inline', exact: true }).check()
    const row = rowsOf(page).filter({ hasText: added })
    expect(await row.locator('ins').first().textContent()).toMatch(/^ inserted: .* end of insertion $/)
    const copied = await row
      .locator('ins')
      .first()
      .evaluate((words) => {
        getSelection()?.selectAllChildren(words)
        return getSelection()?.toString()
      })
    expect(copied).toBe(added)
    expect(
      await row
        .locator('ins')
        .first()
        .evaluate((words) => getComputedStyle(words).textDecorationLine),
    ).toBe('underline')
    const gone = rowsOf(page).locator('del[class*=delete]').first()
    expect(await gone.evaluate((words) => getComputedStyle(words).textDecorationLine)).toBe('line-through')
    await context.close()
  })

  it('[RVC8] [RVC9] filters stand in the address and survive a reload; folds open', async () => {
    const { page, context } = await person(browser, world.url)
    await page.goto(`/compare/${older.id}/${newer.id}`)
    await opened(page)
    await page.getByRole('checkbox', { name: 'Only what changed' }).check()
    await page
      .getByText(/paragraphs? unchanged/)
      .first()
      .waitFor()
    const shown = await rowsOf(page).count()
    await page.getByRole('button', { name: 'Show', exact: true }).first().click()
    expect(await rowsOf(page).count()).toBeGreaterThan(shown)
    await page.getByLabel('A word or phrase').fill('host communities')
    await until('the word is in the address', async () => page.url().includes('term='))
    await until(
      'only those paragraphs are left',
      async () => (await rowsOf(page).locator('mark').count()) > 0,
    )
    await page.reload()
    await page
      .getByText(/paragraphs? unchanged/)
      .first()
      .waitFor()
    expect(await page.getByLabel('A word or phrase').inputValue()).toBe('host communities')
    expect(await page.getByRole('checkbox', { name: 'Only what changed' }).isChecked()).toBe(true)
    await page.getByLabel('A word or phrase').fill('no such words anywhere')
    await page.getByRole('button', { name: 'Show everything' }).click()
    await until('everything is there', async () => (await rowsOf(page).count()) > 50)
    expect(await page.getByLabel('A word or phrase').inputValue()).toBe('')
    await page.getByText('Figures by section').click()
    const section = page.getByRole('table').getByRole('rowheader').getByRole('link').first()
    await section.click()
    await until('the section has focus', () =>
      page.evaluate(() => `#${document.activeElement?.id}` === location.hash),
    )
    await context.close()
  })

  it('[RVC13] what a State writes is in the comparison with the working text, and news is said, not pushed', async () => {
    const state = await person(browser, world.url, { as: 'state-a' })
    const reader = await person(browser, world.url, { as: 'ngo' })
    await reader.page.goto(`/compare/working/${newer.id}`)
    await reader.page.waitForURL(`**/compare/${newer.id}/working**`)
    await opened(reader.page)
    await state.page.goto(`/drafts/${draft.id}`)
    const paragraph = draft.paragraphs.filter(
      ({ kind }) => kind === 'paragraph',
    )[20] as DraftView['paragraphs'][number]
    await state.page.locator(`#p-${paragraph.id} [class*=words]`).click()
    await state.page.locator('.plenary-editor p').waitFor()
    await state.page.keyboard.press('Control+End')
    await state.page.keyboard.type(' Written by a State.')
    await reader.page.getByText('The working text has changed since this was compared.').waitFor()
    expect(await rowsOf(reader.page).locator('ins', { hasText: 'Written by a State.' }).count()).toBe(0)
    await reader.page.getByRole('button', { name: 'Compare again' }).click()
    await rowsOf(reader.page).locator('ins', { hasText: 'Written by a State.' }).waitFor()
    expect(await violations(reader.page)).toEqual([])
    await Promise.all([state.context.close(), reader.context.close()])
  })

  it('[RVC13] who has not signed in is told that the working text is for participants', async () => {
    const { page, context } = await person(browser, world.url)
    await page.goto(`/compare/${newer.id}/working`)
    await page.getByRole('main').getByRole('link').or(page.getByRole('alert')).first().waitFor()
    expect(await rowsOf(page).count()).toBe(0)
    await context.close()
  })

  it('[RVC14] follows a word through all texts and leads to the change', async () => {
    const { page, context } = await person(browser, world.url)
    await page.goto(`/drafts/${draft.id}/terms`)
    await page.getByLabel('Word or phrase').fill('host communities')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=host/)
    const table = page.getByRole('table')
    const times = async (text: string): Promise<number> =>
      Number(await table.getByRole('row').filter({ hasText: text }).getByRole('cell').first().textContent())
    await table.waitFor()
    expect(await times('TEST/2')).toBe((await times('TEST/1')) + 1)
    await picture(page, 'follow-a-word')
    await page
      .getByRole('region', { name: /^Text after/ })
      .getByRole('link', { name: 'See the change' })
      .first()
      .click()
    await page.waitForURL(`**/compare/${older.id}/${newer.id}**`)
    await until('the place has focus', () =>
      page.evaluate(() => location.hash !== '' && `#${document.activeElement?.id}` === location.hash),
    )
    await context.close()
  })

  const visitors = new Visitors()
  const pages: { name: string; path: () => string; as?: 'secretariat' }[] = [
    { name: 'the list', path: () => `/drafts/${draft.id}/revisions` },
    { name: 'the list of the secretariat', path: () => `/drafts/${draft.id}/revisions`, as: 'secretariat' },
    { name: 'publishing', path: () => `/drafts/${draft.id}/revisions/publish`, as: 'secretariat' },
    { name: 'importing', path: () => `/drafts/${draft.id}/revisions/import`, as: 'secretariat' },
    { name: 'a text', path: () => `/revisions/${newer.id}` },
    { name: 'an Arabic text', path: () => `/revisions/${arabic.newer.id}` },
    { name: 'a comparison', path: () => `/compare/${older.id}/${newer.id}` },
    { name: 'two texts side by side', path: () => `/compare/${older.id}/${newer.id}?view=side&only=true` },
    { name: 'an Arabic comparison', path: () => `/compare/${arabic.older.id}/${arabic.newer.id}?view=side` },
    { name: 'a word', path: () => `/drafts/${draft.id}/terms?q=refugees` },
    { name: 'a note not published', path: () => `/revisions/${newer.id}/changes` },
    { name: 'a note being written', path: () => `/revisions/${newer.id}/changes`, as: 'secretariat' },
    { name: 'no such text', path: () => '/revisions/none' },
  ]
  describe.each([
    { screen: 'wide in English', viewport: wide, language: 'en' },
    // Its words alone are others, and axe reads none: it looks at every page once in each direction and width.
    { screen: 'wide in French', viewport: wide, language: 'fr', onlyDrawn: true },
    { screen: 'in Arabic on a phone', viewport: phone, language: 'ar' },
  ])('$screen', ({ viewport, language, onlyDrawn }) => {
    it.each(pages)(
      '[RVC20] $name has nothing axe objects to, no error and no sideways scrolling',
      async ({ path, as }) => {
        const means = { viewport, language, ...(as ? { as } : {}) }
        const { page, errors } = await visitors.open(browser, world.url, means)
        await page.goto(path())
        await opened(page)
        await until('it is drawn', async () => (await page.locator('main [role=status]').count()) === 0)
        await page.waitForLoadState('networkidle')
        if (!onlyDrawn) expect(await violations(page)).toEqual([])
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over).toBeLessThanOrEqual(0)
        expect(errors.filter((error) => !/status of (401|403|404)/.test(error))).toEqual([])
        await page.close()
      },
    )
  })

  it('[RVC15] a text keeps its own direction, whatever the language of the page; a phone shows it inline alone', async () => {
    const { page, context } = await person(browser, world.url, { viewport: phone })
    await page.goto(`/compare/${arabic.older.id}/${arabic.newer.id}?view=side`)
    const text = page.getByRole('region', { name: 'The two texts compared' })
    await text.waitFor()
    expect(
      await text.evaluate((region) => [getComputedStyle(region).direction, region.getAttribute('lang')]),
    ).toEqual(['rtl', 'ar'])
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr')
    expect(await text.locator('ins', { hasText: 'والعائدين' }).count()).toBeGreaterThan(0)
    expect(await page.getByText('Not in the older text').count()).toBe(0)
    await page.getByRole('button', { name: 'Next change' }).click()
    await counterOf(page)
      .getByText(/^1 of \d+$/)
      .waitFor()
    await picture(page, 'compare-phone')
    await context.close()
  })
})
