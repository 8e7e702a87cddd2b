/** Which paragraph of one text is which of another: by identity and recorded lineage, never by number or likeness. */
import { keepingPlace } from '../revision/order.ts'
import type { TextParagraph } from '../revision/working-text.ts'

/** What is recorded between two texts; `moved` names one paragraph twice. */
export interface Kinship {
  type: 'split' | 'merged' | 'moved'
  fromId: string
  toId: string
}

/** Paragraphs that were one, or became one: their words are compared together. */
export interface Family {
  from: TextParagraph[]
  to: TextParagraph[]
}

/** One place of the comparison, in the order it is read. */
export interface Slot {
  from: TextParagraph | null
  to: TextParagraph | null
  /** It stands elsewhere among its neighbours. */
  moved: boolean
  family: Family | null
}

type ById = Map<string, TextParagraph>
const byId = (paragraphs: readonly TextParagraph[]): ById =>
  new Map(paragraphs.map((each) => [each.id, each]))

/** [CMP6] Members are joined by splits and merges that happened to what only one of the texts holds. */
function familiesOf(older: ById, newer: ById, lineage: readonly Kinship[]): Family[] {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    const parent = parents.get(id)
    return parent === undefined || parent === id ? id : rootOf(parent)
  }
  for (const { type, fromId, toId } of lineage) {
    const child = type === 'split' ? toId : fromId
    if (type === 'moved' || (older.has(child) && newer.has(child))) continue
    for (const id of [fromId, toId]) parents.set(id, parents.get(id) ?? id)
    parents.set(rootOf(fromId), rootOf(toId))
  }
  const families = new Map<string, Family>()
  const familyOf = (id: string): Family => {
    const root = rootOf(id)
    const family = families.get(root) ?? { from: [], to: [] }
    families.set(root, family)
    return family
  }
  for (const each of older.values()) if (parents.has(each.id)) familyOf(each.id).from.push(each)
  for (const each of newer.values()) if (parents.has(each.id)) familyOf(each.id).to.push(each)
  return [...families.values()].filter((family) => isFamily(family, newer))
}

/**
 * Where two members or more are in both texts, identity says more than descent: each is read on its own. So is
 * what only one text holds, when the other holds none of its family.
 */
function isFamily({ from, to }: Family, newer: ById): boolean {
  const both = from.filter(({ id }) => newer.has(id)).length
  const alone = from.length + to.length - 2 * both
  return from.length > 0 && to.length > 0 && alone > 0 && both < 2
}

/** Footnotes follow what refers to them, and a recorded move says which of two neighbours went. */
function weightsOf(common: readonly TextParagraph[], lineage: readonly Kinship[]): number[] {
  const recorded = new Set(lineage.flatMap(({ type, toId }) => (type === 'moved' ? [toId] : [])))
  const one = common.length + 1
  return common.map(({ id, kind }) =>
    kind === 'footnote' ? 1 : recorded.has(id) ? one * one - one : one * one,
  )
}

function placesKept(
  older: readonly TextParagraph[],
  newer: readonly TextParagraph[],
  lineage: readonly Kinship[],
): Set<string> {
  const places = new Map(older.map(({ id }, nth) => [id, nth]))
  const common = newer.filter(({ id }) => places.has(id))
  const keeps = keepingPlace(
    common.map(({ id }) => places.get(id) as number),
    weightsOf(common, lineage),
  )
  return new Set(common.filter((_, nth) => keeps[nth]).map(({ id }) => id))
}

/** [CMP8] What is gone, by the paragraph it stood behind: the nearest before it that kept its place. */
function goneBehind(
  older: readonly TextParagraph[],
  kept: Set<string>,
  isGone: (id: string) => boolean,
): Map<string | null, Slot[]> {
  const out = new Map<string | null, Slot[]>()
  let anchor: string | null = null
  for (const each of older)
    if (kept.has(each.id)) anchor = each.id
    else if (isGone(each.id))
      out.set(anchor, [...(out.get(anchor) ?? []), { from: each, to: null, moved: false, family: null }])
  return out
}

/** [CMP5] The newer text in its order, with what is gone where it stood. */
export function matchParagraphs(
  older: readonly TextParagraph[],
  newer: readonly TextParagraph[],
  lineage: readonly Kinship[],
): Slot[] {
  const [before, after] = [byId(older), byId(newer)]
  const kept = placesKept(older, newer, lineage)
  const families = new Map<string, Family>()
  for (const family of familiesOf(before, after, lineage))
    for (const { id } of [...family.from, ...family.to]) families.set(id, family)
  const gone = goneBehind(older, kept, (id) => !after.has(id) && !families.has(id))
  const slots = newer.flatMap((to): Slot[] => {
    const from = before.get(to.id) ?? null
    const moved = from !== null && !kept.has(to.id) && to.kind !== 'footnote'
    return [{ from, to, moved, family: families.get(to.id) ?? null }, ...(gone.get(to.id) ?? [])]
  })
  return [...(gone.get(null) ?? []), ...slots]
}
