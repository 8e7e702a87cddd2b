/** The composition root: opens the house and joins the features to it. */
import type { SettableClock } from './clock/clock.ts'
import { makeCollab } from './collab/server.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import type { MakeFeature } from './feature.ts'
import { features } from './features.ts'
import { type House, openHouse } from './house.ts'
import { type App, furnish, joinParts, type Parts } from './platform.ts'

export type { App } from './platform.ts'

/** `clock` is one that a test moves; `features` are others than there are, `endpoints` rows besides those of the table. */
export interface Overrides extends Pick<Parts, 'endpoints'> {
  clock?: SettableClock
  features?: readonly MakeFeature[]
}

/** Throws with a line for a person when the data cannot be used. */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const house = await openHouse(config, overrides)
  try {
    return await furnish(house, { makeCollab, features, ...overrides })
  } catch (error) {
    await house.close()
    throw error
  }
}

/** The house and its words for one command, beside a server that may be running. Always closed afterwards. */
export async function withHouse<T>(
  config: Config,
  work: (house: House, context: Context) => Promise<T>,
): Promise<T> {
  const house = await openHouse(config, { visiting: true })
  const { joined, collab } = joinParts(house, { makeCollab, features })
  try {
    await joined.seed()
    return await work(house, joined.context)
  } finally {
    await collab.close()
    await joined.settled()
    await house.close()
  }
}
