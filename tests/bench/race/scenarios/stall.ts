/** Heavy work beside a sitting: how long the server's loop is kept from everyone's letters in one piece. */
import { demoPassword } from '../../../sign-in.ts'
import { longestPiece } from '../../../watched-server.ts'
import { fill, type Hall } from '../hall.ts'
import { percentile } from '../machine.ts'
import { ask, longText, publishTwo, secretariat, slug } from '../office.ts'
import { addPassages } from '../passages.ts'
import type { Course, Figures, Scenario } from '../scenario.ts'
import { watchOf } from '../servers.ts'
import { ledgerOf, settled, typeFor } from '../typing.ts'

const people = 200
const typists = 100
const rows = 10_000
const signIns = 200
/** 5 MB of eighty words a paragraph. */
const importBytes = 5 * 1024 * 1024

type Work = (course: Course, cookie: string) => Promise<() => Promise<unknown>>

/** Each is made ready beforehand; only what it answers with is measured. */
const works: Record<string, Work> = {
  quiet: async (course) => () => new Promise((done) => setTimeout(done, course.seconds * 500)),
  'import 5 MB': async ({ running }, cookie) => {
    const text = longText(9000, 1951)
    const source = { format: 'text', text: text.slice(0, text.lastIndexOf('\n\n', importBytes)) }
    const json = { title: 'Large', language: 'en', source }
    return () => ask(running.url, `/api/processes/${slug}/drafts`, { cookie }, json)
  },
  'compare 1,200': async ({ running }, cookie) => {
    const [older, newer] = await publishTwo(running.url, cookie, 1200)
    return () => ask(running.url, `/api/revisions/${older}/compare/${newer}`, { cookie })
  },
  'matrix 10,000':
    async ({ running }, cookie) =>
    async () => {
      const { body } = await ask(running.url, `/api/processes/${slug}/responses.csv`, { cookie })
      const lines = body.toString().split('\r\n').length
      if (lines < rows) throw new Error(`the matrix has ${lines} lines`)
    },
  '200 sign-ins':
    async ({ running }) =>
    () =>
      Promise.all(
        Array.from({ length: signIns }, () =>
          ask(
            running.url,
            '/api/auth/sign-in/email',
            {},
            {
              email: 'observer@demo.plenary.test',
              password: demoPassword,
            },
          ),
        ),
      ),
}

export const stall: Scenario = {
  name: 'stall',
  title: `heavy work beside ${typists} typists among ${people} people: the longest piece of the loop`,
  contestants: ['plenary', 'before'],
  people,
  start: { watched: true, arrange: (folder) => addPassages(folder, rows) },
  goals: [
    ...Object.keys(works)
      .slice(1)
      .map((name) => ({ figure: `${name}: stall ms`, atMost: 50 })),
    ...['lost', 'diverged', 'refused'].map((figure) => ({ figure, atMost: 0 })),
  ],
  run: stallOf,
}

async function stallOf(course: Course): Promise<Figures> {
  const { running } = course
  const cookie = await secretariat(running.url)
  const hall = await fill(course, { people, rooms: 1, typists, observers: 10 })
  const figures: Figures = {}
  for (const [name, work] of Object.entries(works)) {
    const go = await work(course, cookie)
    await whileTyping(hall, () => new Promise((done) => setTimeout(done, 1000)))
    hall.waits.length = 0
    await longestPiece(watchOf(running))
    const tookMs = await whileTyping(hall, go)
    figures[`${name}: stall ms`] = await longestPiece(watchOf(running))
    figures[`${name}: letters p99 ms`] = percentile(hall.waits, 0.99)
    figures[`${name}: took s`] = tookMs / 1000
  }
  return { ...figures, ...(await ledgerOf(course, hall)) }
}

/** Everybody types until it is done. */
async function whileTyping(hall: Hall, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let tookMs = 0
  const going = work().then(() => {
    tookMs = performance.now() - began
  })
  let from = began
  while (tookMs === 0) from = await typeFor(hall, 5, 0.2, from)
  await going
  await settled(hall)
  return tookMs
}
