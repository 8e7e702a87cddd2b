/** Where a paragraph that was split, merged or moved stands now, so that what bears on it follows. */

export interface Step {
  type: 'split' | 'merged' | 'moved'
  fromId: string
  toId: string
}

export interface Lineage {
  /** The living paragraph that has the place of this one; the same where nothing took it. */
  follow(id: string): string
  /** Whatever came of this one, itself included. */
  family(id: string): string[]
  /** Those whose place this one has now, itself included. */
  heirsOf(id: string): string[]
}

/** [RSP6] Merged words are sought where they went; what was split stays with the half that kept the name. */
export function lineageOf(steps: readonly Step[], isAlive: (id: string) => boolean): Lineage {
  const follow = (id: string): string => {
    const seen = new Set<string>()
    let place = id
    while (!isAlive(place) && !seen.has(place)) {
      seen.add(place)
      const step = steps.findLast(({ type, fromId }) => type !== 'split' && fromId === place)
      if (!step) return id
      place = step.toId
    }
    return isAlive(place) ? place : id
  }
  const reach = (id: string, next: (id: string) => string[]): string[] => {
    const found = new Set([id])
    for (const each of found) for (const other of next(each)) found.add(other)
    return [...found]
  }
  return {
    follow,
    family: (id) =>
      reach(id, (from) => steps.filter(({ fromId }) => fromId === from).map(({ toId }) => toId)),
    heirsOf: (id) =>
      reach(id, (to) =>
        steps
          .filter(({ type, fromId, toId }) => type !== 'split' && toId === to && !isAlive(fromId))
          .map(({ fromId }) => fromId),
      ),
  }
}
