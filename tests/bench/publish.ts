/**
 * `npm run bench -- publish`: a draft of 120 paragraphs and 12,000 words, and one of 1,200 and 120,000, published
 * over HTTP, read back, and followed by a second version that comes as a file. Prints p50 and p95, how long the
 * server's loop stood still, and how many paragraphs of that second version were aligned as they should be.
 */
import { availableParallelism, cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { AlignedPair } from '@plenary/shared/alignment'
import type { RevisionSummary } from '@plenary/shared/revision'
import { secondVersion, type Truth } from '../../server/src/revision/align/test-second-version.ts'
import { chanceOf } from '../seed.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '10' },
    seed: { type: 'string', default: '2018' },
  },
})
const times = Number(values.times)
const chance = chanceOf(Number(values.seed))

/** Words of a language of its own, of which few are frequent and most are rare, as in any language. */
const vocabulary = Array.from({ length: 8000 }, (_, nth) => `w${nth.toString(36)}`)
const word = (): string => vocabulary[Math.floor(chance.next() ** 3 * vocabulary.length)] as string
const sentence = (): string => `The ${Array.from({ length: 24 }, word).join(' ')}.`
const paragraph = (): string => Array.from({ length: 4 }, sentence).join(' ')
const sourceOf = (texts: { text: string }[]) => ({
  format: 'text',
  text: texts.map(({ text }, nth) => `${nth + 1}. ${text}`).join('\n\n'),
})

const percentile = (took: number[], share: number): number => {
  const sorted = [...took].sort((a, b) => a - b)
  return Number(
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1),
  )
}

/** Also counts the processor time of this process, server and client: on a busy machine it says more than the clock. */
async function timed<T>(took: number[], ask: () => Promise<Response>, spent: number[] = []): Promise<T> {
  const began = performance.now()
  const before = process.cpuUsage()
  const answer = await ask()
  const body = await answer.text()
  took.push(performance.now() - began)
  const { user, system } = process.cpuUsage(before)
  spent.push((user + system) / 1000)
  if (!answer.ok) throw new Error(`${answer.status} ${body}`)
  return JSON.parse(body) as T
}

/** Of what was changed by chance: found for certain, shown as doubtful with the right proposal, wrong. */
function judge(
  truth: Truth[],
  pairs: AlignedPair[],
  ids: string[],
): { right: number; doubtful: number; wrong: number } {
  const count = { right: 0, doubtful: 0, wrong: 0 }
  for (const [nth, { from, change }] of truth.entries()) {
    const pair = pairs.find((each) => each.nth === nth)
    const same = pair?.from.join() === from.map((place) => ids[place]).join()
    count[!same ? 'wrong' : pair?.doubtful ? 'doubtful' : pair?.kind === change ? 'right' : 'wrong'] += 1
  }
  return count
}

async function scenario(world: World, secretariat: SignedIn, count: number): Promise<object> {
  const first = Array.from({ length: count }, () => ({
    kind: 'paragraph' as const,
    level: 0,
    text: paragraph(),
  }))
  const took = {
    publish: [] as number[],
    read: [] as number[],
    preview: [] as number[],
    import: [] as number[],
  }
  const { draft } = await timed<{ draft: { id: string } }>([], () =>
    secretariat.fetch('/api/processes/migration-2018/drafts', {
      json: { title: `Bench ${count}`, source: sourceOf(first) },
    }),
  )
  const path = `/api/drafts/${draft.id}`
  const spent: number[] = []
  const stalls = monitorEventLoopDelay({ resolution: 5 })
  stalls.enable()
  let ids: string[] = []
  for (let nth = 0; nth < times; nth += 1) {
    const symbol = `BENCH/P/${count}/${nth}`
    const { hash } = await timed<RevisionSummary>(
      took.publish,
      () => secretariat.fetch(`${path}/revisions`, { json: { symbol, title: symbol } }),
      spent,
    )
    const read = await timed<{ paragraphs: { paragraphId: string }[] }>(took.read, () =>
      fetch(`${world.url}/api/revisions/${hash}`),
    )
    ids = read.paragraphs.map(({ paragraphId }) => paragraphId)
    if (ids.length !== count) throw new Error(`read ${ids.length} of ${count} paragraphs`)
  }
  stalls.disable()
  const scale = count / 120
  const plan = { moved: 5, split: 4, merged: 3, reworded: 12, inserted: 4, deleted: 3 }
  const scaled = Object.fromEntries(Object.entries(plan).map(([name, some]) => [name, some * scale]))
  const { paragraphs } = secondVersion(first, { ...(scaled as typeof plan), share: 0.25 }, chance)
  const source = sourceOf(paragraphs)
  const { pairs } = await timed<{ pairs: AlignedPair[] }>(took.preview, () =>
    secretariat.fetch(`${path}/revisions/preview`, { json: { source } }),
  )
  await timed(took.import, () =>
    secretariat.fetch(`${path}/revisions/import`, {
      json: { source, symbol: `BENCH/P/${count}/file`, title: 'From a file' },
    }),
  )
  return {
    paragraphs: count,
    'publish p50 ms': percentile(took.publish, 0.5),
    'publish p95 ms': percentile(took.publish, 0.95),
    'publish CPU p50 ms': percentile(spent, 0.5),
    'read p50 ms': percentile(took.read, 0.5),
    'read p95 ms': percentile(took.read, 0.95),
    'longest stall ms': Number((stalls.max / 1e6).toFixed(1)),
    'preview of a file ms': percentile(took.preview, 0.5),
    'import of a file ms': percentile(took.import, 0.5),
    ...judge(paragraphs, pairs, ids),
  }
}

const world = await startWorld({ environment: { LIMITS: 'off' } })
try {
  const secretariat = await world.signIn('secretariat')
  console.log(
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`,
  )
  console.log(`${times} times, ~100 words a paragraph, seed ${chance.seed}, durability on\n`)
  for (const count of [120, 1200]) console.table([await scenario(world, secretariat, count)])
} finally {
  await world.close()
}
