/** Footnote signs in a real editor, and a page of an older build that was left open over a renewal of the platform. */
import { rmSync } from 'node:fs'
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Browser, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildOlderClient, serveOlder } from '../older-client.ts'
import { until } from '../provider.ts'
import { type DemoName, get, sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, phone, picture, takeBrowser, violations } from './chromium.ts'
import { editorIn, isSaved, rowOf, write } from './table.ts'

let world: World
let browser: Browser
let draft: DraftView
let older: string
/** The cookie of somebody who only reads. */
let reader: string
/** Paragraphs with one sign that State A may edit. */
let noted: ParagraphView[]
const people: Person[] = []

async function join(as: DemoName, means: Parameters<typeof person>[2] = {}): Promise<Person> {
  const one = await person(browser, world.url, { as, ...means })
  people.push(one)
  return one
}

async function served({ id }: ParagraphView): Promise<{ text: string; html: string }> {
  const { paragraphs } = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, reader)
  return paragraphs.find((each) => each.id === id) as ParagraphView
}

/** The words of the editor with signs drawn as "#". */
const wordsIn = (page: Page): Promise<string> =>
  editorIn(page).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const each of copy.querySelectorAll('.plenary-caret, .ProseMirror-separator')) each.remove()
    for (const each of copy.querySelectorAll('.footnote-ref')) each.replaceWith('#')
    return copy.textContent ?? ''
  })

/** Goes right before the sign of the paragraph, by keys alone. */
async function goBeforeSign(page: Page): Promise<void> {
  const words = await wordsIn(page)
  await page.keyboard.press('Control+Home')
  for (let nth = 0; nth < words.indexOf('#'); nth += 1) await page.keyboard.press('ArrowRight')
}

describe.skipIf(!browserFound && process.env.CI !== 'true')('signs in a real editor', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    older = await buildOlderClient()
    reader = (await world.signIn('secretariat')).cookie
    const { cookie } = await world.signIn('state-a')
    draft = await sampleDraft(world.url, cookie)
    noted = draft.paragraphs.filter(
      ({ kind, html, can }) =>
        kind === 'paragraph' && can.edit === 'yes' && html.split('data-footnote').length === 2,
    )
  })
  afterEach(async () => {
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
    if (older) rmSync(older, { recursive: true, force: true })
  })

  it('[SGN3] one press passes a sign, what is typed behind it is no part of it, and the sign stays', async () => {
    const paragraph = noted[0] as ParagraphView
    const { page, errors } = await join('state-a')
    await page.goto(`/drafts/${draft.id}`)
    await page.waitForSelector('[role=group]')
    await write(page, paragraph)
    await page.keyboard.type(' and at sea.')
    const before = await wordsIn(page)
    const at = before.indexOf('#')
    expect(before).not.toContain('\u00a0')
    expect(at).toBeGreaterThan(0)
    await goBeforeSign(page)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type(', then')
    expect(await wordsIn(page)).toBe(`${before.slice(0, at + 1)}, then${before.slice(at + 1)}`)
    for (let nth = 0; nth < 6; nth += 1) await page.keyboard.press('Backspace')
    expect(await wordsIn(page)).toBe(before)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('!')
    expect(await wordsIn(page)).toBe(`${before.slice(0, at)}!${before.slice(at)}`)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Backspace')
    expect(await wordsIn(page)).toBe(`${before.slice(0, at)}!${before.slice(at + 1)}`)
    await page.keyboard.press('Control+z')
    await until('the sign is back', async () => (await wordsIn(page)).includes('#'))
    const label = await editorIn(page).locator('.footnote-ref').getAttribute('data-label')
    expect(paragraph.html).toContain(`>${label}</sup>`)
    await picture(page, 'signs-wide')
    expect(await violations(page)).toEqual([])
    await isSaved(page)
    await until(
      'it is served',
      async () => (await served(paragraph)).text === (await wordsIn(page)).replace('#', ''),
    )
    expect((await served(paragraph)).html).toContain('data-footnote')
    expect(errors).toEqual([])
  })

  it('[SGN3] signs on a phone, and in Arabic', async () => {
    const { page } = await join('state-a', { viewport: phone })
    await page.goto(`/drafts/${draft.id}`)
    await page.waitForSelector('[role=group]')
    await write(page, noted[1] as ParagraphView)
    await picture(page, 'signs-phone')
    const { cookie } = await world.signIn('state-a')
    const { drafts } = await get<{ drafts: { id: string; language: string }[] }>(
      world.url,
      '/api/processes/refugees-2018',
      cookie,
    )
    const arabic = drafts.find(({ language }) => language === 'ar')?.id as string
    const view = await get<DraftView>(world.url, `/api/drafts/${arabic}`, cookie)
    const [first] = view.paragraphs.filter(
      ({ kind, can, html }) => kind === 'paragraph' && can.edit === 'yes' && html.includes('data-footnote'),
    )
    if (!first) return
    const wideOne = await join('state-a', { language: 'ar' })
    await wideOne.page.goto(`/drafts/${arabic}`)
    await wideOne.page.waitForSelector('[role=group]')
    await write(wideOne.page, first)
    expect(await wordsIn(wideOne.page)).toContain('#')
    await picture(wideOne.page, 'signs-arabic')
  })

  it('[SCH1] [SCH2] [SCH3] a page of an older build writes nothing after the platform was renewed, says so, and its words are offered after the reload', async () => {
    const paragraph = noted[2] as ParagraphView
    const before = await served(paragraph)
    const { page, context } = await join('state-a')
    const renew = await serveOlder(context, older)
    let isUp = false
    const open = new Set<WebSocketRoute>()
    // The live text answers nobody while the platform is being renewed.
    await context.routeWebSocket(/\/collab\//, (socket) => {
      if (isUp) socket.connectToServer()
      else open.add(socket)
    })
    await page.goto(`/drafts/${draft.id}`)
    await page.waitForSelector('[role=group]')
    await rowOf(page, paragraph).locator('[class*=words]').click()
    await editorIn(page).waitFor()
    // Its editor knows no signs: all it can do with this text is take it away.
    expect(await wordsIn(page)).not.toContain(before.text.slice(0, 20))
    await page.keyboard.type('Words of before the renewal')
    await until('they are written', async () => (await wordsIn(page)).includes('before the renewal'))
    isUp = true
    for (const socket of open) await socket.close({ code: 1012 })
    await page.getByRole('alert').getByRole('button', { name: 'Reload the page' }).waitFor()
    await picture(page, 'page-outdated')
    expect(await served(paragraph)).toMatchObject({ text: before.text, html: before.html })
    renew()
    await page.getByRole('alert').getByRole('button', { name: 'Reload the page' }).click()
    await page.getByText('Words of before the renewal').first().waitFor()
    await picture(page, 'page-outdated-after')
    await rowOf(page, paragraph).locator('[data-words]').click()
    await editorIn(page).waitFor()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' NEW')
    await until('the new page writes', async () => (await served(paragraph)).text === `${before.text} NEW`)
    expect((await served(paragraph)).html).toContain('data-footnote')
  })
})
