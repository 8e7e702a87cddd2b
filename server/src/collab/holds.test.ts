/** Holding names: all of those asked for together, never two holders of one, and nobody waits for ever. */
import { expect, it } from 'vitest'
import { Holds } from './holds.ts'

it('[RND2] two who want overlapping names have them one after the other, in whatever order they name them', async () => {
  const holds = new Holds()
  const inside = new Set<string>()
  let most = 0
  const use = async (names: string[]): Promise<void> => {
    const held = await holds.take(names)
    for (const name of held.names) {
      expect(inside.has(name)).toBe(false)
      inside.add(name)
    }
    most = Math.max(most, inside.size)
    await new Promise((done) => setImmediate(done))
    for (const name of held.names) inside.delete(name)
    held.release()
  }
  await Promise.all(
    Array.from({ length: 30 }, (_, nth) => use(nth % 2 ? ['a', 'b', 'c'] : ['c', 'a', `d${nth}`])),
  )
  expect(most).toBeLessThanOrEqual(3)
  expect(holds.has('a')).toBe(false)
})
