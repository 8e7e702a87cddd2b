/** Cuts a run of words at the places that are not what they look like. */
import type { Flag } from '@plenary/shared/plain-sight'

export interface Piece {
  text: string
  flag: Flag | null
}

/** [RVC6] The pieces of a run that begins at `from` of its paragraph; joined they are the run, whatever is flagged. */
export function flagged(text: string, from: number, flags: readonly Flag[]): Piece[] {
  const out: Piece[] = []
  let at = 0
  for (const flag of flags) {
    const begin = Math.max(at, flag.at - from)
    const end = Math.min(text.length, flag.at + flag.length - from)
    if (end <= begin) continue
    if (begin > at) out.push({ text: text.slice(at, begin), flag: null })
    out.push({ text: text.slice(begin, end), flag })
    at = end
  }
  if (at < text.length || out.length === 0) out.push({ text: text.slice(at), flag: null })
  return out
}
