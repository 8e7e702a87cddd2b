/** Names that somebody holds: all of those asked for at once, or none yet, and never two holders of one name. */

export interface Held {
  names: ReadonlySet<string>
  release(): void
}

export class Holds {
  /** Name → resolves when it is free again. */
  private readonly held = new Map<string, Promise<void>>()

  has(name: string): boolean {
    return this.held.has(name)
  }

  /** Waits until all are free and takes them together, so that two who want the same ones never wait for each other. */
  async take(wanted: Iterable<string>): Promise<Held> {
    const names = new Set(wanted)
    for (;;) {
      const busy = [...names].flatMap((name) => this.held.get(name) ?? [])
      if (busy.length === 0) break
      await Promise.all(busy)
    }
    let free = (): void => undefined
    const freed = new Promise<void>((resolve) => {
      free = resolve
    })
    for (const name of names) this.held.set(name, freed)
    return {
      names,
      release: () => {
        for (const name of names) this.held.delete(name)
        free()
      },
    }
  }
}
