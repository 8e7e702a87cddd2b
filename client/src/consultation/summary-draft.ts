/** The chair's summary as it is being written: kept on the device, and joined with what others saved meanwhile. */

export interface KeptSummary {
  version: number
  /** What mine began from. */
  began: string
  mine: string
}

/**
 * [CPG4] Two who write the same summary: where one of them changed nothing, the other's stands; otherwise mine stands and
 * theirs is shown beside it until a person has chosen. No word is dropped by the page.
 */
export function joinSummary(
  began: string,
  theirs: string,
  mine: string,
): { text: string; theirs: string | null } {
  if (mine === theirs || theirs === began) return { text: mine, theirs: null }
  if (mine === began) return { text: theirs, theirs: null }
  return { text: mine, theirs }
}

const keyOf = (stageId: string): string => `plenary.summary.${stageId}`

/** False where this browser keeps nothing. */
export function keepSummary(
  stageId: string,
  kept: KeptSummary | null,
  storage: Pick<Storage, 'setItem' | 'removeItem'> = localStorage,
): boolean {
  try {
    if (kept) storage.setItem(keyOf(stageId), JSON.stringify(kept))
    else storage.removeItem(keyOf(stageId))
    return true
  } catch {
    return false
  }
}

export function keptSummary(
  stageId: string,
  storage: Pick<Storage, 'getItem'> = localStorage,
): KeptSummary | null {
  try {
    const read: unknown = JSON.parse(storage.getItem(keyOf(stageId)) ?? 'null')
    if (typeof read !== 'object' || read === null) return null
    const { version, began, mine } = read as Partial<KeptSummary>
    return typeof version === 'number' && typeof began === 'string' && typeof mine === 'string'
      ? { version, began, mine }
      : null
  } catch {
    return null
  }
}
