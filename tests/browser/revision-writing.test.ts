/** The secretariat at its texts in a real browser: a note of changes written by two, and a version that came as a file. */
import type { DraftView } from '@plenary/shared/draft'
import type { Memorandum } from '@plenary/shared/memorandum'
import type { RevisionSummary } from '@plenary/shared/revision'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { get, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'
import { browserFound, person, picture, takeBrowser, violations } from './chromium.ts'

let world: World
let browser: Browser
let secretariat: SignedIn
let draft: DraftView
let revision: RevisionSummary

async function post<T>(path: string, json: unknown, method = 'POST'): Promise<T> {
  const answer = await secretariat.fetch(path, { json, method, headers: { origin: world.url } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

describe.skipIf(!browserFound && process.env.CI !== 'true')('the secretariat at its texts', () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await takeBrowser()
    secretariat = await world.signIn('secretariat')
    draft = await sampleDraft(world.url, secretariat.cookie)
    await post(`/api/drafts/${draft.id}/revisions`, { symbol: 'NOTE/1', title: 'Before the note' })
    const [first] = draft.paragraphs.filter(({ kind }) => kind === 'paragraph')
    await post(`/api/drafts/${draft.id}/structure`, {
      type: 'insert',
      id: crypto.randomUUID(),
      after: first?.id,
      kind: 'paragraph',
      level: 0,
      text: 'A paragraph the note is about.',
    })
    revision = await post(`/api/drafts/${draft.id}/revisions`, { symbol: 'NOTE/2', title: 'With a note' })
  })
  afterAll(async () => {
    await world?.close()
  })

  it('[RVC16] [RVC17] [RVC18] a note is kept while it is typed, joined with what another saved, and read by all once published', async () => {
    const { page, context, errors } = await person(browser, world.url, { as: 'secretariat' })
    const reader = await person(browser, world.url)
    await reader.page.goto(`/revisions/${revision.id}/changes`)
    await reader.page.getByText('This note is not published yet').waitFor()

    await page.goto(`/revisions/${revision.id}/changes`)
    await page.getByText('A paragraph the note is about.').waitFor()
    await page.getByLabel('Introduction', { exact: true }).fill('What I write.')
    await page.getByText('Not saved yet; kept on this device.').waitFor()
    await page.reload()
    await page.getByText('What you wrote on this device and had not saved is here again.').waitFor()
    expect(await page.getByLabel('Introduction', { exact: true }).inputValue()).toBe('What I write.')

    const { version } = await get<Memorandum>(
      world.url,
      `/api/revisions/${revision.id}/memorandum`,
      secretariat.cookie,
    )
    await post(
      `/api/revisions/${revision.id}/memorandum`,
      { version, introduction: 'What they wrote.', texts: {} },
      'PATCH',
    )
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const conflict = page.getByRole('region', { name: 'Somebody else has saved meanwhile' })
    await conflict.getByText('What they wrote.').waitFor()
    await conflict.getByText('What I write.').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'note-conflict')
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true)
    await conflict.getByRole('button', { name: 'Keep both, one after the other' }).click()
    expect(await page.getByLabel('Introduction', { exact: true }).inputValue()).toBe(
      'What they wrote.\n\nWhat I write.',
    )
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Review and publish' }).click()
    await page.getByRole('button', { name: 'Publish the note' }).click()
    await page.getByText('The note is published.').waitFor()

    await reader.page.reload()
    await reader.page.getByText('What they wrote.').waitFor()
    await reader.page.getByText('What I write.').waitFor()
    await reader.page.getByText('A paragraph the note is about.').waitFor()
    expect(await reader.page.getByRole('textbox').count()).toBe(0)
    expect(await violations(reader.page)).toEqual([])
    expect(errors.filter((error) => !/ 409 /.test(error))).toEqual([])
    await Promise.all([context.close(), reader.context.close()])
  })

  it('[RVC19] a version that came as a file is matched, what is uncertain confirmed by keyboard, and compared', async () => {
    const { page, context } = await person(browser, world.url, { as: 'secretariat' })
    const now = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, secretariat.cookie)
    const body = now.paragraphs.filter(({ kind }) => kind === 'paragraph')
    const text = body
      .map(({ label, text: words }, nth) => {
        const half = words.split(' ')
        // Half of its words are others: nobody can be sure.
        const said = nth === 8 ? half.map((word, at) => (at % 2 ? 'otherwise' : word)).join(' ') : words
        return `${label} ${nth === 5 ? `${said} And more is said.` : said}`
      })
      .join('\n\n')
    await page.goto(`/drafts/${draft.id}/revisions`)
    await page.getByRole('link', { name: 'Import a version' }).click()
    await page
      .getByLabel('A file')
      .setInputFiles({ name: 'version.docx', mimeType: 'x', buffer: Buffer.from([0]) })
    await page.getByText('This is a word-processor file.').waitFor()
    await page
      .getByLabel('A file')
      .setInputFiles({ name: 'version.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'See how it matches' }).click()
    await page.getByRole('heading', { name: 'How it matches' }).waitFor()
    const pairs = page.getByRole('listitem', { name: /^Pair \d+ of \d+$/ })
    const count = await pairs.count()
    expect(count).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
    await picture(page, 'import-version')
    await page.getByLabel('Title').fill('As received')
    await page.getByLabel('Symbol').fill('NOTE/3')
    expect(await page.getByRole('button', { name: 'Publish this version' }).isDisabled()).toBe(true)
    await pairs.first().getByRole('radio').first().focus()
    for (let nth = 0; nth < count; nth += 1) {
      await page.keyboard.press('Enter')
      await until(
        `pair ${nth + 1} is confirmed`,
        async () => (await pairs.getByText('Confirmed').count()) === nth + 1,
      )
    }
    await page.getByRole('button', { name: 'Publish this version' }).click()
    await page.getByRole('heading', { level: 1, name: 'As received' }).waitFor()
    await page.getByRole('link', { name: 'Compare with the text before' }).click()
    await page.locator('ins', { hasText: 'And more is said.' }).waitFor()
    await context.close()
  })

  it('[RVC11] a comparison of 1,200 paragraphs goes from change to change without delay', async () => {
    const source = (changed: boolean): string =>
      Array.from({ length: 1200 }, (_, nth) => {
        const words = `Participants of group ${nth} agree to measure ${nth} and to report on it in year ${nth + 2018}.`
        return `${nth + 1}. ${changed && nth % 10 === 0 ? words.replace('agree', 'solemnly agree') : words}`
      }).join('\n\n')
    const { draft: long } = await post<{ draft: { id: string } }>('/api/processes/refugees-2018/drafts', {
      title: 'A long draft',
      source: { format: 'text', text: source(false) },
    })
    // A second try finds the texts of the first.
    const symbol = `LONG/${long.id}`
    const before = await post<RevisionSummary>(`/api/drafts/${long.id}/revisions`, {
      symbol: `${symbol}/1`,
      title: 'Long',
    })
    const { revision: after } = await post<{ revision: RevisionSummary }>(
      `/api/drafts/${long.id}/revisions/import`,
      {
        source: { format: 'text', text: source(true) },
        symbol: `${symbol}/2`,
        title: 'Longer',
      },
    )
    const { page, context } = await person(browser, world.url)
    await page.goto(`/compare/${before.id}/${after.id}`)
    await page.getByText('120 changes').waitFor()
    expect(
      await page.getByRole('region', { name: 'The two texts compared' }).getByRole('group').count(),
    ).toBe(1200)
    // The work of the page's own thread: on a busy machine the time that passes says little.
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const workMs = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
    }
    const workBefore = await workMs()
    /** From the key to the next frame with focus on the change, in milliseconds. */
    const steps = await page.evaluate(async () => {
      const taken: number[] = []
      for (let nth = 0; nth < 30; nth += 1) {
        const begin = performance.now()
        dispatchEvent(new KeyboardEvent('keydown', { key: 'n', code: 'KeyN' }))
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        taken.push(performance.now() - begin)
      }
      return taken.sort((a, b) => a - b)
    })
    const work = ((await workMs()) - workBefore) / steps.length
    await page.getByText('30 of 120', { exact: true }).waitFor()
    const inView = await page.evaluate(() => {
      const { top, bottom } = (document.activeElement as Element).getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
    expect(inView).toBe(true)
    console.log(
      `from change to change in 1,200 paragraphs: median ${steps[15]?.toFixed(0)} ms, ${work.toFixed(0)} ms of work`,
    )
    expect(work).toBeGreaterThan(0)
    expect(work).toBeLessThan(100)
    await context.close()
  })
})
