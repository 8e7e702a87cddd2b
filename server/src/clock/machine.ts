/** The machine's own time, for what must not follow a set clock: the life of sessions. */
export const machineNow = (): Date => new Date()

/** What the platform's clock is made of. A test gives its own. */
export interface Machine {
  /** The machine's clock, in milliseconds; it may be set forward and back. */
  now(): number
  /** Milliseconds that only grow. */
  ticks(): number
}

export const machine: Machine = { now: () => Date.now(), ticks: () => performance.now() }
