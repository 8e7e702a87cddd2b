/** The outline of a draft, and what a person may do in it, said in as few words as are true. */
import { codesOf, sectionsOf } from '@plenary/shared/numbering'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { ParticipantView } from '@plenary/shared/participant'
import type { Verdict } from '@plenary/shared/problems'

export interface OutlineEntry {
  id: string
  label: string | null
  text: string
  /** From 0. */
  depth: number
  /** Everything under it, the heading itself left aside, is locked. */
  isLocked: boolean
  people: number
}

const isHeading = ({ kind }: ParagraphView): boolean => kind === 'part' || kind === 'heading'

export function outlineOf(
  paragraphs: ParagraphView[],
  people: ReadonlyMap<string, ParticipantView[]>,
): OutlineEntry[] {
  const sections = sectionsOf(paragraphs)
  const under = new Map<string, { open: number; locked: number; people: Set<string> }>()
  for (const each of paragraphs)
    for (const id of sections.get(each.id) ?? []) {
      const tally = under.get(id) ?? { open: 0, locked: 0, people: new Set() }
      if (!isHeading(each)) tally[each.status === 'locked' ? 'locked' : 'open'] += 1
      for (const person of people.get(each.id) ?? []) tally.people.add(person.id)
      under.set(id, tally)
    }
  return paragraphs.filter(isHeading).map((each) => {
    const tally = under.get(each.id)
    return {
      id: each.id,
      label: each.label,
      text: each.text,
      depth: (sections.get(each.id)?.length ?? 1) - 1,
      isLocked: tally !== undefined && tally.locked > 0 && tally.open === 0,
      people: tally?.people.size ?? 0,
    }
  })
}

/** The depth of every heading for those who hear the page: below the title, and never skipping a step. */
export const headingDepths = (paragraphs: ParagraphView[]): Map<string, number> => {
  const sections = sectionsOf(paragraphs)
  return new Map(
    paragraphs.filter(isHeading).map(({ id }) => [id, Math.min(6, (sections.get(id)?.length ?? 1) + 1)]),
  )
}

export type MyRight =
  | { may: 'edit'; where: 'all' }
  /** Codes of the outline such as "III.B", or the words of a heading without a number. */
  | { may: 'edit'; where: string[] }
  | { may: 'read'; because: Verdict }

/**
 * [TBL15] Where I may edit: everywhere but in locked paragraphs, or in the topmost sections that are open to me in
 * full; where nowhere, why not.
 */
export function myRight(paragraphs: ParagraphView[]): MyRight {
  const closed = paragraphs.filter(({ can, status }) => can.edit !== 'yes' && status !== 'locked')
  const open = paragraphs.filter(({ can }) => can.edit === 'yes')
  if (open.length === 0)
    return { may: 'read', because: (closed[0]?.can.edit ?? 'paragraph-locked') as Verdict }
  if (closed.length === 0) return { may: 'edit', where: 'all' }
  const sections = sectionsOf(paragraphs)
  const codes = codesOf(paragraphs)
  const shut = new Set(closed.flatMap(({ id }) => sections.get(id) ?? []))
  const whole = open.filter((each) => isHeading(each) && !shut.has(each.id))
  const ids = new Set(whole.map(({ id }) => id))
  const topmost = whole.filter(
    ({ id }) => !(sections.get(id) ?? []).some((above) => above !== id && ids.has(above)),
  )
  return { may: 'edit', where: topmost.map(({ id, text }) => codes.get(id) ?? text) }
}
