/** What the rights of a round come to in one text: codes of the outline become ids of its headings, or nothing [DRF2]. */
import { codesOf, type Numbered, wholesOf } from '@plenary/shared/numbering'
import { Refusal } from '@plenary/shared/problems'
import type { RightRule, RoundAction } from '@plenary/shared/stage'

export interface Tabled {
  rules: RightRule[]
  /** Codes that the text does not have: what they were to open is open to nobody. */
  missing: string[]
}

/**
 * [DRF2] A line opens the sections it names as far as the text has them; what is not found opens nothing. `scope`, ids
 * the secretariat has chosen, bounds what lines let write; a line of whose sections the text has none opens the chosen
 * ones, because they were chosen in their place. Reading and commenting are not bounded by it.
 */
export function tableRules(
  rules: RightRule[],
  rows: readonly Numbered[],
  scope: string[] | null = null,
): Tabled {
  const idOf = new Map([...codesOf([...rows])].map(([id, code]) => [code, id]))
  const missing = new Set<string>()
  const resolved = rules.map(({ missing: _, ...rule }): RightRule => {
    if (rule.sections === 'all') return rule
    const found = rule.sections.flatMap((code) => idOf.get(code) ?? [])
    if (scope && found.length === 0 && rule.actions.some(writes)) return { ...rule, sections: scope }
    const gone = rule.sections.filter((code) => !idOf.has(code))
    for (const code of gone) missing.add(code)
    return { ...rule, sections: found, ...(gone.length > 0 ? { missing: gone } : {}) }
  })
  return { rules: scope ? bounded(resolved, rows, scope) : resolved, missing: [...missing] }
}

const writes = (action: RoundAction): boolean => action === 'propose' || action === 'edit'

/** Lines over ids, what they let write bounded by these. Refuses `invalid-input` for an id the draft does not have. */
export function bounded(rules: RightRule[], rows: readonly Numbered[], scope: string[]): RightRule[] {
  const wholes = wholesOf(rows)
  const stranger = scope.find((id) => !wholes.has(id))
  if (stranger !== undefined)
    throw new Refusal('invalid-input', `scope: there is no paragraph "${stranger}" in this draft.`)
  return rules.flatMap((rule) => {
    const writing = rule.actions.filter(writes)
    const rest = rule.actions.filter((action) => !writes(action))
    if (writing.length === 0) return [rule]
    const sections = rule.sections === 'all' ? scope : meeting(rule.sections, scope, wholes)
    const within: RightRule = { ...rule, actions: writing, sections }
    return rest.length > 0 ? [{ ...rule, actions: rest }, within] : [within]
  })
}

/** What lies in both: of two that nest, the narrower. */
function meeting(some: string[], others: string[], wholes: Map<string, string[]>): string[] {
  const within = (inner: string, outer: string): boolean => (wholes.get(inner) ?? []).includes(outer)
  const both = some.flatMap((a) =>
    others.flatMap((b) => {
      if (within(a, b)) return [a]
      return within(b, a) ? [b] : []
    }),
  )
  return [...new Set(both)]
}
