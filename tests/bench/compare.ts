/**
 * `npm run bench -- compare`: two revisions of 120 paragraphs and 12,000 words, and of 1,200 and 120,000, compared
 * over HTTP: the first time, and after. Prints p50 and p95 of both, and how long the server's loop stood still
 * while it compared. Every pair is a new one, so that the first time is the first time.
 */
import { rmSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { Comparison } from '@plenary/shared/compare'
import { longestStall, longText, publish, revise } from '../long-texts.ts'
import { chanceOf } from '../seed.ts'
import { sampleDraft } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '12' },
    after: { type: 'string', default: '20' },
    seed: { type: 'string', default: '2018' },
  },
})
const pairs = Number(values.pairs)
const chance = chanceOf(Number(values.seed))

const percentile = (sorted: number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1))

async function scenario(world: World, draftId: string, count: number) {
  const first: number[] = []
  const after: number[] = []
  let bytes = 0
  const stalls: number[] = []
  let texts = longText(chance, count)
  let older = await publish(world, draftId, `BENCH/${count}/0`, texts)
  for (let nth = 1; nth <= pairs; nth += 1) {
    texts = revise(chance, texts)
    const newer = await publish(world, draftId, `BENCH/${count}/${nth}`, texts)
    const ask = async (): Promise<{ took: number; body: ArrayBuffer }> => {
      const began = performance.now()
      const answer = await fetch(`${world.url}/api/revisions/${older}/compare/${newer}`)
      const body = await answer.arrayBuffer()
      return { took: performance.now() - began, body }
    }
    let body = new ArrayBuffer()
    stalls.push(
      await longestStall(async () => {
        const asked = await ask()
        first.push(asked.took)
        body = asked.body
      }),
    )
    bytes = body.byteLength
    const { paragraphs } = JSON.parse(Buffer.from(body).toString()) as Comparison
    if (paragraphs.length < count) throw new Error(`compared ${paragraphs.length} of ${count} paragraphs`)
    for (let again = Number(values.after); again > 0; again -= 1) after.push((await ask()).took)
    older = newer
  }
  for (const all of [first, after]) all.sort((a, b) => a - b)
  return {
    paragraphs: count,
    words: count * 100,
    'first p50 ms': percentile(first, 0.5),
    'first p95 ms': percentile(first, 0.95),
    'after p50 ms': percentile(after, 0.5),
    'after p95 ms': percentile(after, 0.95),
    'longest stall p50 ms': percentile(
      stalls.sort((a, b) => a - b),
      0.5,
    ),
    'answer KiB': Math.round(bytes / 1024),
  }
}

const world = await startWorld({ environment: { LIMITS: 'off' } })
try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`,
  )
  console.log(`${pairs} pairs, each asked for once and ${values.after} times more; seed ${values.seed}\n`)
  const { cookie } = await world.signIn('secretariat')
  const { id } = await sampleDraft(world.url, cookie)
  for (const count of [120, 1200]) console.table([await scenario(world, id, count)])
} finally {
  await world.close()
  rmSync(world.dataDir, { recursive: true, force: true })
}
