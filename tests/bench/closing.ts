/**
 * `npm run bench -- closing`: a round with a draft of 120 paragraphs and 12,000 words, and one of 1,200 and 120,000,
 * closed over HTTP while people type in twenty of them, and reopened. Prints p50 and p95 of the closing, the
 * processor time it takes, and how long the server's loop stood still.
 */
import { availableParallelism, cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'
import { until } from '../provider.ts'
import { chanceOf } from '../seed.ts'
import { get } from '../sign-in.ts'
import { Typist } from '../typist.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const { values } = parseArgs({
  options: { times: { type: 'string', default: '10' }, seed: { type: 'string', default: '2018' } },
})
const times = Number(values.times)
const chance = chanceOf(Number(values.seed))
const paragraph = (): string =>
  Array.from({ length: 100 }, () => `w${chance.below(8000).toString(36)}`).join(' ')
const percentile = (took: number[], share: number): number => {
  const sorted = [...took].sort((a, b) => a - b)
  return Number(
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1),
  )
}

async function ask<T>(secretariat: SignedIn, path: string, json: object): Promise<T> {
  const answer = await secretariat.fetch(path, { json })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

async function scenario(
  world: World,
  secretariat: SignedIn,
  stageId: string,
  count: number,
): Promise<object> {
  const text = Array.from({ length: count }, (_, nth) => `${nth + 1}. ${paragraph()}.`).join('\n\n')
  const { draft } = await ask<{ draft: { id: string } }>(secretariat, '/api/processes/refugees-2018/drafts', {
    title: `Bench ${count}`,
    source: { format: 'text', text },
  })
  const view = await get<DraftView>(world.url, `/api/drafts/${draft.id}`, secretariat.cookie)
  const state = await world.signIn('state-a')
  const took: number[] = []
  const spent: number[] = []
  const stalls = monitorEventLoopDelay({ resolution: 5 })
  for (let nth = 0; nth < times; nth += 1) {
    const typists = view.paragraphs.slice(0, 20).map(({ room }) => new Typist(world.url, room, state.cookie))
    await until('all have joined', () => typists.every(({ ready }) => ready), 60_000)
    for (const typist of typists) typist.type(' typed')
    const began = performance.now()
    const before = process.cpuUsage()
    stalls.enable()
    await ask(secretariat, `/api/stages/${stageId}/close`, { reason: 'Bench' })
    stalls.disable()
    took.push(performance.now() - began)
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1000)
    for (const typist of typists) typist.close()
    const closesAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
    await ask(secretariat, `/api/stages/${stageId}/reopen`, { closesAt, reason: 'Bench' })
  }
  return {
    paragraphs: count,
    'close p50 ms': percentile(took, 0.5),
    'close p95 ms': percentile(took, 0.95),
    'close CPU p50 ms': percentile(spent, 0.5),
    'longest stall ms': Number((stalls.max / 1e6).toFixed(1)),
  }
}

console.log(`${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`)
console.log(`${times} times, ~100 words a paragraph, seed ${chance.seed}, durability on\n`)
for (const count of [120, 1200]) {
  const world = await startWorld({ environment: { LIMITS: 'off' } })
  try {
    const secretariat = await world.signIn('secretariat')
    const { stages } = await get<ProcessView>(world.url, '/api/processes/refugees-2018', secretariat.cookie)
    const stage = stages.find(({ code }) => code === 'fc1')
    console.table([await scenario(world, secretariat, stage?.id as string, count)])
  } finally {
    await world.close()
  }
}
