/** The one clock. Everyone asks it; nothing else on the server reads the time. */

export interface Clock {
  now(): Date
  /** Milliseconds that only grow, for durations; unrelated to `now`. */
  ticks(): number
  /** Calls back once when the clock has reached the moment (at once when it has passed); returns a cancel. */
  at(moment: Date, callback: () => void): () => void
}

/** A clock that can be moved forward, for demonstrations and tests. It never goes backwards. */
export interface SettableClock extends Clock {
  setForward(moment: Date): void
}
