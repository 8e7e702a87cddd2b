/** Compares two texts: paragraphs by identity, words by their language, figures by section. Pure but for its pauses. */

import { comparable } from '@plenary/shared/comparable'
import type { ComparedParagraph, Comparison, WordOp } from '@plenary/shared/compare'
import { type Content, type Inline, type ObjectPart, textOfPart } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import type { TextParagraph } from '../revision/working-text.ts'
import { type Part, partsOf } from './family.ts'
import { type Family, type Kinship, matchParagraphs, type Slot } from './match.ts'
import { type Counted, headingsOf, summaryOf } from './summary.ts'
import { tokensOf } from './tokens.ts'
import { diffTokens, type Op, type Piece, wordOpsOf } from './words.ts'

export interface Compared {
  paragraphs: ComparedParagraph[]
  summary: Omit<Comparison['summary'], 'withheld'>
}

export interface Texts {
  language: Language
  older: TextParagraph[]
  newer: TextParagraph[]
  lineage: Kinship[]
}

/** An object that is no word, as the sign of a footnote. */
const isSign = (part: Inline): part is ObjectPart => part.type !== 'text' && textOfPart(part) === ''

/** Words and references without marks: equal where nothing a comparison of words could show has changed. */
const wordsOf = (content: Content): string =>
  comparable(content.map((part) => (isSign(part) ? `\0${part.id}\0` : textOfPart(part))).join(''))

/** The marks and what they stand on. */
const marksOf = (content: Content): string =>
  JSON.stringify(
    content.map((part) =>
      part.type === 'text'
        ? [part.text.length, ...(part.marks ?? []).map((mark) => ('href' in mark ? mark.href : mark.type))]
        : [],
    ),
  )

/** All that a comparison knows while it reads slot after slot. */
class Reading {
  private readonly texts: Texts
  private readonly sections: Map<string, string | null>
  private readonly labels: Record<'older' | 'newer', Map<string, string | null>>
  private readonly families = new Map<Family, Map<string, Part[]>>()

  constructor(texts: Texts) {
    const { older, newer } = texts
    this.texts = texts
    this.sections = new Map([...headingsOf(older), ...headingsOf(newer)])
    const labelsOf = (all: TextParagraph[]) => new Map(all.map(({ id, label }) => [id, label]))
    this.labels = { older: labelsOf(older), newer: labelsOf(newer) }
  }

  rowsOf(slot: Slot): Counted[] {
    if (slot.family && slot.to)
      return this.partsIn(slot.family, slot.to.id).map((part) => this.partRow(part, slot))
    return [this.row(slot)]
  }

  private partsIn(family: Family, id: string): Part[] {
    const parts = this.families.get(family) ?? partsOf(family, this.texts.language)
    this.families.set(family, parts)
    return parts.get(id) ?? []
  }

  /** [CMP9] Each side of a part holds the words that are in it, so that nothing is shown twice. */
  private partRow({ id, from, to, change, pieces }: Part, { moved, family }: Slot): Counted {
    const { from: olders, to: newers } = family as Family
    const related = new Set([...olders, ...newers].map((member) => member.id).filter((each) => each !== id))
    const own = from?.id === to?.id
    return this.counted(pieces, {
      paragraphId: id,
      change,
      from: from && sideOf(from, textIn(pieces, 'insert')),
      to: to && sideOf(to, textIn(pieces, 'delete')),
      moved: own && moved,
      renumbered: own && from?.label !== to?.label,
      restyled: false,
      related: [...related],
    })
  }

  private row({ from, to, moved }: Slot): Counted {
    const { id } = (to ?? from) as TextParagraph
    const given = {
      paragraphId: id,
      from: from && sideOf(from, from.text),
      to: to && sideOf(to, to.text),
      moved,
      renumbered: from !== null && to !== null && from.label !== to.label,
      restyled: false,
      related: [],
    }
    if (!from || !to) {
      const pieces = this.tokens(from ?? to).map(
        (token): Piece => ({ op: from ? 'delete' : 'insert', token }),
      )
      return this.counted(pieces, { ...given, change: from ? 'deleted' : 'inserted' })
    }
    const recast = from.kind !== to.kind || from.level !== to.level
    if (wordsOf(from.content) === wordsOf(to.content)) {
      const restyled = recast || marksOf(from.content) !== marksOf(to.content)
      return this.unchanged(to, { ...given, restyled, change: moved ? 'moved' : 'same' })
    }
    const pieces = diffTokens(this.tokens(from), this.tokens(to))
    return this.counted(pieces, { ...given, restyled: recast, change: 'changed' })
  }

  private tokens(paragraph: TextParagraph | null) {
    return paragraph ? tokensOf(paragraph.content, this.texts.language) : []
  }

  /** Most paragraphs of most comparisons: nothing needs to be cut into words. */
  private unchanged(
    { content }: TextParagraph,
    given: Omit<ComparedParagraph, 'words' | 'section'>,
  ): Counted {
    const tokens = content.map((part) =>
      isSign(part)
        ? { key: '', text: '', kind: 'footnote' as const, footnote: part.id }
        : { key: '', text: textOfPart(part), kind: 'word' as const },
    )
    const words = this.ops(tokens.map((token) => ({ op: 'same', token })))
    return {
      paragraph: { ...given, words, section: this.sectionOf(given) },
      wordsInserted: 0,
      wordsDeleted: 0,
    }
  }

  private counted(pieces: Piece[], given: Omit<ComparedParagraph, 'words' | 'section'>): Counted {
    const count = (wanted: Op): number =>
      pieces.filter(({ op, token }) => op === wanted && token.kind === 'word').length
    return {
      paragraph: { ...given, words: this.ops(pieces), section: this.sectionOf(given) },
      wordsInserted: count('insert'),
      wordsDeleted: count('delete'),
    }
  }

  private sectionOf({ to, from }: Pick<ComparedParagraph, 'to' | 'from'>): string | null {
    return this.sections.get((to ?? from)?.paragraphId ?? '') ?? null
  }

  private ops(pieces: Piece[]): WordOp[] {
    return wordOpsOf(pieces, (id, op) => this.labels[op === 'delete' ? 'older' : 'newer'].get(id) ?? null)
  }
}

const sideOf = ({ id, kind, level, label }: TextParagraph, text: string) => ({
  paragraphId: id,
  kind,
  level,
  label,
  text,
})

/** The text of one side: everything but what only the other side has. */
const textIn = (pieces: Piece[], without: Op): string =>
  pieces.map(({ op, token }) => (op === without ? '' : token.text)).join('')

/** [CMP1] `pause` is awaited between paragraphs; what waits to be served comes first where it has taken long. */
export async function compareTexts(
  texts: Texts,
  pause: () => Promise<void> | undefined = () => undefined,
): Promise<Compared> {
  const reading = new Reading(texts)
  const rows: Counted[] = []
  const slots = matchParagraphs(texts.older, texts.newer, texts.lineage)
  for (const slot of slots) {
    const paused = pause()
    if (paused) await paused
    rows.push(...reading.rowsOf(slot))
  }
  await pause()
  return {
    paragraphs: rows.map(({ paragraph }) => paragraph),
    summary: summaryOf(texts.older, texts.newer, rows),
  }
}
