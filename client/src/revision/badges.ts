/** What happened to a paragraph between two texts, as words a person reads beside it. */
import type { ComparedParagraph } from '@plenary/shared/compare'

/** Said under `compare.badge.<key>`; labels are those of the text they belong to. */
export type Badge =
  | { key: 'changed' | 'inserted' | 'deleted' | 'moved' | 'split' | 'merged' | 'restyled' }
  | { key: 'movedFrom' | 'renumbered'; from: string; to: string }
  | { key: Kin; labels: string[] }

/** "14." → "14". */
export const bare = (label: string): string => label.replace(/\.$/, '')

/** What each paragraph is called in the older and the newer text: "14", or "14 (a)" for what hangs under it. */
export interface Names {
  from: ReadonlyMap<string, string>
  to: ReadonlyMap<string, string>
}

export function namesOf(paragraphs: readonly ComparedParagraph[]): Names {
  return { from: namesOfSide(paragraphs, 'from'), to: namesOfSide(paragraphs, 'to') }
}

function namesOfSide(paragraphs: readonly ComparedParagraph[], side: 'from' | 'to'): Map<string, string> {
  const names = new Map<string, string>()
  let above: string[] = []
  for (const { [side]: there } of paragraphs) {
    // A part of a split or merge stands again in the row of the other paragraph.
    if (!there || names.has(there.paragraphId)) continue
    const label = there.label === null ? '' : bare(there.label)
    if (there.kind === 'subparagraph') above = [...above.slice(0, Math.max(1, there.level)), label]
    else if (there.kind !== 'footnote') above = [there.kind === 'paragraph' ? label : '']
    if (label)
      names.set(there.paragraphId, there.kind === 'subparagraph' ? above.filter(Boolean).join(' ') : label)
  }
  return names
}

/** [RVC10] The badges of a paragraph, what weighs most first. An unchanged one has none, or its new number. */
export function badgesOf(paragraph: ComparedParagraph, names: Names): Badge[] {
  const { paragraphId, change, moved, renumbered, restyled } = paragraph
  const before = names.from.get(paragraphId)
  const now = names.to.get(paragraphId)
  const badges: Badge[] = []
  if (change === 'changed' || change === 'inserted' || change === 'deleted') badges.push({ key: change })
  if (change === 'split' || change === 'merged') badges.push(kinship(paragraph, names, change))
  const isOther = before !== undefined && now !== undefined && before !== now
  if (moved || change === 'moved')
    badges.push(isOther ? { key: 'movedFrom', from: before, to: now } : { key: 'moved' })
  else if (renumbered && isOther) badges.push({ key: 'renumbered', from: before, to: now })
  if (restyled) badges.push({ key: 'restyled' })
  return badges
}

/**
 * The row of a part that went to another paragraph, or came from one, names that one; the row of the paragraph
 * itself names the others.
 */
function kinship(
  { paragraphId, from, to, related }: ComparedParagraph,
  names: Names,
  change: 'split' | 'merged',
): Badge {
  const called = (side: 'from' | 'to', ids: readonly string[]): string[] =>
    ids.flatMap((id) => names[side].get(id) ?? [])
  const kin: [key: Kin, labels: string[]] =
    change === 'split'
      ? from?.paragraphId === paragraphId
        ? ['splitInto', called('to', related)]
        : ['splitFrom', called('from', from ? [from.paragraphId] : related)]
      : to?.paragraphId === paragraphId
        ? ['mergedFrom', called('from', related)]
        : ['mergedInto', called('to', to ? [to.paragraphId] : related)]
  return kin[1].length > 0 ? { key: kin[0], labels: kin[1] } : { key: change }
}

type Kin = 'splitInto' | 'splitFrom' | 'mergedFrom' | 'mergedInto'
