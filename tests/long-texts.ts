/** Long texts for benches: paragraphs of a hundred words or so, a later version of them, and both published as revisions. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { draftById } from '../server/src/draft/store.ts'
import { makeFacts } from '../server/src/events/record.ts'
import { publishRevision } from '../server/src/revision/publish-revision.ts'
import type { Chance } from './seed.ts'
import type { World } from './world.ts'

const vocabulary = (
  'States shall should support refugees host communities responsibility sharing burden access education work health ' +
  'data protection solutions return resettlement financing development humanitarian partners international national local ' +
  'regional arrangements appropriate measures ensure timely predictable equitable gender age disability persons including'
).split(' ')
const words = (chance: Chance, count: number): string[] =>
  Array.from({ length: count }, () => chance.pick(vocabulary))

/** Ids and words. */
export type LongText = [string, string][]

export const longText = (chance: Chance, count: number, wordsEach = 100): LongText =>
  Array.from({ length: count }, () => [crypto.randomUUID(), words(chance, wordsEach).join(' ')])

/** Of ten words, one is another, gone or new; one paragraph in twenty is gone, new or moved. */
function reword(chance: Chance, text: string): string {
  return text
    .split(' ')
    .flatMap((word) =>
      chance.below(10) > 0 ? [word] : chance.pick([[], [word, ...words(chance, 2)], words(chance, 1)]),
    )
    .join(' ')
}

export function revise(chance: Chance, texts: LongText): LongText {
  const out = texts.map(([id, text]): [string, string] => [
    id,
    chance.below(3) === 0 ? text : reword(chance, text),
  ])
  for (let nth = texts.length / 20; nth > 0; nth -= 1) {
    const [taken] = out.splice(chance.below(out.length), 1) as [[string, string]]
    const back: [string, string] =
      chance.below(2) === 0 ? taken : [crypto.randomUUID(), words(chance, 100).join(' ')]
    out.splice(chance.below(out.length), 0, back)
  }
  return out
}

/** Straight into the database; every twentieth paragraph is a heading. Answers the id of the revision. */
export async function publish(
  world: World,
  draftId: string,
  symbol: string,
  texts: LongText,
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
  return database.transaction(
    async (tx) => {
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
    },
    { lock: 'test:all' },
  )
}

/** How long the loop of this process stood still at most while `work` was done, in milliseconds. */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  await work()
  loop.disable()
  return loop.max / 1e6
}
