/** Computed numbers: labels of paragraphs, headings and footnotes, from order, kind and level alone. */
import type { ParagraphKind } from './paragraph.ts'

export interface Numbered {
  id: string
  kind: ParagraphKind
  level: number
  unnumbered?: boolean
  /** Ids of the footnotes the text refers to, in order. */
  footnotes?: string[]
}

/** 1 → i, 4 → iv. Source of the numerals: UN Editorial Manual, paragraphs and sub-paragraphs. */
export function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let rest = value
  let out = ''
  for (const [step, numeral] of steps)
    while (rest >= step) {
      out += numeral
      rest -= step
    }
  return out
}

/** 1 → a, 26 → z, 27 → aa. */
export function letters(value: number): string {
  let rest = value
  let out = ''
  while (rest > 0) {
    rest -= 1
    out = String.fromCharCode(97 + (rest % 26)) + out
    rest = Math.floor(rest / 26)
  }
  return out
}

const headingLabels: Record<number, (n: number) => string> = {
  1: (n) => `${roman(n).toUpperCase()}.`,
  2: (n) => `${letters(n).toUpperCase()}.`,
  3: (n) => `${n}.`,
  4: (n) => `(${letters(n)})`,
}

const subparagraphLabels: Record<number, (n: number) => string> = {
  1: (n) => `(${letters(n)})`,
  2: (n) => `(${roman(n)})`,
  3: (n) => `${letters(n)}.`,
  4: (n) => `${roman(n)}.`,
}

/**
 * [NUM1] Paragraphs are numbered consecutively through the whole draft; sub-paragraphs restart under each
 * paragraph and each deeper level under its own parent; headings restart under the heading above them;
 * footnotes follow the order of the references. Returns a label, or null where none is due.
 */
export function labelsOf(paragraphs: Iterable<Numbered>): Map<string, string | null> {
  const labels = new Map<string, string | null>()
  const headings: number[] = []
  const subs: number[] = []
  const referred: string[] = []
  const footnotes: string[] = []
  let paragraph = 0
  const count = (counters: number[], level: number): number => {
    counters.length = level + 1
    counters[level] = (counters[level] ?? 0) + 1
    return counters[level]
  }
  for (const each of paragraphs) {
    referred.push(...(each.footnotes ?? []))
    labels.set(each.id, null)
    switch (each.kind) {
      case 'part':
        headings.length = 0
        subs.length = 0
        break
      case 'heading': {
        subs.length = 0
        if (each.unnumbered) {
          headings.length = Math.min(headings.length, each.level + 1)
          break
        }
        const label = headingLabels[each.level]
        if (label) labels.set(each.id, label(count(headings, each.level)))
        break
      }
      case 'paragraph':
        subs.length = 0
        if (!each.unnumbered) labels.set(each.id, `${++paragraph}.`)
        break
      case 'preambular':
      case 'text':
        subs.length = 0
        break
      case 'subparagraph': {
        const label = subparagraphLabels[each.level]
        if (label) labels.set(each.id, label(count(subs, each.level)))
        break
      }
      case 'footnote':
        footnotes.push(each.id)
        break
    }
  }
  const known = new Set(footnotes)
  let note = 0
  for (const id of new Set(referred)) if (known.has(id)) labels.set(id, `${++note}`)
  return labels
}

/**
 * The headings a paragraph stands under, outermost first, the heading itself included. A section is open
 * to someone when any of these is.
 */
export function sectionsOf<P extends Pick<Numbered, 'id' | 'kind' | 'level'>>(
  ordered: P[],
): Map<string, string[]> {
  const out = new Map<string, string[]>()
  let path: { id: string; level: number }[] = []
  for (const each of ordered) {
    if (each.kind === 'part' || each.kind === 'heading') {
      const level = each.kind === 'part' ? 0 : each.level
      path = [...path.filter((heading) => heading.level < level), { id: each.id, level }]
    }
    out.set(
      each.id,
      path.map((heading) => heading.id),
    )
  }
  return out
}

/** How deep a paragraph opens: everything deeper that follows stands under it. */
export const depthOf = ({ kind, level }: Pick<Numbered, 'kind' | 'level'>): number => {
  switch (kind) {
    case 'part':
      return 0
    case 'heading':
      return level
    case 'preambular':
    case 'text':
    case 'paragraph':
      return 10
    case 'subparagraph':
      return 10 + level
    case 'footnote':
      return 20
  }
}

/**
 * [RGT10] Everything a paragraph stands under by id, outermost first, itself included: headings, and the paragraph of
 * a sub-paragraph or a footnote. What a right names is one of these ids and nothing else.
 */
export function wholesOf<P extends Pick<Numbered, 'id' | 'kind' | 'level'>>(
  ordered: readonly P[],
): Map<string, string[]> {
  const out = new Map<string, string[]>()
  let path: { id: string; depth: number }[] = []
  for (const each of ordered) {
    const depth = depthOf(each)
    path = [...path.filter((whole) => whole.depth < depth), { id: each.id, depth }]
    out.set(
      each.id,
      path.map(({ id }) => id),
    )
  }
  return out
}

/** The outline code of every labelled heading, such as "III.B" or "III.B.2", by id. */
export function codesOf(ordered: Numbered[]): Map<string, string> {
  const labels = labelsOf(ordered)
  const sections = sectionsOf(ordered)
  const out = new Map<string, string>()
  for (const each of ordered) {
    if (each.kind !== 'heading' || !labels.get(each.id)) continue
    const parts = (sections.get(each.id) ?? []).flatMap((id) => labels.get(id) ?? [])
    out.set(each.id, parts.map((label) => label.replace(/[().]/g, '')).join('.'))
  }
  return out
}
