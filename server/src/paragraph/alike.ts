/** Paragraphs of a text of which every right says the same: it is asked once for all of them. */
import type { DraftPlaces } from './place.ts'
import type { ParagraphRow } from './store.ts'

/** Of each paragraph its group, and the first paragraph of each group. Changed by nobody. */
export interface Groups {
  of: readonly number[]
  firsts: readonly number[]
}

/** For each text the groups by those sections that rules named last. */
const groupings = new WeakMap<readonly ParagraphRow[], { named: string; groups: Groups }>()

/**
 * Paragraphs of one status that stand under the same of those sections that some rule names: the others make no
 * difference to any right [RGT10].
 */
export function groupsIn({ rows, tablings, placeOf }: DraftPlaces): Groups {
  const sections = new Set(
    tablings.flatMap(({ rules }) => rules.flatMap((rule) => (rule.sections === 'all' ? [] : rule.sections))),
  )
  const named = [...sections].sort().join(' ')
  const kept = groupings.get(rows)
  if (kept?.named === named) return kept.groups
  const known = new Map<string, number>()
  const firsts: number[] = []
  const of = rows.map((row, nth) => {
    const { status, deleted, sections: own } = placeOf(row).paragraph
    const key = [status, deleted, ...own.filter((id) => sections.has(id))].join(' ')
    const which = known.get(key) ?? firsts.push(nth) - 1
    known.set(key, which)
    return which
  })
  const groups = { of, firsts }
  groupings.set(rows, { named, groups })
  return groups
}

/** The paragraphs of which a right says yes; `judge` is asked of one of each group. */
export function rowsWhere(places: DraftPlaces, judge: (row: ParagraphRow) => boolean): Set<ParagraphRow> {
  const { of, firsts } = groupsIn(places)
  const { rows } = places
  const verdicts = firsts.map((nth) => judge(rows[nth] as ParagraphRow))
  return new Set(rows.filter((_, nth) => verdicts[of[nth] as number]))
}
