/** Five hundred threads on one draft: what is drawn while one scrolls through it, and how long the frames take. */
import type { DraftView } from '@plenary/shared/draft'
import { threadKinds } from '@plenary/shared/thread'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chanceOf } from '../seed.ts'
import { type DemoName, get, sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'
import { browserFound, person, picture, takeBrowser } from './chromium.ts'

const many = 500
const people: DemoName[] = ['state-a', 'ngo', 'refugee', 'secretariat']

let world: World
let browser: Browser
let draft: DraftView

/** What one scroll through the page found, frame by frame. */
interface Scroll {
  framesMs: number[]
  longTasksMs: number[]
  /** The most groups that were drawn at one time, and all nodes put into the margin on the way. */
  mostGroups: number
  nodes: number
  pixels: number
  looks: number
  faults: string[]
}

/** Runs in the page: a person who scrolls steadily from the first to the last paragraph. */
async function scrollThrough(): Promise<Scroll> {
  const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next))
  const groups = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>('section[id^="threads-of-"]'),
  ]
  const margin = document.querySelector('aside[data-thread-region]') as HTMLElement
  const found: Scroll = {
    framesMs: [],
    longTasksMs: [],
    mostGroups: 0,
    nodes: 0,
    pixels: document.documentElement.scrollHeight - innerHeight,
    looks: 0,
    faults: [],
  }
  const mutations = new MutationObserver((list) => {
    for (const { addedNodes } of list)
      for (const node of addedNodes)
        found.nodes += node instanceof Element ? node.querySelectorAll('*').length + 1 : 0
  })
  mutations.observe(margin, { childList: true, subtree: true })
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.longTasksMs.push(Math.round(duration))
  })
  tasks.observe({ type: 'longtask' })
  const look = (): void => {
    found.looks += 1
    const head = margin.firstElementChild?.getBoundingClientRect().bottom ?? 0
    const drawn = new Map(groups().map((group) => [group.id, group.getBoundingClientRect()]))
    for (const row of document.querySelectorAll<HTMLElement>('[id^="p-"][data-kind="paragraph"]')) {
      const box = row.getBoundingClientRect()
      if (box.top < head || box.top > innerHeight) continue
      const group = drawn.get(`threads-of-${row.id.slice(2)}`)
      if (!group) found.faults.push(`nothing beside ${row.id}`)
      else if (Math.abs(group.top - box.top) > 1)
        found.faults.push(`${row.id} is ${group.top - box.top} px off`)
    }
  }
  let before = await frame()
  for (let y = 0, nth = 0; y <= found.pixels; y += 40, nth += 1) {
    scrollTo(0, y)
    const now = await frame()
    found.framesMs.push(now - before)
    before = now
    found.mostGroups = Math.max(found.mostGroups, groups().length)
    if (nth % 60 !== 59) continue
    await frame()
    await frame()
    look()
    before = await frame()
  }
  mutations.disconnect()
  tasks.disconnect()
  return found
}

const percentile = (values: number[], part: number): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0)

const figuresOf = ({ framesMs, longTasksMs, mostGroups, nodes, pixels }: Scroll): string =>
  `${pixels} px in ${framesMs.length} frames: median ${percentile(framesMs, 0.5)} ms, ` +
  `95 of 100 within ${percentile(framesMs, 0.95)} ms, longest ${percentile(framesMs, 1)} ms; ` +
  `${longTasksMs.length} tasks over 50 ms, the longest ${percentile(longTasksMs, 1)} ms; ` +
  `at most ${mostGroups} groups drawn, ${nodes} nodes put in`

describe.skipIf(!browserFound && process.env.CI !== 'true')('five hundred threads', () => {
  beforeAll(async () => {
    world = await startWorld({ environment: { LIMITS: 'off' } })
    browser = await takeBrowser()
    const chance = chanceOf(4)
    const signedIn = await Promise.all(people.map((who) => world.signIn(who)))
    draft = await sampleDraft(world.url, signedIn[0]?.cookie ?? '')
    const views = await Promise.all(
      signedIn.map(({ cookie }) => get<DraftView>(world.url, `/api/drafts/${draft.id}`, cookie)),
    )
    const all = draft.paragraphs.filter(({ kind }) => kind === 'paragraph')
    const mayComment = (who: number, id: string): boolean =>
      views[who]?.paragraphs.find((each) => each.id === id)?.can.comment === 'yes'
    for (let nth = 0; nth < many; nth += 1) {
      // Every paragraph has some, a few have many.
      const paragraph = all[nth] ?? chance.pick(all)
      const words = paragraph.text.split(' ')
      const those = people.map((_, who) => who).filter((who) => mayComment(who, paragraph.id))
      const at = chance.below(Math.max(1, words.length - 4))
      const exact = words.slice(at, at + 4).join(' ')
      const answer = await signedIn[chance.pick(those)]?.fetch(`/api/drafts/${draft.id}/threads`, {
        json: {
          paragraphId: paragraph.id,
          kind: chance.pick(threadKinds),
          visibility: 'all',
          body: `Remark ${nth + 1}: this could be clearer for those who read it in a second language.`,
          quote: { exact, prefix: words.slice(0, at).join(' ').slice(-30), suffix: '' },
        },
      })
      if (answer?.status !== 200) expect(await answer?.text()).toBe('taken')
    }
  }, 600_000)
  afterAll(async () => {
    await world?.close()
  })

  it('[MAR6] every thread stands at its paragraph while one scrolls, and what is drawn does not grow with their number', async () => {
    const { page, context, errors } = await person(browser, world.url, { as: 'state-a' })
    await page.goto(`/drafts/${draft.id}`)
    // The demonstration has said a few things before.
    await page.getByText(/^5\d\d threads$/).waitFor()
    const scroll = await page.evaluate(scrollThrough)
    // The same scroll past the same text, with a filter that no thread passes.
    await page.goto(`/drafts/${draft.id}?topic=objective-23`)
    await page.getByText(/^0 of 5\d\d shown$/).waitFor()
    const without = await page.evaluate(scrollThrough)
    console.log(`with 500 threads: ${figuresOf(scroll)}\nwithout: ${figuresOf(without)}`)
    const { mostGroups, nodes, pixels, looks, faults } = scroll
    await page.goBack()
    await page.getByText(/^5\d\d threads$/).waitFor()
    expect(looks).toBeGreaterThan(3)
    expect(faults).toEqual([])
    // Work is bounded by the window, not by the number of threads: no frame has more to draw than a screen or two.
    expect(mostGroups).toBeLessThanOrEqual(45)
    expect(nodes / pixels).toBeLessThan(1)
    await page.evaluate(() => scrollTo(0, 6000))
    await picture(page, 'threads-five-hundred')
    expect(errors).toEqual([])
    await context.close()
  })
})
