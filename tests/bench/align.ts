/**
 * `npm run bench -- align`: a text of 1,200 paragraphs and 96,000 words comes as a file and is aligned over HTTP with
 * the one it is a version of. Prints how long that takes and how long the server's loop stood still meanwhile.
 */
import { rmSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { longestStall, longText, publish, revise } from '../long-texts.ts'
import { chanceOf } from '../seed.ts'
import { sampleDraft } from '../sign-in.ts'
import { startWorld } from '../world.ts'

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '5' },
    paragraphs: { type: 'string', default: '1200' },
    seed: { type: 'string', default: '2018' },
  },
})
const chance = chanceOf(Number(values.seed))
const count = Number(values.paragraphs)
const middleOf = (all: number[]): number =>
  Math.round(all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN)

const world = await startWorld({ environment: { LIMITS: 'off' } })
try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`,
  )
  const secretariat = await world.signIn('secretariat')
  const { id } = await sampleDraft(world.url, secretariat.cookie)
  const took: number[] = []
  const stalls: number[] = []
  let texts = longText(chance, count, 80)
  for (let nth = 0; nth < Number(values.times); nth += 1) {
    await publish(world, id, `BENCH/${nth}`, texts)
    texts = revise(chance, texts)
    const text = texts.map(([, words], place) => `${place + 1}. ${words}`).join('\n\n')
    const body = JSON.stringify({ source: { format: 'text', text } })
    const began = performance.now()
    stalls.push(
      await longestStall(async () => {
        const answer = await secretariat.fetch(`/api/drafts/${id}/revisions/preview`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        })
        if (!answer.ok) throw new Error(await answer.text())
        await answer.arrayBuffer()
      }),
    )
    took.push(performance.now() - began)
  }
  console.table([
    { paragraphs: count, 'took p50 ms': middleOf(took), 'longest stall p50 ms': middleOf(stalls) },
  ])
} finally {
  await world.close()
  rmSync(world.dataDir, { recursive: true, force: true })
}
