/** Numbers and runs of bytes as lib0 writes them, for those who read a hundred thousand of them a second. */

export class Reader {
  at = 0
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length
  }

  number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.bytes[this.at] as number
      this.at += 1
      value += (byte & 127) * factor
      if (byte < 128) return value
      factor *= 128
    }
  }

  /** The bytes themselves, not a copy. */
  run(): Uint8Array {
    const length = this.number()
    const from = this.at
    this.at += length
    return this.bytes.subarray(from, this.at)
  }
}

/** Writes into one array that grows. */
export class Writer {
  private bytes = new Uint8Array(64)
  private at = 0

  byte(value: number): this {
    if (this.at >= this.bytes.length) this.grow(1)
    this.bytes[this.at] = value
    this.at += 1
    return this
  }

  number(value: number): this {
    let rest = value
    while (rest > 127) {
      this.byte((rest % 128) | 128)
      rest = Math.floor(rest / 128)
    }
    return this.byte(rest)
  }

  raw(some: Uint8Array): this {
    if (this.at + some.length > this.bytes.length) this.grow(some.length)
    this.bytes.set(some, this.at)
    this.at += some.length
    return this
  }

  run(some: Uint8Array): this {
    return this.number(some.length).raw(some)
  }

  text(words: string): this {
    return this.run(Buffer.from(words))
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.at)
  }

  private grow(by: number): void {
    const more = new Uint8Array(Math.max(this.bytes.length * 2, this.at + by))
    more.set(this.bytes)
    this.bytes = more
  }
}
