/** Counts what one connection has sent and how much of it, from the first on, is durable. */

export class Acknowledgements {
  private received = 0
  private durable = 0
  /** The first sync message that was refused: nothing after it is promised, because it may build on it. */
  private brokenAt = Number.POSITIVE_INFINITY

  /** A sync message that carries an update came in; answers its number. */
  next(): number {
    this.received += 1
    return this.received
  }

  /** The `n`th was refused. */
  refuse(n = this.received): void {
    this.brokenAt = Math.min(this.brokenAt, n)
  }

  /** The first `n` are committed; answers how many may be promised. */
  commit(n: number): number {
    this.durable = Math.max(this.durable, Math.min(n, this.brokenAt - 1))
    return this.durable
  }

  get promised(): number {
    return this.durable
  }
}
