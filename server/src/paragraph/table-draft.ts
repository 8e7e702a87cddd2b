/** Puts a draft on the table of a round: codes of the outline become ids of headings, because a label may change [DRF2]. */
import type { ImportWarning } from '@plenary/shared/draft'
import { codesOf } from '@plenary/shared/numbering'
import type { RightRule } from '@plenary/shared/stage'
import type { Node } from './tree.ts'

export interface Tabled {
  rules: RightRule[]
  /** Codes that the text does not have. */
  warnings: ImportWarning[]
}

/**
 * A rule that names sections opens those the text has. Where it has none of them, the rule opens the whole
 * text rather than shut people out for a renamed heading, and the import says so (decision 0005).
 */
export function tableRules(rules: RightRule[], rows: (Node & { unnumbered: boolean })[]): Tabled {
  const idOf = new Map([...codesOf(rows)].map(([id, code]) => [code, id]))
  const missing = new Set<string>()
  const resolved = rules.map((rule) => {
    if (rule.sections === 'all') return rule
    const ids = rule.sections.flatMap((code) => idOf.get(code) ?? [])
    for (const code of rule.sections) if (!idOf.has(code)) missing.add(code)
    return { ...rule, sections: ids.length > 0 ? ids : ('all' as const) }
  })
  return {
    rules: resolved,
    warnings: [...missing].map((code) => ({ code: 'section-not-found', line: null, excerpt: code })),
  }
}
