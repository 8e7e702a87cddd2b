/**
 * [PRC9] What people may do costs nobody else their turn: every act that the matrix of rights allows, done by somebody
 * who may do it, to things that exist, with every free text as long as its schema lets it be. Beside the walk with the
 * largest inputs (price-of-everything), where much is refused because it names nothing.
 */
import { join } from 'node:path'
import { api, type Endpoint, type EndpointName } from '@plenary/shared/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../server/src/app.ts'
import { demoMoment } from '../../server/src/config.ts'
import type { Database } from '../../server/src/database/port.ts'
import { openSqlite } from '../../server/src/database/sqlite.ts'
import { layMatrix, type Matrix } from '../authorization/all-rows.ts'
import { askOf, type Row, send } from '../authorization/cells.ts'
import { everybody, type Who } from '../authorization/verdicts.ts'
import { grown } from '../largest.ts'
import { type DemoName, signIn } from '../sign-in.ts'
import { startWatched, type Watched } from '../watched-server.ts'
import { type World, withCookie } from '../world.ts'

/** Best of so many: a collection of garbage and a cold start are the fault of no act. */
const tries = 5
const boundMs = 50
/** For whoever looks for one: `ONLY=followTerm`. */
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : null
/** These turn the scene over: after all others. */
const last = new Set<EndpointName>([
  'setClock',
  'cancelStage',
  'closeStage',
  'reopenStage',
  'endParticipation',
])

interface Done {
  what: string
  who: Who
  words: 'longest' | 'as given'
  answer: string
  ms: number
}

describe('the price of what people may do', () => {
  let server: Watched
  let database: Database
  let matrix: Matrix
  const done: Done[] = []

  beforeAll(async () => {
    server = await startWatched({ LIMITS: 'off' })
    // The matrix puts returned words where a deadline would have put them.
    database = openSqlite(join(server.dataDir, 'plenary.sqlite'))
    // An hour ahead of the server, whose clock goes forward only.
    const begun = performance.now() - 3_600_000
    const world: Partial<World> = {
      url: server.url,
      dataDir: server.dataDir,
      app: { database } as App,
      clock: { now: () => new Date(Date.parse(demoMoment) + performance.now() - begun) } as World['clock'],
      signIn: async (who) => withCookie(server.url, await signIn(server.url, who as DemoName)),
    }
    matrix = await layMatrix(world as World)
  }, 240_000)
  afterAll(async () => {
    await database?.close()
    await server?.kill()
  })

  async function weigh(name: EndpointName, row: Row, who: Who): Promise<void> {
    const endpoint: Endpoint = api[name]
    const person = matrix.ground.people[who]
    let best: Done | undefined
    for (let nth = 0; nth < tries && (best?.ms ?? Number.POSITIVE_INFINITY) > boundMs; nth += 1) {
      for (const words of ['longest', 'as given'] as const) {
        const asked = await askOf(row, who)
        if (!asked) return
        if (words === 'longest' && (!endpoint.body || asked.body === undefined)) continue
        const body = words === 'longest' ? grown(endpoint.body as never, asked.body) : asked.body
        await server.longestPiece()
        const answer = await send(name, { ...asked, body }, person)
        const text = await answer.text()
        const ms = Math.round(await server.longestPiece())
        const said = answer.ok ? 'yes' : `${answer.status} ${(JSON.parse(text) as { code: string }).code}`
        if (!best || ms < best.ms) best = { what: `${name}: ${row.object}`, who, words, answer: said, ms }
        if (answer.ok) break
      }
    }
    if (best) done.push(best)
  }

  it('[PRC9] every act that somebody may do leaves the loop to others', async () => {
    const names = (Object.keys(api) as EndpointName[]).sort(
      (a, b) => Number(last.has(a)) - Number(last.has(b)),
    )
    for (const name of names.filter((each) => !only || only.test(each)))
      for (const row of matrix.rows[name] ?? []) {
        const who = everybody.find((each) => row.verdicts[each] === 'yes')
        if (who && !row.then) await weigh(name, row, who)
      }
    done.sort((a, b) => b.ms - a.ms)
    console.table(done.slice(0, Number(process.env.ROWS ?? 20)))
    const refused = done.filter(({ answer }) => answer !== 'yes')
    console.log(
      `${done.length} acts, ${done.filter(({ words }) => words === 'longest').length} with the longest words`,
    )
    expect(refused).toEqual([])
    expect(done.filter(({ ms }) => ms > boundMs)).toEqual([])
    if (only) return
    expect(new Set(done.map(({ what }) => what.split(':')[0])).size).toBeGreaterThan(names.length * 0.9)
  }, 900_000)
})
