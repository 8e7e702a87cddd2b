/** Threads beside a draft in a real browser: what people see, write, hear and are given back. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Thread, ThreadKind, Visibility } from '@plenary/shared/thread'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { type DemoName, get, sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, phone, picture, takeBrowser, violations } from './chromium.ts'
import { editorIn, rowOf, write } from './table.ts'

let world: World
let browser: Browser
let draft: DraftView
let shared: ParagraphView[]
/** Paragraphs that the demonstration has threads on. */
let talked: Set<string | null>
const people: Person[] = []
let taken = 0
const nextParagraph = (): ParagraphView => shared[taken++] as ParagraphView

/** Two with no thread between them, however many were taken before. */
function nextTwo(): [ParagraphView, ParagraphView] {
  const [one, two] = [nextParagraph(), shared[taken] as ParagraphView]
  const order = draft.paragraphs.map(({ id }) => id)
  const between = order.slice(order.indexOf(one.id) + 1, order.indexOf(two.id))
  return between.some((id) => talked.has(id)) ? nextTwo() : [one, nextParagraph()]
}

async function join(as: DemoName, options: Parameters<typeof person>[2] = {}, search = ''): Promise<Person> {
  const one = await person(browser, world.url, { as, ...options })
  people.push(one)
  await one.page.goto(`/drafts/${draft.id}${search}`)
  await one.page.waitForSelector('[role=group]')
  return one
}

interface Said {
  quote?: string
  kind?: ThreadKind
  visibility?: Visibility
}

/** Opens a thread as somebody else does, over HTTP. */
async function says(who: DemoName, on: ParagraphView, body: string, said: Said = {}): Promise<Thread> {
  const { kind = 'comment', visibility = 'all', quote } = said
  const { fetch } = await world.signIn(who)
  const answer = await fetch(`/api/drafts/${draft.id}/threads`, {
    json: {
      paragraphId: on.id,
      body,
      kind,
      visibility,
      ...(quote === undefined ? {} : { quote: { exact: quote, prefix: '', suffix: '' } }),
    },
  })
  expect(answer.status, await answer.clone().text()).toBeLessThan(300)
  return ((await answer.json()) as { thread: Thread }).thread
}

const threadsOf = async (who: DemoName, on: ParagraphView): Promise<Thread[]> => {
  const { cookie } = await world.signIn(who)
  const { items } = await get<{ items: Thread[] }>(
    world.url,
    `/api/drafts/${draft.id}/threads?paragraph=${on.id}&limit=200`,
    cookie,
  )
  return items
}

const groupOf = (page: Page, { id }: ParagraphView) => page.locator(`#threads-of-${id}`)
const cardOf = (page: Page, { id }: Pick<Thread, 'id'>) => page.locator(`#thread-${id}`)
const composerIn = (page: Page) => page.locator('form[aria-labelledby$="-title"]')
const top = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().top))

/** Focus on a paragraph as the arrow keys bring it there. */
const stand = (page: Page, on: ParagraphView): Promise<void> => rowOf(page, on).focus()

/** Selects words of a paragraph as the mouse does. */
async function select(page: Page, on: ParagraphView, words: string): Promise<void> {
  await rowOf(page, on).evaluate((row, wanted) => {
    const holder = row.querySelector('[data-words]') as HTMLElement
    const walk = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    }
    throw new Error(`no such words: ${wanted}`)
  }, words)
}

/** Some words of a paragraph that stand in it once. */
const someWords = ({ text }: ParagraphView): string => text.split(' ').slice(2, 5).join(' ')

describe.skipIf(!browserFound && process.env.CI !== 'true')('threads beside a draft', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    const ngo = await world.signIn('ngo')
    draft = await sampleDraft(world.url, ngo.cookie)
    const { items } = await get<{ items: Thread[] }>(
      world.url,
      `/api/drafts/${draft.id}/threads?limit=200`,
      (await world.signIn('secretariat')).cookie,
    )
    // The demonstration has said a few things before; every test takes a paragraph of its own.
    talked = new Set(items.map(({ paragraphId }) => paragraphId))
    shared = draft.paragraphs.filter(
      ({ id, kind, can }) => kind === 'paragraph' && can.edit === 'yes' && !talked.has(id),
    )
  })
  afterEach(async () => {
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[MAR6] [MAR4] threads stand beside their paragraph and their words are marked in it', async () => {
    const [first, second] = [nextParagraph(), nextParagraph()]
    await says('ngo', first, 'Should host communities not be named here?', {
      quote: someWords(first),
      kind: 'question',
    })
    await says('state-b', first, 'We can support this as it stands.', { kind: 'support' })
    await says('refugee', second, 'Whoever is meant by this should be asked first.', { kind: 'concern' })
    const { page, errors } = await join('state-a')
    for (const paragraph of [first, second]) {
      await rowOf(page, paragraph).scrollIntoViewIfNeeded()
      await groupOf(page, paragraph).waitFor()
      expect(await top(page, `#threads-of-${paragraph.id}`)).toBe(await top(page, `#p-${paragraph.id}`))
    }
    expect(await rowOf(page, first).locator('mark').allTextContents()).toEqual([someWords(first)])
    await stand(page, first)
    await page.keyboard.press('t')
    await page.locator('article, [data-brief]').first().waitFor()
    await picture(page, 'threads-margin')
    expect(await violations(page)).toEqual([])
    expect(errors).toEqual([])
  })

  it('[MAR15] [MAR16] words are commented on by keyboard alone, for those one chose, and somebody is called', async () => {
    const paragraph = nextParagraph()
    const { page, errors } = await join('ngo')
    await select(page, paragraph, someWords(paragraph))
    await page.getByRole('button', { name: 'Comment', exact: true }).first().waitFor()
    await page.keyboard.press('Control+Alt+m')
    const composer = composerIn(page)
    await composer.waitFor()
    expect(await composer.locator('blockquote').textContent()).toBe(someWords(paragraph))
    await page.keyboard.type('Is this what @tom')
    await page.getByRole('option').first().waitFor()
    await picture(page, 'threads-composer')
    expect(await violations(page)).toEqual([])
    const called = await page.locator('[role=option][aria-selected=true]').textContent()
    await page.keyboard.press('Enter')
    await page.keyboard.type('meant?')
    await composer.getByRole('radio', { name: 'Question' }).check({ force: true })
    await composer.getByLabel('Your words').press('Control+Enter')
    await until('the server has it', async () => (await threadsOf('ngo', paragraph)).length === 1)
    const [thread] = await threadsOf('state-a', paragraph)
    expect(thread).toMatchObject({
      kind: 'question',
      visibility: 'all',
      anchor: { state: 'exact', exact: someWords(paragraph) },
    })
    expect(thread?.comments[0]?.mentions).toHaveLength(1)
    const name = thread?.comments[0]?.body.match(/@(.+) meant\?/)?.[1] ?? '?'
    expect(called).toContain(name)
    await until(
      'its words are marked',
      async () => (await rowOf(page, paragraph).locator('mark').count()) > 0,
    )
    expect(errors).toEqual([])
  })

  it('[MAR1] [MAR12] replies come live to everyone who reads, once, and are announced', async () => {
    const paragraph = nextParagraph()
    const thread = await says('state-a', paragraph, 'What does the text mean by support?', {
      kind: 'question',
    })
    const [a, b] = await Promise.all([join('state-a'), join('ngo')])
    for (const { page } of [a, b]) {
      await stand(page, paragraph)
      await cardOf(page, thread).waitFor()
    }
    await cardOf(b.page, thread).getByRole('button', { name: 'Reply', exact: true }).click()
    await b.page.keyboard.type('Funds, and people.')
    await b.page.keyboard.press('Control+Enter')
    await cardOf(a.page, thread).getByText('Funds, and people.').waitFor()
    expect(await a.page.locator('[data-said]').textContent()).toMatch(/^Reply from /)
    await until('nothing is on its way', async () => (await b.page.locator('[data-pending]').count()) === 0)
    for (const { page } of [a, b])
      expect(await cardOf(page, thread).getByText('Funds, and people.').count()).toBe(1)
    // Without a connection nothing is lost: what was said meanwhile comes after, in order.
    await a.context.setOffline(true)
    const ngo = await world.signIn('ngo')
    for (const body of ['One more thing.', 'And another.'])
      expect((await ngo.fetch(`/api/threads/${thread.id}/comments`, { json: { body } })).status).toBeLessThan(
        300,
      )
    await a.context.setOffline(false)
    await cardOf(a.page, thread).getByText('And another.').waitFor({ timeout: 30_000 })
    const words = await cardOf(a.page, thread).locator('[class*=_words]').allTextContents()
    expect(words).toEqual([
      'What does the text mean by support?',
      'Funds, and people.',
      'One more thing.',
      'And another.',
    ])
  })

  it('[MAR8] [MAR9] a refused comment is taken back from the screen and its words given back with the reason', async () => {
    const paragraph = nextParagraph()
    const thread = await says('state-a', paragraph, 'Is this paragraph still needed?')
    const { page } = await join('ngo')
    await stand(page, paragraph)
    await cardOf(page, thread).getByRole('button', { name: 'Reply', exact: true }).click()
    await page.keyboard.type('Yes, for the host communities.')
    // The thread ends while the person writes, and this page has not heard of it.
    await page.route('**/api/threads/*/comments', async (route) => {
      const { fetch } = await world.signIn('state-a')
      await fetch(`/api/threads/${thread.id}`, {
        method: 'PATCH',
        json: { status: 'resolved', outcome: 'Answered' },
      })
      await route.continue()
    })
    await page.keyboard.press('Control+Enter')
    await page.getByText('This was not taken.').waitFor()
    const field = cardOf(page, thread).getByRole('textbox')
    expect(await field.inputValue()).toBe('Yes, for the host communities.')
    expect(await cardOf(page, thread).locator('[data-pending]').count()).toBe(0)
    await page.reload()
    await page.waitForSelector('[role=group]')
    await stand(page, paragraph)
    await cardOf(page, thread).getByText('Yes, for the host communities.').first().waitFor()
    await picture(page, 'threads-refused')
    expect((await threadsOf('ngo', paragraph))[0]?.comments).toHaveLength(1)
  })

  it('[MAR7] half a comment survives a reload; an internal one is known to the delegation alone', async () => {
    const paragraph = nextParagraph()
    const { page } = await join('state-a')
    await stand(page, paragraph)
    await page.keyboard.press('c')
    await composerIn(page).waitFor()
    await page.keyboard.type('Between us: can we live with this?')
    await composerIn(page)
      .getByRole('radio', { name: /My delegation alone/ })
      .check()
    await page.getByText('kept on this device').waitFor()
    await page.waitForTimeout(400)
    await page.reload()
    await page.waitForSelector('[role=group]')
    await stand(page, paragraph)
    await groupOf(page, paragraph)
      .getByRole('button', { name: /^Comment on/ })
      .click()
    const composer = composerIn(page)
    expect(await composer.getByLabel('Your words').inputValue()).toBe('Between us: can we live with this?')
    expect(await composer.getByRole('radio', { name: /My delegation alone/ }).isChecked()).toBe(true)
    await composer.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Only your delegation sees this').waitFor()
    await until('the server has it', async () => (await threadsOf('state-a', paragraph)).length === 1)
    expect(await threadsOf('state-b', paragraph)).toEqual([])
    expect(await threadsOf('secretariat', paragraph)).toEqual([])
  })

  it('[MAR13] marked words keep their mark in the editor while somebody writes before them', async () => {
    const paragraph = nextParagraph()
    const words = someWords(paragraph)
    await says('ngo', paragraph, 'Clearer, please.', { quote: words, kind: 'suggestion' })
    const { page } = await join('state-a')
    await rowOf(page, paragraph).locator('mark').first().waitFor()
    await write(page, paragraph)
    const marked = editorIn(page).locator('.plenary-said')
    await marked.first().waitFor()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('Indeed, ')
    expect((await marked.allTextContents()).join('')).toBe(words)
  })

  it('[MAR18] focus goes from a paragraph to its threads, from thread to thread, and back', async () => {
    const [first, second] = nextTwo()
    const one = await says('ngo', first, 'First of all.')
    const two = await says('ngo', second, 'And then.')
    const { page } = await join('state-b')
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
    await stand(page, first)
    await cardOf(page, one).waitFor()
    await page.keyboard.press('t')
    await until('the thread has focus', async () => (await focused()) === `thread-${one.id}`)
    await page.keyboard.press('n')
    await until('the next has focus', async () => (await focused()) === `thread-${two.id}`)
    await page.keyboard.press('p')
    await until('and the one before', async () => (await focused()) === `thread-${one.id}`)
    await page.keyboard.press('Escape')
    await until('focus is back in the text', async () => (await focused()) === `p-${first.id}`)
  })

  it('[MAR3] the filter lives in the address', async () => {
    const paragraph = nextParagraph()
    await says('ngo', paragraph, 'A question of ours.', { kind: 'question' })
    await says('state-b', paragraph, 'A concern of ours.', { kind: 'concern' })
    const { page } = await join('state-a', {}, '?kind=concern')
    await stand(page, paragraph)
    await groupOf(page, paragraph).getByText('A concern of ours.').waitFor()
    expect(await page.getByText('A question of ours.').count()).toBe(0)
    await page.getByRole('button', { name: /^Filter/ }).click()
    await page.getByLabel('State', { exact: true }).selectOption('open')
    await page.waitForURL(/state=open/)
    expect(page.url()).toContain('kind=concern')
    await page.getByRole('button', { name: 'Show all' }).click()
    await groupOf(page, paragraph).getByText('A question of ours.').waitFor()
    expect(page.url()).not.toContain('kind=')
  })

  it('[MAR10] what is reported is judged by the secretariat; its author reads why and appeals', async () => {
    const paragraph = nextParagraph()
    const thread = await says('ngo', paragraph, 'This is an outrage, and you know it.')
    const [reader, secretariat, author] = await Promise.all([
      join('state-b'),
      join('secretariat'),
      join('ngo'),
    ])
    for (const { page } of [reader, author]) {
      await stand(page, paragraph)
      await cardOf(page, thread).waitFor()
    }
    await cardOf(reader.page, thread).getByRole('button', { name: 'Report' }).click()
    await reader.page.keyboard.type('It insults us.')
    await reader.page.keyboard.press('Control+Enter')
    await reader.page.locator('[data-said]', { hasText: 'Reported' }).waitFor({ state: 'attached' })
    await secretariat.page.goto(`/processes/${draft.process.slug}/reports`)
    await secretariat.page.getByText('It insults us.').waitFor()
    await picture(secretariat.page, 'threads-reports')
    expect(await violations(secretariat.page)).toEqual([])
    await secretariat.page.getByRole('button', { name: 'Hide' }).click()
    await secretariat.page.keyboard.type('Please keep to the text.')
    await secretariat.page.keyboard.press('Control+Enter')
    await cardOf(reader.page, thread).getByText('Hidden by the secretariat').waitFor()
    await until('nobody reads it', async () => (await reader.page.getByText('an outrage').count()) === 0)
    await cardOf(author.page, thread).getByText('Reason: Please keep to the text.').waitFor()
    await cardOf(author.page, thread).getByRole('button', { name: 'Appeal' }).click()
    await author.page.keyboard.type('I meant the sentence, nobody in the hall.')
    await author.page.keyboard.press('Control+Enter')
    await cardOf(author.page, thread).getByText('Your appeal: I meant the sentence').waitFor()
  })

  it('[MAR19] on a phone the threads of a paragraph are one tap away', async () => {
    const paragraph = nextParagraph()
    const thread = await says('state-a', paragraph, 'Read on a phone.', {
      quote: someWords(paragraph),
      kind: 'concern',
    })
    const { page } = await join('ngo', { viewport: phone })
    const leads = rowOf(page, paragraph).getByRole('button', { name: /1 thread$/ })
    await leads.scrollIntoViewIfNeeded()
    await picture(page, 'threads-phone-text')
    await leads.click()
    await page.getByRole('dialog').waitFor()
    await cardOf(page, thread).waitFor()
    await picture(page, 'threads-phone')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /^Comment on/ }).click()
    await composerIn(page).waitFor()
    await picture(page, 'threads-phone-composer')
    expect(await violations(page)).toEqual([])
  })

  it('[MAR20] in Arabic the margin stands on the other side and says everything in Arabic', async () => {
    const paragraph = nextParagraph()
    await says('ngo', paragraph, 'هل يشمل هذا المجتمعات المضيفة؟', {
      kind: 'question',
      quote: someWords(paragraph),
    })
    const { page } = await join('state-a', { language: 'ar' })
    await stand(page, paragraph)
    await groupOf(page, paragraph).locator('article').waitFor()
    const [margin, row] = await Promise.all([
      page.locator('aside[data-thread-region]').boundingBox(),
      rowOf(page, paragraph).boundingBox(),
    ])
    expect(margin?.x).toBeLessThan(row?.x ?? 0)
    await picture(page, 'threads-arabic')
    expect(await violations(page)).toEqual([])
  })
})
