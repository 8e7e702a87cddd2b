/** What was read, kept in memory for as long as nothing was committed, by anyone. */
import type { Database } from './port.ts'

interface Kept<T> {
  version: string
  reading: Promise<T | null>
  /** What the reading answered, or the one before it: what is the same in it need not be made anew. */
  last: T | undefined
}

/**
 * Reads a thing by its name, and again when something was committed; null: there is none, and nothing is kept of it.
 * What is answered is shared by all who ask: nobody changes it. `most`: how much of all is kept, in what `sizeOf` counts;
 * what was read longest ago goes first.
 */
export function keepRead<T>(
  database: Pick<Database, 'version'>,
  read: (name: string, last: T | undefined) => Promise<T | null>,
  { most, sizeOf = () => 1 }: { most: number; sizeOf?(kept: T): number },
): (name: string) => Promise<T | null> {
  const all = new Map<string, Kept<T>>()

  function forgetOldest(): void {
    const sizes = [...all].map(([name, { last }]) => ({ name, size: last ? sizeOf(last) : 0 }))
    let sum = sizes.reduce((total, { size }) => total + size, 0)
    for (const { name, size } of sizes.slice(0, -1)) {
      if (sum <= most) return
      all.delete(name)
      sum -= size
    }
  }

  return async (name) => {
    // Asked before anything is read: what is committed meanwhile makes it another.
    const version = await database.version()
    const kept = all.get(name)
    if (kept?.version === version) return kept.reading
    const reading = read(name, kept?.last)
    const mine: Kept<T> = { version, reading, last: kept?.last }
    all.delete(name)
    all.set(name, mine)
    const forget = (): void => {
      if (all.get(name) === mine) all.delete(name)
    }
    reading.then((there) => {
      if (!there) return forget()
      mine.last = there
      forgetOldest()
    }, forget)
    return reading
  }
}
