/**
 * Frames over real sockets, honest and forged, and a quiet comparison at the end: who was there from the beginning, who
 * came in between, who comes now, and who comes after a restart read the same.
 * `FRAMES=50000 npx vitest run --project journeys tests/journeys/readers.test.ts` sends that many; `SEED=n` repeats a run.
 */
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { blockOf } from '../../server/src/collab/content.ts'
import { type Hall, openHall, type Person, until } from '../../server/src/collab/test-hall.ts'
import { type At, forged } from '../forger.ts'
import { type Chance, chanceOf } from '../seed.ts'
import { sizeOf } from '../size.ts'

const frames = sizeOf('FRAMES')
const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32LE())
/** Frames sent into one room before it is compared, by so many people, so many of each at once. */
const framesInRoom = 2500
const writers = 10
const atOnce = 25

const markup = (doc: Y.Doc): string => doc.getXmlFragment('content').toString()

function write(words: Y.XmlText, chance: Chance): void {
  const at = chance.below(words.length + 1)
  const rest = words.length - at
  if (words.length > 1500 || (chance.below(4) === 0 && rest > 0))
    words.delete(Math.min(at, words.length - 1), 1)
  else if (chance.below(12) === 0 && rest > 0) words.format(at, Math.min(rest, 4), { strong: {} })
  else words.insert(at, chance.pick(['a', 'of ', 'States ', '国']))
}

/** Somewhere between any two letters, in whatever order. */
function forgery(doc: Y.Doc, client: number, chance: Chance): Uint8Array {
  const items: Y.Item[] = []
  const { _start } = (blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText
  for (let item = _start; item; item = item.right) items.push(item)
  const place = (): At => {
    const { id, length } = chance.pick(items)
    return { client: id.client, clock: id.clock + chance.below(length) }
  }
  const what = { content: 'text', text: 'X' } as const
  return forged([{ id: { client, clock: 0 }, origin: place(), rightOrigin: place(), what }])
}

async function everybodyReadsTheSame(
  hall: Hall,
  chance: Chance,
  many: number,
): Promise<Record<string, number>> {
  const seen = { sent: 0, forged: 0, refusedHonest: 0, refusedForged: 0, readers: 0 }
  const people = await Promise.all(Array.from({ length: writers }, (_, nth) => hall.join(`writer ${nth}`)))
  const readers: Person[] = [await hall.join('first reader')]
  let clients = 100_000
  while (seen.sent < many) {
    const forger = await hall.join('forger')
    for (const person of people)
      for (let nth = 0; nth < atOnce && seen.sent < many; nth += 1) {
        if (chance.below(20) === 0) {
          clients += 1
          forger.sendUpdate(forgery(person.doc, clients, chance))
          seen.forged += 1
        } else person.edit((words) => write(words, chance))
        seen.sent += 1
        // Others come in between.
        if (chance.below(10) === 0) await new Promise((turn) => setImmediate(turn))
      }
    await until('all is durable', () => people.every(({ durable, sent }) => durable === sent), 60_000)
    forger.ask()
    const answered = forger.answers
    await until(
      'the forger was answered',
      () => forger.answers > answered || forger.closedWith !== null,
      60_000,
    )
    seen.refusedForged += forger.refused.length
    forger.socket.terminate()
    readers.push(await hall.join(`reader ${readers.length}`))
  }
  seen.refusedHonest = people.reduce((sum, { refused }) => sum + refused.length, 0)
  const later = await hall.join('last reader')
  const all = [...people, ...readers, later]
  seen.readers = all.length
  // Client ids stand in a state vector in the order of a map: as sets they are the same.
  const vectorOf = ({ doc }: Person): string =>
    JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b))
  await until('everybody has everything', () => all.every((one) => vectorOf(one) === vectorOf(later)), 60_000)
  const text = markup(later.doc)
  for (const { doc } of all) expect(markup(doc)).toBe(text)
  await hall.restart()
  const afterRestart = await hall.join('reader after the restart')
  expect(markup(afterRestart.doc)).toBe(text)
  await hall.collab.flushProjections()
  expect(hall.projected.at(-1)?.text ?? '').toBe(afterRestart.text.replaceAll('¹', ''))
  expect(hall.collab.figures()).toMatchObject({ stopped: 0, differences: 0 })
  return seen
}

it(`[G3] [Y49] [WAT1] ${frames} frames, then old, new and fresh readers read the same, and nothing honest was refused (SEED=${seed})`, async () => {
  const chance = chanceOf(seed)
  const total: Record<string, number> = {}
  for (let left = frames; left > 0; left -= framesInRoom) {
    const hall = await openHall({ content: [{ type: 'text', text: 'States shall protect.' }] })
    try {
      const seen = await everybodyReadsTheSame(hall, chance, Math.min(left, framesInRoom))
      for (const [name, count] of Object.entries(seen)) total[name] = (total[name] ?? 0) + count
    } finally {
      await hall.close()
    }
  }
  expect(total.sent).toBe(frames)
  expect(total.refusedHonest).toBe(0)
  expect(total.refusedForged).toBeGreaterThan(0)
  console.log(total)
}, 3_600_000)
