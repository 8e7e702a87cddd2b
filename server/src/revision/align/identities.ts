/** [ALN6] Which id each paragraph of an imported text has: that of the draft where it comes from it, else one of its own. */
import type { Content } from '@plenary/shared/content'
import type { ImportedParagraph } from '../../draft/import/parse-source.ts'
import type { Alignment } from './align.ts'

export interface Identified {
  paragraphs: (Omit<ImportedParagraph, 'doubtful'> & { from: number | null })[]
  /** Where an id of the draft went into another: halves of a split, and what a merge took in. */
  lineage: { type: 'split' | 'merged'; fromId: string; toId: string }[]
}

/**
 * As with the structural commands, the first part of a split and the first of those merged keep the identity.
 * References to footnotes follow the ids.
 */
export function identified(
  imported: readonly ImportedParagraph[],
  ids: readonly string[],
  alignments: readonly Alignment[],
): Identified {
  const used = new Set<string>()
  const lineage: Identified['lineage'] = []
  const own = new Map<string, string>()
  const origins = new Map<string, number>()
  for (const { to, from, kind } of alignments) {
    if (to === null) continue
    const given = (imported[to] as ImportedParagraph).id
    const [first, ...others] = from.map((place) => ids[place] as string)
    const keeps = first !== undefined && !used.has(first)
    const id = keeps ? first : given
    used.add(id)
    own.set(given, id)
    if (from[0] !== undefined) origins.set(given, from[0])
    if (kind === 'split' && first !== undefined && !keeps)
      lineage.push({ type: 'split', fromId: first, toId: id })
    for (const other of others) lineage.push({ type: 'merged', fromId: other, toId: id })
  }
  const renamed = (content: Content): Content =>
    content.map((part) => (part.type === 'text' ? part : { ...part, id: own.get(part.id) ?? part.id }))
  return {
    paragraphs: imported.map(({ doubtful: _, ...each }) => ({
      ...each,
      id: own.get(each.id) as string,
      content: renamed(each.content),
      from: origins.get(each.id) ?? null,
    })),
    lineage,
  }
}
