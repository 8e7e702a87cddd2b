/**
 * `npm run bench -- compare`: two revisions of 120 paragraphs and 12,000 words, and of 1,200 and 120,000, compared
 * over HTTP: the first time, and after. Prints p50 and p95 of both, and how long the server's loop stood still
 * while it compared. Every pair is a new one, so that the first time is the first time.
 */
import { rmSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { Comparison } from '@plenary/shared/compare'
import { draftById } from '../../server/src/draft/store.ts'
import { makeFacts } from '../../server/src/events/record.ts'
import { publishRevision } from '../../server/src/revision/publish-revision.ts'
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

const vocabulary = (
  'States shall should support refugees host communities responsibility sharing burden access education work health ' +
  'data protection solutions return resettlement financing development humanitarian partners international national local ' +
  'regional arrangements appropriate measures ensure timely predictable equitable gender age disability persons including'
).split(' ')
const words = (count: number): string[] => Array.from({ length: count }, () => chance.pick(vocabulary))

/** Of ten words, one is another, gone or new; one paragraph in twenty is gone, new or moved. */
function reword(text: string): string {
  return text
    .split(' ')
    .flatMap((word) => (chance.below(10) > 0 ? [word] : chance.pick([[], [word, ...words(2)], words(1)])))
    .join(' ')
}
function revise(texts: [string, string][]): [string, string][] {
  const out = texts.map(([id, text]): [string, string] => [id, chance.below(3) === 0 ? text : reword(text)])
  for (let nth = texts.length / 20; nth > 0; nth -= 1) {
    const [taken] = out.splice(chance.below(out.length), 1) as [[string, string]]
    const back: [string, string] = chance.below(2) === 0 ? taken : [crypto.randomUUID(), words(100).join(' ')]
    out.splice(chance.below(out.length), 0, back)
  }
  return out
}

async function publish(
  world: World,
  draftId: string,
  symbol: string,
  texts: [string, string][],
): Promise<string> {
  const { database, clock } = world.app
  const draft = await draftById(database, draftId)
  if (!draft) throw new Error('no draft')
  const paragraphs = texts.map(([id, text], nth) => ({
    id,
    kind: nth % 20 === 0 ? ('heading' as const) : ('paragraph' as const),
    level: nth % 20 === 0 ? 1 : 0,
    status: 'open' as const,
    unnumbered: false,
    content: [{ type: 'text' as const, text }],
    seq: 0,
  }))
  const given = { stageId: null, textCode: null, dated: null, issued: null, note: null, publishedBy: null }
  return database.transaction(async (tx) => {
    const { id } = await publishRevision({ clock, facts: makeFacts() }, tx, {
      ...given,
      draft,
      kind: 'issued',
      symbol,
      title: symbol,
      paragraphs,
      log: { position: 0, root: '' },
    })
    return id
  })
}

const percentile = (sorted: number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1))

async function scenario(world: World, draftId: string, count: number) {
  const first: number[] = []
  const after: number[] = []
  let bytes = 0
  const stalls: number[] = []
  let texts = Array.from({ length: count }, (): [string, string] => [
    crypto.randomUUID(),
    words(100).join(' '),
  ])
  let older = await publish(world, draftId, `BENCH/${count}/0`, texts)
  for (let nth = 1; nth <= pairs; nth += 1) {
    texts = revise(texts)
    const newer = await publish(world, draftId, `BENCH/${count}/${nth}`, texts)
    const ask = async (): Promise<number> => {
      const began = performance.now()
      const answer = await fetch(`${world.url}/api/revisions/${older}/compare/${newer}`)
      const body = await answer.text()
      const took = performance.now() - began
      bytes = body.length
      const { paragraphs } = JSON.parse(body) as Comparison
      if (paragraphs.length < count) throw new Error(`compared ${paragraphs.length} of ${count} paragraphs`)
      return took
    }
    const loop = monitorEventLoopDelay({ resolution: 5 })
    loop.enable()
    first.push(await ask())
    loop.disable()
    stalls.push(loop.max / 1e6)
    for (let again = Number(values.after); again > 0; again -= 1) after.push(await ask())
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
