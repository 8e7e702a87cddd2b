/** The composition root: opens the house and hands the words what they need. */
import type { SettableClock } from './clock/clock.ts'
import { makeCollab } from './collab/server.ts'
import type { Config } from './config.ts'
import { type House, openHouse } from './house.ts'
import { joinWords } from './join-words.ts'
import { type App, furnish, joinParts } from './platform.ts'
import type { Things } from './things.ts'
import type { Words } from './words.ts'

export type { App } from './platform.ts'

const parts = { makeCollab, joinWords }

/** `clock` is one that a test moves; `things` are others than there are. */
export interface Overrides {
  clock?: SettableClock
  things?: Things
}

/** Throws with a line for a person when the data cannot be used. */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const house = await openHouse(config, overrides)
  try {
    return await furnish(house, {
      ...parts,
      joinWords: (tools) => joinWords(tools, overrides.things),
    })
  } catch (error) {
    await house.close()
    throw error
  }
}

/** The house and its words for one command, beside a server that may be running. Always closed afterwards. */
export async function withHouse<T>(
  config: Config,
  work: (house: House, words: Words) => Promise<T>,
): Promise<T> {
  const house = await openHouse(config, { visiting: true })
  const { words, collab } = joinParts(house, parts)
  try {
    if (config.demo) await words.seedDemo()
    return await work(house, words)
  } finally {
    await collab.close()
    await words.settled()
    await house.close()
  }
}
