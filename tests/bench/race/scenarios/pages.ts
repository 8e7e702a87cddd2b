/** What a page costs the server, one by one; and whether a hundred of them a second disturb who types. */
import { fill } from '../hall.ts'
import { pause, percentile, usageOf } from '../machine.ts'
import { ask, sampleOf, slug } from '../office.ts'
import { addPassages } from '../passages.ts'
import type { Course, Figures, Scenario } from '../scenario.ts'
import { ledgerOf, settled, typeFor } from '../typing.ts'

const people = 200
const getsPerSecond = 100
const fewest = 20

interface Page {
  path(draft: string): string
  /** Asked for again with the mark of the first answer. */
  again?: boolean
  /** Of what it cost before. */
  share: number
}

const pages: Record<string, Page> = {
  draft: { path: (draft) => `/api/drafts/${draft}`, share: 0.15 },
  'draft, unchanged': { path: (draft) => `/api/drafts/${draft}`, again: true, share: 0.15 },
  process: { path: () => `/api/processes/${slug}`, share: 0.15 },
  facts: { path: () => `/api/processes/${slug}/facts?since=0&limit=500`, share: 0.25 },
  threads: { path: (draft) => `/api/drafts/${draft}/threads`, share: 0.25 },
  matrix: { path: () => `/api/processes/${slug}/responses?limit=200`, share: 0.25 },
  revisions: { path: (draft) => `/api/drafts/${draft}/revisions`, share: 0.25 },
}

export const pagesScenario: Scenario = {
  name: 'pages',
  title: `processor time of one answer in ms, and ${getsPerSecond} a second beside 100 typists`,
  contestants: ['plenary', 'before'],
  people,
  start: { arrange: (folder) => addPassages(folder, 10_000) },
  goals: [
    ...Object.entries(pages).map(([name, { share }]) => ({
      ...{ figure: `${name}: CPU ms`, atMost: share, of: 'before' },
    })),
    { figure: 'draft, unchanged: CPU ms', atMost: 0.5 },
    { figure: 'p99 ms: beside pages / without', atMost: 1.5 },
    ...['lost', 'diverged', 'refused'].map((figure) => ({ figure, atMost: 0 })),
  ],
  run: readPages,
}

async function readPages(course: Course): Promise<Figures> {
  const { running, contestant } = course
  const { Cookie: cookie } = contestant.headers(0) as { Cookie: string }
  const draft = (await sampleOf(running.url, cookie)).id
  const figures: Figures = {}
  for (const [name, page] of Object.entries(pages)) {
    const path = page.path(draft)
    const first = await ask(running.url, path, { cookie })
    const mark: Record<string, string> = page.again && first.etag ? { 'if-none-match': first.etag } : {}
    for (let warm = 0; warm < fewest; warm += 1) await ask(running.url, path, { cookie, ...mark })
    const before = usageOf(running.pid).cpuSeconds
    const until = performance.now() + course.seconds * 250
    let count = 0
    let bytes = 0
    while (count < fewest || performance.now() < until) {
      bytes = (await ask(running.url, path, { cookie, ...mark })).bytes
      count += 1
    }
    figures[`${name}: CPU ms`] = ((usageOf(running.pid).cpuSeconds - before) * 1000) / count
    figures[`${name}: kB`] = bytes / 1000
  }
  return { ...figures, ...(await besideTypists(course, draft)) }
}

async function besideTypists(course: Course, draft: string): Promise<Figures> {
  const { running, contestant, seconds } = course
  const hall = await fill(course, { people, rooms: 1, typists: 100, observers: 10 })
  const warm = await typeFor(hall, 5, 2)
  hall.waits.length = 0
  const then = await typeFor(hall, 5, seconds, warm)
  await settled(hall)
  const without = percentile(hall.waits, 0.99)
  hall.waits.length = 0
  let isOver = false
  const going: Promise<unknown>[] = []
  const read = async (): Promise<void> => {
    const began = performance.now()
    for (let nth = 0; !isOver; nth += 1) {
      const { Cookie: cookie } = contestant.headers(nth % people) as { Cookie: string }
      going.push(ask(running.url, `/api/drafts/${draft}`, { cookie }))
      await pause(Math.max(0, began + ((nth + 1) * 1000) / getsPerSecond - performance.now()))
    }
  }
  const reading = read()
  await typeFor(hall, 5, seconds, Math.max(then, performance.now()))
  isOver = true
  await Promise.all([reading, ...going])
  await settled(hall)
  const beside = percentile(hall.waits, 0.99)
  return {
    'p99 ms without pages': without,
    'p99 ms beside pages': beside,
    'p99 ms: beside pages / without': beside / without,
    ...(await ledgerOf(course, hall)),
  }
}
