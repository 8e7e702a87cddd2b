/** Consultations and contributions in a real browser: read, written together, submitted, posted, heard from a group, spoken. */
import type { ProcessView } from '@plenary/shared/process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inviteTo, tokenOf } from '../invite.ts'
import { get } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { browserFound, type Person, person, phone, picture, takeBrowser, violations } from './chromium.ts'
import { editorIn } from './table.ts'

const slug = 'refugees-2018'
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

let world: World
let browser: Browser
let secretariat: SignedIn
/** A discussion that is over, and a meeting to come. */
let past: string
let coming: string
/** Cookie of a second person of the NGO. */
let colleague: string
const people: Person[] = []

type Options = Parameters<typeof person>[2] & { cookie?: string }

async function join(path: string, { cookie, ...options }: Options = {}): Promise<Person> {
  const one = await person(browser, world.url, options)
  people.push(one)
  if (cookie)
    await one.context.addCookies(
      cookie.split('; ').map((each) => {
        const at = each.indexOf('=')
        return { name: each.slice(0, at), value: each.slice(at + 1), url: world.url }
      }),
    )
  await one.page.goto(path)
  return one
}

/** A second person of the NGO, by an invitation as the secretariat would send it; the value of their Cookie header. */
async function inviteColleague(): Promise<string> {
  const [email, password] = ['colleague@example.org', 'a-long-enough-password']
  const made = await inviteTo(secretariat, slug, {
    ...{ email, kind: 'ngo', role: 'member' },
    delegation: 'Open Harbour, a non-governmental organization',
  })
  const accepted = await fetch(`${world.url}/api/invitations/${tokenOf(made)}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: JSON.stringify({ name: 'Noor Haddad', password }),
  })
  if (!accepted.ok) throw new Error(await accepted.text())
  const answer = await fetch(`${world.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

const isSaved = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('[class*=saved][data-status=saved]'))
/** Resolves when the caret stands in the paragraph that holds these words; an empty one holds none. */
const writesIn = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction((held) => {
    const editor = document.activeElement
    if (!editor?.matches('.plenary-editor')) return false
    const text = editor.textContent?.replaceAll('\u2060', '') ?? ''
    return held === '' ? text === '' : text.includes(held)
  }, words)
/** Presses a key until the caret stands so many characters into the words. */
const caretTo = async (page: Page, key: string, offset: number): Promise<void> => {
  for (let times = 0; times < 50; times += 1) {
    if ((await page.evaluate(() => getSelection()?.focusOffset)) === offset) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead to ${offset}`)
}
const blocks = (page: Page) => page.locator('[id^="b-"]')

describe.skipIf(!browserFound && process.env.CI !== 'true')('consultations', () => {
  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    browser = await takeBrowser()
    secretariat = await world.signIn('secretariat')
    colleague = await inviteColleague()
    const { stages } = await get<ProcessView>(world.url, `/api/processes/${slug}`, secretariat.cookie)
    past = stages.find(({ code }) => code === 'td2')?.id as string
    coming = stages.find(({ code }) => code === 'ny-brief-1')?.id as string
  })
  afterEach(async () => {
    await Promise.all(people.splice(0).map(({ context }) => context.close()))
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[CPG15] a past consultation is one page for everyone: what came of it, papers, questions, who spoke, what was brought', async () => {
    const { page } = await join(`/stages/${past}`)
    await page.getByRole('heading', { level: 1, name: 'Thematic discussion 2' }).waitFor()
    for (const name of [
      'Chair’s summary',
      'Background papers',
      'Guiding questions',
      'Speakers’ list',
      'Contributions and statements',
    ])
      await page.getByRole('heading', { level: 2, name }).waitFor()
    await page.getByText('Tue 17 October 2017, 10:00 Geneva').first().waitFor()
    await page.getByText('Said by a group of 14', { exact: false }).first().waitFor()
    expect(await page.getByRole('button', { name: 'Edit the questions' }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await picture(page, 'consultation')
    await page.getByLabel('Form').selectOption('statement')
    await page.waitForURL(/form=statement/)
    await page
      .getByRole('link', { name: /^Statement: / })
      .first()
      .waitFor()
    await page.waitForFunction(() => !document.body.innerText.includes('Registration close to the border'))
    await page.setViewportSize(phone)
    await page.getByText('Filter contributions').waitFor()
    expect(await violations(page)).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(phone.width)
  })

  it('[CPG15] the page reads from right to left in Arabic, each text in its own direction', async () => {
    const { page } = await join(`/stages/${past}`, { language: 'ar' })
    await page.getByRole('heading', { level: 2, name: 'موجز الرئاسة' }).waitFor()
    await page.getByText('Registration close to the border').waitFor()
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    const title = page.locator('bdi[dir=ltr]', { hasText: 'Registration close to the border' })
    expect(await title.getAttribute('lang')).toBe('en')
    expect(await violations(page)).toEqual([])
  })

  it('[CPG16] [CNS8] two of a delegation write together; the keys make and unmake paragraphs; only the focal point submits; posted, everyone reads it', async () => {
    const focal = await join(`/stages/${coming}`, { as: 'ngo' })
    await focal.page.getByRole('link', { name: 'Write a contribution' }).click()
    await focal.page.getByText('Others see: Grace Wanjala').waitFor()
    await focal.page.getByLabel('Title').fill('Legal aid from the first day')
    await focal.page.getByRole('button', { name: 'Begin to write' }).click()
    await focal.page.waitForURL(/\/contributions\//)
    const address = new URL(focal.page.url()).pathname
    const other = await join(address, { cookie: colleague })

    // The first paragraph may be there already, or is begun by a button.
    const first = focal.page.getByRole('button', { name: 'Write the first paragraph' })
    await Promise.race([first.waitFor(), blocks(focal.page).first().waitFor()])
    if (await first.isVisible()) await first.click()
    else await blocks(focal.page).first().click()
    await editorIn(focal.page).waitFor()
    await focal.page.keyboard.type('Counsel comes before the interview.')
    await focal.page.keyboard.press('Enter')
    await focal.page.waitForFunction(() => document.querySelectorAll('[id^="b-"]').length === 2)
    await writesIn(focal.page, '')
    await focal.page.keyboard.type('Interpreters too.')
    await isSaved(focal.page)

    // The colleague sees both, and writes in the second while the other's caret stands there with a name.
    await other.page.getByText('Counsel comes before the interview.').waitFor()
    await other.page.getByText('Interpreters too.').click()
    await editorIn(other.page).waitFor()
    await other.page.locator('.plenary-caret-name', { hasText: 'Grace Wanjala' }).waitFor()
    await other.page.keyboard.press('Control+End')
    await other.page.keyboard.type(' In every language.')
    await focal.page.getByText('Interpreters too. In every language.').waitFor()

    // An empty paragraph comes with Enter and leaves with Backspace; the arrow keys lead through all.
    await focal.page.keyboard.press('Control+End')
    await focal.page.keyboard.press('Enter')
    await focal.page.waitForFunction(() => document.querySelectorAll('[id^="b-"]').length === 3)
    await writesIn(focal.page, '')
    await focal.page.keyboard.press('Backspace')
    await focal.page.waitForFunction(() => document.querySelectorAll('[id^="b-"]').length === 2)
    await writesIn(focal.page, 'In every language.')
    await focal.page.keyboard.press('ArrowUp')
    await writesIn(focal.page, 'Counsel comes')

    // Enter within the words parts them.
    await caretTo(focal.page, 'Home', 0)
    await caretTo(focal.page, 'ArrowRight', 'Counsel'.length)
    await focal.page.keyboard.press('Enter')
    await focal.page.waitForFunction(() => document.querySelectorAll('[id^="b-"]').length === 3)
    await isSaved(focal.page)
    await writesIn(focal.page, 'comes before')
    await focal.page.keyboard.press('Escape')
    await expect
      .poll(() => blocks(focal.page).locator('[class*=words]').allInnerTexts(), { timeout: 20_000 })
      .toEqual(['Counsel', 'comes before the interview.', 'Interpreters too. In every language.'])
    expect(await violations(focal.page)).toEqual([])
    await picture(focal.page, 'contribution-writing')

    await focal.page.getByRole('checkbox', { name: 'Reception and admission' }).check()
    await isSaved(focal.page)
    const review = (page: Page) => page.getByRole('button', { name: 'Review before submitting' })
    expect(await review(other.page).isDisabled()).toBe(true)
    await other.page.getByText('The focal point of the delegation does this.').waitFor()

    // Nothing is chosen for the person, and nothing is submitted before it was looked at.
    expect(await review(focal.page).isDisabled()).toBe(true)
    await focal.page.getByRole('radio', { name: 'It may be published' }).check()
    await review(focal.page).click()
    const received = focal.page.getByRole('region', { name: 'The words that would be received' })
    await received.getByText('Interpreters too. In every language.').waitFor()
    await focal.page.getByText('Others see: Grace Wanjala').waitFor()
    expect(await violations(focal.page)).toEqual([])
    await picture(focal.page, 'contribution-review')
    await focal.page.getByRole('button', { name: 'Submit', exact: true }).click()
    await focal.page.getByText('Your contribution has been received.').waitFor()
    expect(await violations(focal.page)).toEqual([])
    await picture(focal.page, 'contribution-receipt')
    // Whoever was writing beside sees it at once, and writes no more.
    await other.page.getByText('It is with the secretariat').waitFor()
    expect(await editorIn(other.page).count()).toBe(0)

    const reader = await join(address)
    await reader.page.getByText('There is nothing here, or you may not see it.').waitFor()
    const office = await join(address, { as: 'secretariat' })
    await office.page.getByRole('radio', { name: 'Post it' }).check()
    await office.page.getByRole('button', { name: 'Review the decision' }).click()
    await office.page.getByText('Everyone on the internet can then read it').waitFor()
    await office.page.getByRole('button', { name: 'Post it' }).click()
    await office.page.getByText('The contribution is posted.').waitFor()
    await reader.page.reload()
    await reader.page.getByRole('heading', { level: 1, name: 'Legal aid from the first day' }).waitFor()
    const words = await reader.page.locator('[id^="b-"] [class*=words]').allTextContents()
    expect(words).toEqual(['Counsel', 'comes before the interview.', 'Interpreters too. In every language.'])
    await reader.page.getByRole('link', { name: 'Link to paragraph 3' }).click()
    await reader.page.waitForFunction(
      () => document.querySelector('[data-target]')?.id === location.hash.slice(1),
    )
    expect(await violations(reader.page)).toEqual([])
  })

  it('[CPG17] a file that is none of the kinds is refused with what to do; one that is is kept, told in words and fetched', async () => {
    const id = crypto.randomUUID()
    const ngo = await world.signIn('ngo')
    const begun = await ngo.fetch(`/api/stages/${coming}/contributions`, {
      json: { id, title: 'With a file', language: 'en', body: 'See the file.', consentToPublish: true },
    })
    expect(begun.status).toBe(200)
    const { page } = await join(`/contributions/${id}`, { as: 'ngo' })
    const chooser = page.locator('input[type=file]')
    await chooser.setInputFiles({
      name: 'tool.exe',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ'),
    })
    await page.getByRole('alert').getByText('Files are taken as PDF, Word (.docx)').waitFor()
    await chooser.setInputFiles({
      name: 'page.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<html><script>alert(1)</script></html>'),
    })
    await page.getByRole('alert').getByText('page.pdf was not taken.').waitFor()
    expect(await violations(page)).toEqual([])
    await chooser.setInputFiles({ name: 'position paper.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.getByText('position paper.pdf is kept.').waitFor()
    const link = page.getByRole('link', { name: 'position-paper.pdf' })
    await link.waitFor()
    await page.getByText('PDF, 1 KB').waitFor()
    const download = page.waitForEvent('download')
    await link.click()
    expect((await download).suggestedFilename()).toBe('position-paper.pdf')
  })

  it('[CPG18] a facilitator enters on a phone what a group said; without a connection it waits on the device and is sent later', async () => {
    const { page, context } = await join(`/stages/${coming}/input`, { as: 'facilitator', viewport: phone })
    await page.getByText('Nobody’s name is asked for here.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('alert').getByText('how they agreed').waitFor()
    await page.getByLabel('Place').fill('Adjumani')
    await page.getByLabel('Country').fill('Uganda')
    await page.getByLabel('How many people').fill('14')
    await page.getByRole('textbox', { name: 'Who they are' }).fill('women')
    await page.getByLabel('Women').selectOption('10-19')
    await page.getByLabel('Language they spoke').fill('Dinka')
    await page.getByLabel('What they said, as they said it').fill('Cam acï bɛ̈n.')
    await page.getByRole('textbox', { name: 'Translation' }).fill('Food has come; now ask our names.')
    await page.getByRole('radio', { name: 'spoken, by everyone' }).check()
    // What was written comes back after a reload.
    await page.reload()
    expect(await page.getByLabel('Place').inputValue()).toBe('Adjumani')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('1 waits on this device').waitFor()
    await context.setOffline(false)
    await page.getByText('The secretariat has received it.').waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: 'Look at it' }).click()
    await page.getByText(/Said by a group of 14 .*women.* in .*Adjumani.*, .*Uganda/).waitFor()
    await page.getByText('; entered by').waitFor()
    await page.getByText('Cam acï bɛ̈n.').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'group-input')
  })

  it('[CPG19] the speakers’ list is live: asked for, entered, ordered by keys, called and counted down on every screen', async () => {
    const state = await join(`/stages/${coming}`, { as: 'state-a' })
    const office = await join(`/stages/${coming}`, { as: 'secretariat' })
    await state.page.getByRole('button', { name: 'Ask for the floor' }).click()
    await state.page.getByText('Others see: Tomás Ferreira').first().waitFor()
    await state.page.getByRole('combobox', { name: 'On behalf of' }).click()
    await state.page.getByRole('option', { name: 'African Group' }).click()
    await state.page.getByRole('button', { name: 'Ask for the floor' }).click()
    await office.page.locator('li[data-status=listed]', { hasText: 'Tomás Ferreira' }).waitFor()
    // Nobody speaks for a group that has not said so.
    expect(await office.page.getByText('on behalf of').count()).toBe(0)
    await office.page.getByRole('button', { name: 'Enter a speaker' }).click()
    await office.page.getByRole('combobox', { name: 'Delegation' }).click()
    await office.page.getByRole('option', { name: 'African Group' }).click()
    await office.page.getByLabel('Person of it who speaks').fill('Mayor of a host municipality')
    await office.page.getByRole('button', { name: 'Enter into the list' }).click()
    const rows = state.page.locator('li[data-status=listed]')
    await rows.nth(1).waitFor()

    const mayor = office.page.locator('li[data-status=listed]', { hasText: 'Mayor' })
    await mayor.focus()
    await office.page.keyboard.press('Alt+ArrowUp')
    await office.page.getByText('Mayor of a host municipality is now number 1.').waitFor()
    await state.page.waitForFunction(() =>
      document.querySelector('li[data-status=listed]')?.textContent?.includes('Mayor'),
    )
    expect(await office.page.evaluate(() => document.activeElement?.textContent)).toContain('Mayor')

    await office.page.getByLabel('Time for Mayor of a host municipality').selectOption('120')
    await office.page.getByRole('button', { name: 'Give the floor to Mayor of a host municipality' }).click()
    const timer = state.page.getByRole('timer')
    await timer.waitFor()
    expect(await timer.textContent()).toMatch(/^(2:00|1:\d\d) left$/)
    await violations(office.page).then((found) => expect(found).toEqual([]))
    await picture(office.page, 'speakers')
    await office.page.getByRole('button', { name: 'End the statement of Mayor' }).click()
    await state.page.getByText('1 has spoken or was absent').waitFor()
    await state.page.getByRole('button', { name: 'Withdraw' }).click()
    await office.page.waitForFunction(() => !document.querySelector('li[data-status=listed]'))
  })

  it('[CPG20] [CNS8] the secretariat keeps the page in place: a question, a paper with its file, the summary of two who write it', async () => {
    const one = await join(`/stages/${coming}`, { as: 'secretariat' })
    const { page } = one
    await page.getByRole('button', { name: 'Edit the questions' }).click()
    await page.getByRole('textbox', { name: 'Question 1' }).fill('What must stand ready?')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 3, name: 'What must stand ready?' }).waitFor()
    await page.getByRole('button', { name: 'Add a paper' }).click()
    await page.getByLabel('Title').fill('Concept note')
    await page.getByRole('button', { name: 'Announce the paper' }).click()
    await page.getByText('The file is still to come.').waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.getByRole('link', { name: 'Concept note' }).waitFor()

    await page.getByRole('button', { name: 'Write the summary' }).click()
    await page.getByLabel('Text').fill('What one heard.')
    const answer = await secretariat.fetch(`/api/stages/${coming}/summary`, {
      method: 'PATCH',
      json: { version: 0, language: 'en', text: 'What the other heard.' },
    })
    expect(answer.status).toBe(200)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody else has saved other words meanwhile.').first().waitFor()
    await page.getByText('What the other heard.').waitFor()
    await page.getByRole('button', { name: 'Take both' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByRole('button', { name: 'Review before publishing' }).click()
    await page.getByRole('region', { name: 'The summary that would be published' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Publish the summary' }).click()
    await page.getByText('The summary is published.').waitFor()
    const reader = await join(`/stages/${coming}`)
    await reader.page.getByText('What the other heard.').waitFor()
    await reader.page.getByText('What one heard.').waitFor()
    expect(await violations(page)).toEqual([])
  })
})
