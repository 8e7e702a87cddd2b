/** Whether two rounds have the same section of one draft on the table at one time: windows, sections, nothing else. */
import { codesOf, type Numbered, wholesOf } from '@plenary/shared/numbering'
import { momentOf, type RightRule, type StageWindow } from '@plenary/shared/stage'

/** Sections of a draft by the ids of their headings. */
export type Sections = 'all' | string[]

/** [RND27] Windows are half-open: a round that opens when another closes does not meet it. What is over does not count. */
export function windowsMeet(a: StageWindow, b: StageWindow, now: Date): boolean {
  if (a.cancelledAt || b.cancelledAt) return false
  if (!a.opensAt || !a.closesAt || !b.opensAt || !b.closesAt) return false
  const from = Math.max(momentOf(a.opensAt), momentOf(b.opensAt), +now)
  return from < Math.min(momentOf(a.closesAt), momentOf(b.closesAt))
}

/** Codes of an outline nest: III.B.2 lies in III.B. */
const lies = (code: string, whole: string): boolean => code === whole || code.startsWith(`${whole}.`)

/** Whether two announced scopes share a section, by the codes of the outline; null is the whole text. */
export const scopesMeet = (a: string[] | null, b: string[] | null): boolean =>
  a === null || b === null || a.some((one) => b.some((other) => lies(one, other) || lies(other, one)))

/**
 * What a round takes up of a draft: its announced scope as far as the draft has it, and every section its rules open
 * for writing. A round without a scope takes the whole draft [DRF2].
 */
export function sectionsTaken(scope: string[] | null, rules: RightRule[], rows: Numbered[]): Sections {
  const idOf = new Map([...codesOf(rows)].map(([id, code]) => [code, id]))
  if (scope === null) return 'all'
  const announced = scope.flatMap((code) => idOf.get(code) ?? [])
  const taken = new Set(announced)
  for (const { actions, sections } of rules) {
    if (!actions.includes('edit') && !actions.includes('propose')) continue
    if (sections === 'all') return 'all'
    for (const id of sections) taken.add(id)
  }
  return [...taken]
}

/** Whether two sets of sections of one draft share a paragraph; a section holds those under it. */
export function sectionsMeet(a: Sections, b: Sections, rows: Numbered[]): boolean {
  if (a === 'all' || b === 'all') return true
  const above = wholesOf(rows)
  const holds = (inner: string, outer: string): boolean => (above.get(inner) ?? []).includes(outer)
  return a.some((one) => b.some((other) => one === other || holds(one, other) || holds(other, one)))
}
