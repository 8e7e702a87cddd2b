/** Where threads are when the text has moved on: words that moved, paragraphs that left, texts that were published. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { RevisionSummary } from '@plenary/shared/revision'
import type { Thread } from '@plenary/shared/thread'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, until } from '../provider.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { browserFound, person, picture, takeBrowser, violations } from './chromium.ts'

let world: World
let browser: Browser
let draft: DraftView
let secretariat: SignedIn
let state: SignedIn

describe.skipIf(!browserFound && process.env.CI !== 'true')('threads when the text moves on', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    secretariat = await world.signIn('secretariat')
    state = await world.signIn('state-a')
    draft = await sampleDraft(world.url, secretariat.cookie)
  })
  afterAll(async () => {
    await world?.close()
  })

  const open = draftParagraphs(() => draft)
  const says = async (on: ParagraphView, exact: string, body: string): Promise<Thread> => {
    const json = {
      paragraphId: on.id,
      kind: 'concern',
      visibility: 'all',
      body,
      quote: { exact, prefix: '', suffix: '' },
    }
    const answer = await state.fetch(`/api/drafts/${draft.id}/threads`, { json })
    expect(answer.status, await answer.clone().text()).toBe(200)
    return ((await answer.json()) as { thread: Thread }).thread
  }
  const anchorOf = async ({ id }: Thread): Promise<string> =>
    (await get<{ thread: Thread }>(world.url, `/api/threads/${id}`, state.cookie)).thread.anchor.state

  it('[MAR11] words that were reworded are shown as they are, and its author says that the thread is still about them', async () => {
    const on = open(0)
    const words = on.text.split(' ').slice(2, 9)
    const thread = await says(on, words.join(' '), 'These words matter to us.')
    const room = await openRoom(world.url, on.room, secretariat.cookie)
    const at = on.text.indexOf(words.join(' ')) + (words[0] as string).length
    room.remove(at, ` ${words[1]}`.length)
    room.type(at, ' carefully')
    await until('the thread says so', async () => (await anchorOf(thread)) === 'moved')
    room.close()
    const { page, context, errors } = await person(browser, world.url, { as: 'state-a' })
    await page.goto(`/drafts/${draft.id}?p=${on.id}`)
    const card = page.locator(`#thread-${thread.id}`)
    const brief = page.locator(`#threads-of-${on.id} [data-brief]`)
    await card.or(brief).first().waitFor()
    if (!(await card.isVisible())) await brief.first().click()
    await card.getByText('carefully').first().waitFor()
    await picture(page, 'thread-moved')
    await card.getByRole('button', { name: 'Yes, it is' }).click()
    await until('it is confirmed', async () => (await anchorOf(thread)) === 'exact')
    expect(errors).toEqual([])
    await context.close()
  })

  it('[MAR17] a thread whose paragraph has left the draft stands with its quote among those that did', async () => {
    const on = open(1)
    const quote = on.text.split(' ').slice(0, 6).join(' ')
    const thread = await says(on, quote, 'Where did this go?')
    const deleting = await secretariat.fetch(`/api/drafts/${draft.id}/structure`, {
      json: { type: 'delete', paragraph: on.id },
    })
    expect(deleting.status, await deleting.clone().text()).toBe(200)
    await until('the thread lost its words', async () => (await anchorOf(thread)) === 'orphaned')
    const { page, context, errors } = await person(browser, world.url, { as: 'state-a' })
    await page.goto(`/drafts/${draft.id}`)
    const left = page.getByText('1 thread on a paragraph that has left')
    await left.waitFor()
    await left.click()
    await page.locator(`#thread-${thread.id}`).getByText(quote).first().waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  it('[MAR22] a published paragraph is discussed below it by those who take part; a visitor reads the text alone', async () => {
    const { items } = await get<{ items: RevisionSummary[] }>(
      world.url,
      `/api/drafts/${draft.id}/revisions`,
      state.cookie,
    )
    const path = `/revisions/${items[0]?.id}`
    const on = open(2)
    const { page, context, errors } = await person(browser, world.url, { as: 'state-a' })
    await page.goto(path)
    const row = page.locator(`#p-${on.id}`)
    await row.scrollIntoViewIfNeeded()
    await row.hover()
    await row.getByText('Comment', { exact: true }).click()
    await row.getByRole('button', { name: 'Comment', exact: true }).click()
    await row.getByRole('textbox').first().fill('In the published text this was clear.')
    await picture(page, 'revision-discussion')
    expect(await violations(page)).toEqual([])
    await row.locator('form button[type=submit]').click()
    await row.getByText('1 thread', { exact: true }).waitFor()
    expect(errors).toEqual([])
    await context.close()
    const visitor = await person(browser, world.url, {})
    await visitor.page.goto(path)
    await visitor.page.locator(`#p-${on.id}`).waitFor()
    expect(await visitor.page.getByText('1 thread', { exact: true }).count()).toBe(0)
    await visitor.context.close()
  })
})

/** The nth paragraph with many words that everyone may write in, from the end: the demonstration's threads stand before. */
function draftParagraphs(of: () => DraftView): (nth: number) => ParagraphView {
  return (nth) => {
    const long = of().paragraphs.filter(
      ({ kind, status, text }) => kind === 'paragraph' && status === 'open' && text.split(' ').length > 14,
    )
    return long.at(-1 - nth) as ParagraphView
  }
}
