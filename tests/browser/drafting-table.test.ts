/** The drafting table in a real browser: what people see, type and are told. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { type DemoName, demoPassword, get, sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, phone, picture, takeBrowser, violations } from './chromium.ts'
import { editorIn, isSaved, rowOf, write } from './table.ts'

let world: World
let browser: Browser
let draft: DraftView
let arabic: string
/** Paragraphs the NGO, the refugee and both States may edit; every test takes one of its own. */
let shared: ParagraphView[]
const people: Person[] = []

const statusOf = (page: Page): Locator => page.locator('p[data-status]').first()

/** The words of an editor without names of carets and numbers of footnotes. */
const wordsIn = (page: Page): Promise<string> =>
  editorIn(page).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const other of copy.querySelectorAll('.plenary-caret, .footnote-ref')) other.remove()
    return copy.textContent ?? ''
  })

async function join(
  as: DemoName,
  options: Parameters<typeof person>[2] = {},
  id = draft.id,
): Promise<Person> {
  const one = await person(browser, world.url, { as, ...options })
  people.push(one)
  await one.page.goto(`/drafts/${id}`)
  await one.page.waitForSelector('[role=group]')
  return one
}

let taken = 0
const nextParagraph = (): ParagraphView => shared[taken++] as ParagraphView

/** The words as the server serves them. */
async function served(paragraph: ParagraphView): Promise<string> {
  const { cookie } = await world.signIn('secretariat')
  const view = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, cookie)
  return view.paragraphs.find(({ id }) => id === paragraph.id)?.text ?? ''
}

/** Words that wait on the device: the live text answers nobody, as behind a broken proxy; everything else works. */
async function writeUnheard(paragraph: ParagraphView, words: string) {
  const { page, context } = await person(browser, world.url, { as: 'ngo' })
  people.push({ page, context, errors: [] })
  await page.routeWebSocket(/\/collab\//, () => undefined)
  await page.goto(`/drafts/${draft.id}`)
  await page.waitForSelector('[role=group]')
  await write(page, paragraph)
  await page.keyboard.type(words)
  await page.waitForFunction(
    () => document.querySelector('p[data-status]')?.getAttribute('data-status') === 'kept',
  )
  return { page, context }
}

describe.skipIf(!browserFound && process.env.CI !== 'true')('the drafting table', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    const ngo = await world.signIn('ngo')
    draft = await sampleDraft(world.url, ngo.cookie)
    shared = draft.paragraphs.filter(({ kind, can }) => kind === 'paragraph' && can.edit === 'yes')
    const process_ = await get<{ drafts: { id: string; language: string }[] }>(
      world.url,
      '/api/processes/refugees-2018',
      ngo.cookie,
    )
    arabic = process_.drafts.find(({ language }) => language === 'ar')?.id as string
  })
  afterEach(async () => {
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[TBL21] [TBL30] three people type in one paragraph at once; all see the same text, and every word whole', async () => {
    const paragraph = nextParagraph()
    const three = await Promise.all([join('state-a'), join('ngo'), join('refugee')])
    for (const { page } of three) await write(page, paragraph)
    const typed = ['alpha beta gamma', 'one two three four', 'red green blue']
    await Promise.all(three.map(({ page }, nth) => page.keyboard.type(` ${typed[nth]}`, { delay: 15 })))
    const [a, b, c] = three.map(({ page }) => page) as [Page, Page, Page]
    await until('all see the same', async () => {
      const [first, ...others] = await Promise.all([a, b, c].map(wordsIn))
      return (
        others.every((words) => words === first) &&
        first?.length === paragraph.text.length + typed.join(' ').length + 1
      )
    })
    // Nobody's caret was pushed along by another's: each one's words stand together.
    for (const words of typed) expect(await wordsIn(a)).toContain(` ${words}`)
    await Promise.all([a, b, c].map(isSaved))
    await until('the server serves it', async () => (await served(paragraph)) === (await wordsIn(a)))
    await expect(rowOf(b, paragraph).getByText('Tomás').first().isVisible()).resolves.toBe(true)
    await picture(b, 'drafting-table-three')
    expect(three.flatMap(({ errors }) => errors)).toEqual([])
  })

  it('[TBL8] undo takes back my own words only, also after leaving the paragraph and coming back', async () => {
    const paragraph = nextParagraph()
    const [a, b] = (await Promise.all([join('state-a'), join('ngo')])).map(({ page }) => page) as [Page, Page]
    await write(a, paragraph)
    await write(b, paragraph)
    await b.keyboard.type(' THEIRS')
    await until('a sees it', async () => (await wordsIn(a)).endsWith(' THEIRS'))
    await a.keyboard.press('Control+Home')
    await a.keyboard.type('MINE ')
    await a.keyboard.press('Escape')
    await a.keyboard.press('Enter')
    await editorIn(a).waitFor()
    expect(await wordsIn(a)).toBe(`MINE ${paragraph.text} THEIRS`)
    // Letters that came with pauses between them are undone one by one; beyond my first there is nothing to undo.
    await until('mine is undone', async () => {
      await a.keyboard.press('Control+z')
      return (await wordsIn(a)) === `${paragraph.text} THEIRS`
    })
    await a.keyboard.press('Control+z')
    await until('the other sees it', async () => (await wordsIn(b)) === `${paragraph.text} THEIRS`)
    expect(await wordsIn(a)).toBe(`${paragraph.text} THEIRS`)
    await until('and done again', async () => {
      await a.keyboard.press('Control+y')
      return (await wordsIn(b)) === `MINE ${paragraph.text} THEIRS`
    })
  })

  it('[TBL9] [TBL22] a reload in the middle of typing loses nothing, even when no word had reached the server', async () => {
    const paragraph = nextParagraph()
    const { page, context } = await writeUnheard(paragraph, ' Kept through a reload.')
    expect(await statusOf(page).innerText()).toContain('kept on this device')
    expect(await served(paragraph)).toBe(paragraph.text)
    const again = await context.newPage()
    await page.close()
    await again.goto(`/drafts/${draft.id}`)
    await until('the server has the words', async () =>
      (await served(paragraph)).endsWith(' Kept through a reload.'),
    )
    await isSaved(again)
    await write(again, paragraph)
    expect(await wordsIn(again)).toBe(`${paragraph.text} Kept through a reload.`)
    // And in the middle of typing with a connection.
    await again.keyboard.type(' Typed and reloaded at once.', { delay: 5 })
    await again.reload()
    await until('nothing is lost', async () =>
      (await served(paragraph)).endsWith(' Kept through a reload. Typed and reloaded at once.'),
    )
  })

  it('[TBL5] the next person at the same browser neither sees nor sends words that wait there', async () => {
    const paragraph = nextParagraph()
    const { page, context } = await writeUnheard(paragraph, ' For me alone.')
    await page.close()
    const signInAs = async (who: string): Promise<Page> => {
      await context.request.post(`${world.url}/api/auth/sign-in/email`, {
        data: { email: `${who}@demo.plenary.test`, password: demoPassword },
        headers: { origin: world.url },
      })
      const next = await context.newPage()
      await next.goto(`/drafts/${draft.id}`)
      await next.waitForSelector('[role=group]')
      return next
    }
    const other = await signInAs('refugee')
    await isSaved(other)
    await write(other, paragraph)
    expect(await wordsIn(other)).toBe(paragraph.text)
    await other.keyboard.type(' Theirs.')
    await isSaved(other)
    expect(await served(paragraph)).not.toContain('For me alone')
    await other.close()
    await signInAs('ngo')
    await until('their own words come', async () => (await served(paragraph)).includes(' For me alone.'))
    expect(await served(paragraph)).toContain(' Theirs.')
  })

  it('[TBL10] several pasted paragraphs become one for those who may not restructure, and several for those who may', async () => {
    const paragraph = nextParagraph()
    const paste = (page: Page): Promise<void> =>
      page.evaluate(() => {
        const clipboardData = new DataTransfer()
        clipboardData.setData(
          'text/html',
          '<p class="MsoNormal">Pasted <b>first</b></p><p><span style="mso-list:Ignore">2.</span>Pasted second</p>',
        )
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.querySelector('.plenary-editor')?.dispatchEvent(event)
      })
    const { page } = await join('ngo')
    await write(page, paragraph)
    await page.keyboard.type(' ')
    await paste(page)
    await page.getByText('2 paragraphs were pasted as one').waitFor()
    expect(await wordsIn(page)).toBe(`${paragraph.text} Pasted first Pasted second`)
    expect(await editorIn(page).innerHTML()).toContain('<strong>first</strong>')
    await isSaved(page)
    const secretariat = await join('secretariat')
    await write(secretariat.page, paragraph)
    await paste(secretariat.page)
    await page.getByText(/^Pasted second$/).waitFor()
    await secretariat.page.getByText('2 paragraphs were pasted as paragraphs').waitFor()
  })

  it('[TBL23] without a connection words are kept and said to be; back again they are saved', async () => {
    const paragraph = nextParagraph()
    const { page, context } = await join('refugee')
    await write(page, paragraph)
    await page.keyboard.type(' Before.')
    await isSaved(page)
    await context.setOffline(true)
    await page.keyboard.type(' Meanwhile.')
    await page.waitForFunction(
      () => document.querySelector('p[data-status]')?.getAttribute('data-status') === 'kept',
    )
    expect(await served(paragraph)).not.toContain('Meanwhile')
    await context.setOffline(false)
    await isSaved(page)
    await until('the server has it', async () => (await served(paragraph)).endsWith(' Before. Meanwhile.'))
  })

  it('[TBL24] who may not edit is told why, in words, where they are', async () => {
    const { page } = await join('observer')
    const [first] = shared as [ParagraphView]
    await rowOf(page, first).locator('[class*=words]').click()
    await rowOf(page, first).getByText('Observers may read, not change.').waitFor()
    expect(await page.locator('.plenary-editor').count()).toBe(0)
    expect(await statusOf(page).innerText()).toBe('Read only')
    expect(await page.getByRole('region', { name: 'The round' }).innerText()).toContain('you may read')
    const ngo = await join('ngo')
    const closed = draft.paragraphs.find(({ can }) => can.edit === 'section-not-open') as ParagraphView
    await rowOf(ngo.page, closed).focus()
    await rowOf(ngo.page, closed).getByText('This round does not open this section to you.').waitFor()
  })

  it('[TBL25] everything can be done by keyboard alone', async () => {
    const paragraph = nextParagraph()
    const next = shared[shared.indexOf(paragraph) + 1] as ParagraphView
    const { page } = await join('state-a')
    await page.getByRole('region', { name: 'Text of the draft' }).getByRole('group').first().focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`p-${draft.paragraphs[1]?.id}`)
    await rowOf(page, paragraph).focus()
    await page.keyboard.press('Enter')
    await editorIn(page).waitFor()
    await page.keyboard.type(' Bold')
    for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Alt+F10')
    await page.locator('button[aria-label=Bold]:focus').waitFor()
    await page.keyboard.press('Enter')
    expect(await editorIn(page).innerHTML()).toContain('<strong>Bold</strong>')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    // Over its end the caret goes on to what follows.
    await until(
      'the caret has left',
      async () => (await rowOf(page, paragraph).locator('.plenary-editor').count()) === 0,
    )
    await page.keyboard.press('Escape')
    await rowOf(page, next).focus()
    await page.keyboard.press('F2')
    await editorIn(page).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`p-${next.id}`)
    await until('it is saved', async () => (await served(paragraph)).endsWith(' Bold'))
  })

  it('[TBL27] opening the editor moves nothing on the page', async () => {
    const paragraph = nextParagraph()
    const { page } = await join('state-b')
    const row = rowOf(page, paragraph)
    await row.focus()
    // What comes later moves the page by itself: what was said about the text, and the fonts it asks for.
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    const boxes = (): Promise<unknown> =>
      row.evaluate((element) => {
        const text = element.querySelector('[class*=words]') as HTMLElement
        const range = document.createRange()
        range.selectNodeContents(
          text.querySelector('.plenary-editor p') ?? (text.firstElementChild as Element),
        )
        const { x, y, width } = range.getBoundingClientRect()
        const { top, height } = element.getBoundingClientRect()
        return [x, y, width, top, height].map(Math.round)
      })
    let before: unknown
    await until('the page has come to rest', async () => {
      const was = before
      before = await boxes()
      return JSON.stringify(before) === JSON.stringify(was)
    })
    await page.keyboard.press('Enter')
    await editorIn(page).waitFor()
    expect(await boxes()).toEqual(before)
  })

  it('[TBL18] the secretariat inserts, splits and joins; everyone else hears why not', async () => {
    const paragraph = nextParagraph()
    const other = await join('ngo')
    await write(other.page, paragraph)
    await other.page.keyboard.press('Enter')
    await other.page.getByText('Only the secretariat may add or split paragraphs.').waitFor()
    await other.page.keyboard.press('Escape')

    const { page } = await join('secretariat')
    await write(page, paragraph)
    await page.keyboard.press('Enter')
    await page.waitForFunction((id) => !document.querySelector(`#p-${id} .plenary-editor`), paragraph.id)
    await editorIn(page).waitFor()
    await page.keyboard.type('A new paragraph by key')
    await isSaved(page)
    await other.page.getByText('A new paragraph by key').waitFor()
    await page.keyboard.press('Control+Home')
    for (let nth = 0; nth < 5; nth += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByText('Press Enter again to split the paragraph here.').waitFor()
    await page.keyboard.press('Enter')
    await other.page
      .getByText(/^ ?paragraph by key$/)
      .or(other.page.getByText('A new', { exact: true }))
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Structure' }).click()
    await page.getByRole('menuitem', { name: 'Join to the paragraph before' }).click()
    await other.page.getByText('A new paragraph by key').waitFor()
  })

  it('[TBL26] on a phone the text stands alone, the rest one tap away in sheets', async () => {
    const paragraph = nextParagraph()
    const { page, errors } = await join('ngo', { viewport: phone })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    expect(await page.getByRole('navigation', { name: 'Outline' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Outline' }).click()
    await page.getByRole('dialog').getByRole('link').nth(3).waitFor()
    await picture(page, 'drafting-table-phone-outline')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /here/ }).click()
    await page.getByRole('dialog').getByText('(you)').waitFor()
    await page.keyboard.press('Escape')
    await write(page, paragraph)
    await page.getByRole('toolbar').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'drafting-table-phone')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Outline' }).waitFor()
    expect(errors).toEqual([])
  })

  it('[TBL28] Arabic text runs from right to left in its own line height, whatever the language around it', async () => {
    const { page } = await join('secretariat', { language: 'ar' }, arabic)
    const text = page.locator('[data-kind=paragraph] [lang=ar]').first()
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    await text.click()
    await editorIn(page).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'drafting-table-arabic')
    const english = await join('secretariat', {}, arabic)
    const same = english.page.locator('[data-kind=paragraph] [lang=ar]').first()
    expect(await same.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    expect(await english.page.evaluate(() => document.documentElement.dir)).toBe('ltr')
  })

  it('[TBL29] no violation of WCAG 2.2 AA, read and written', async () => {
    const { page } = await join('state-a')
    expect(await violations(page)).toEqual([])
    await write(page, nextParagraph())
    expect(await violations(page)).toEqual([])
    await picture(page, 'drafting-table')
    const observer = await join('observer')
    await rowOf(observer.page, shared[0] as ParagraphView).focus()
    expect(await violations(observer.page)).toEqual([])
  })

  // The last one: it closes the round.
  it('[RUI16] what is refused far down the text is said there, aloud as well, and the status does not say saved', async () => {
    const paragraph = shared.at(-1) as ParagraphView
    const secretariat = await world.signIn('secretariat')
    const lock = async (status: 'locked' | 'open'): Promise<void> => {
      const json = { type: 'lock', paragraph: paragraph.id, status }
      const answer = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, { json })
      expect(answer.status).toBe(200)
    }
    const { page, context } = await join('ngo')
    await write(page, paragraph)
    await isSaved(page)
    await context.setOffline(true)
    await page.keyboard.type(' Unheard.')
    await lock('locked')
    await context.setOffline(false)
    const row = rowOf(page, paragraph)
    const said = row.locator('[data-refused]')
    await said.getByText('Unheard.').waitFor()
    await said.getByText('is locked').waitFor()
    await page.getByRole('alert').getByText('Words of yours were not taken').waitFor()
    expect(
      await said.evaluate((place) => {
        const { top, bottom } = place.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      }),
    ).toBe(true)
    await page.waitForFunction(
      () => document.querySelector('p[data-status]')?.getAttribute('data-status') === 'refused',
    )
    await picture(page, 'drafting-table-refused-here')
    expect(await violations(page)).toEqual([])
    await lock('open')
    await said.getByRole('button', { name: 'Dismiss' }).click()
    await said.waitFor({ state: 'detached' })
    await isSaved(page)
  })

  it('[TBL7] [TBL19] words typed when the round has closed come back to their author with the reason, also after a reload', async () => {
    const paragraph = nextParagraph()
    const { page, context } = await join('ngo')
    await write(page, paragraph)
    await page.keyboard.type(' In time.')
    await isSaved(page)
    await context.setOffline(true)
    await page.keyboard.type(' Too late.')
    world.clock.setForward(new Date(Date.parse(draft.stage?.closesAt as string) + 1000))
    await context.setOffline(false)
    const panel = page.getByRole('region', { name: /not taken/ })
    await panel.getByText('Too late.').first().waitFor()
    await panel.getByText('The round is closed.').waitFor()
    await until('nobody may write', async () => (await page.locator('.plenary-editor').count()) === 0)
    expect(await served(paragraph)).toBe(`${paragraph.text} In time.`)
    await page.reload()
    await panel.getByText('Too late.').first().waitFor()
    await picture(page, 'drafting-table-refused')
    expect(await violations(page)).toEqual([])
    await panel.getByRole('button', { name: 'Dismiss' }).click()
    await panel.waitFor({ state: 'detached' })
  })
})
