/** Makes paragraphs of a source text, with a report of every doubt. The order of the steps is here, each in its file. */
import type { Content } from '@plenary/shared/content'
import { normalise } from '@plenary/shared/content'
import type { ImportReport } from '@plenary/shared/draft'
import { type Grammar, grammar as ours } from '@plenary/shared/grammar/grammar'
import type { ParagraphKind } from '@plenary/shared/paragraph'
import { Refusal } from '@plenary/shared/problems'
import { assemble } from './assemble.ts'
import { type Attached, attachNotes } from './attach-notes.ts'
import { type Block, isBlank, type Piece, trimmed, wordsOf } from './block.ts'
import { checkNumbers } from './check-numbers.ts'
import { cleanSource, cleanWords } from './clean-words.ts'
import { Doubts } from './doubts.ts'
import { rankHeadings } from './headings.ts'
import { Joiner } from './join-words.ts'
import { judgeSource } from './judge-source.ts'
import { adoptLoneLabels } from './lone-labels.ts'
import type { Source } from './messages.ts'
import { findPlainNotes, findSigns } from './note-signs.ts'
import { removePageLines } from './page-lines.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readText } from './read-text.ts'
import { splitLines } from './split-lines.ts'

export interface ImportedParagraph {
  id: string
  kind: ParagraphKind
  level: number
  unnumbered: boolean
  content: Content
  /** True where the import is not sure. */
  doubtful: boolean
}

export interface Imported {
  paragraphs: ImportedParagraph[]
  report: ImportReport
}

/** A paragraph is a live document of its own; the editor takes no more characters than this in one [Y34]. */
const paragraphMaxCharacters = 50_000

/** Paragraphs and footnotes together, more than any compact has: each is a room of its own, written in one go. */
const mostParagraphs = 10_000

/** Signs of footnotes in one paragraph, far below what its live document may weigh. */
const mostSigns = 1000

function ensureFits(pieces: Piece[], line: number, most: number): void {
  if (wordsOf(pieces).length > most)
    throw new Refusal(
      'paragraph-too-large',
      `Line ${line} begins a paragraph of more than ${paragraphMaxCharacters} characters.`,
    )
  if (pieces.filter(({ type }) => type !== 'text').length > mostSigns)
    throw new Refusal(
      'paragraph-too-large',
      `Line ${line} begins a paragraph with more than ${mostSigns} signs of footnotes.`,
    )
}

const tooMany = (): Refusal =>
  new Refusal('too-large', `A text has at most ${mostParagraphs} paragraphs and footnotes.`)

/** Counted before it is read: what the parser spends on each is a good part of a millisecond. */
const noteDefinition = /^ {0,3}\[\^[^\]\n]{1,200}\]:/gm

/** Throws a refusal: `too-large`, `paragraph-too-large`, `import-not-text` or `import-empty`. */
export function parseSource(source: Source, grammar: Grammar = ours): Imported {
  judgeSource(source)
  try {
    return parsed(source, grammar)
  } catch (error) {
    // A parser that calls itself for every nesting has met more of it than any text needs.
    if (error instanceof RangeError) throw new Refusal('too-large', 'The text nests too deeply to be read.')
    throw error
  }
}

function parsed(source: Source, grammar: Grammar): Imported {
  const doubts = new Doubts()
  const text = cleanSource(source.text)
  const joiner = new Joiner(text)
  const items = assemble(prepare({ ...source, text }, joiner, doubts, grammar), joiner, doubts)
  rankHeadings(items, doubts)
  const attached = attachNotes(items, doubts)
  checkNumbers(attached, doubts)
  if (attached.length === 0) throw new Refusal('import-empty')
  return { paragraphs: attached.map(paragraphOf), report: reportOf(attached, doubts) }
}

const readers = {
  markdown: readMarkdown,
  html: (text: string, doubts: Doubts, grammar: Grammar) => readHtml(text, doubts, { grammar }),
  text: (text: string) => readText(text),
} satisfies Record<Source['format'], (text: string, doubts: Doubts, grammar: Grammar) => Block[]>

/** Blocks of clean words, each beginning where something begins. */
function prepare({ format, text }: Source, joiner: Joiner, doubts: Doubts, grammar: Grammar): Block[] {
  if (format === 'markdown' && (text.match(noteDefinition)?.length ?? 0) > mostParagraphs) throw tooMany()
  const read = readers[format](text, doubts, grammar).map((block) =>
    block.type === 'words' ? cleanWords(block, doubts) : block,
  )
  if (read.length > mostParagraphs) throw tooMany()
  const split = splitLines(findSigns(read))
  const noted = format === 'text' ? findPlainNotes(split) : split
  // Joining lines may shorten what is there, and not by half.
  for (const block of noted)
    if (block.type === 'words') ensureFits(block.pieces, block.line, 2 * paragraphMaxCharacters)
  const joined = noted.map(
    (block): Block =>
      block.type === 'words' ? { ...block, pieces: joiner.withoutLineBreaks(block.pieces) } : block,
  )
  const adopted = adoptLoneLabels(joined)
  return removePageLines(adopted, doubts).filter((block) => block.type === 'break' || !isEmpty(block.pieces))
}

const isEmpty = (pieces: Piece[]): boolean => pieces.length === 0 || isBlank(pieces)

function paragraphOf({
  id,
  kind,
  level,
  unnumbered,
  pieces,
  notes,
  doubtful,
  line,
}: Attached): ImportedParagraph {
  const content = normalise(
    trimmed(pieces).map((piece, nth) => {
      if (piece.type === 'text') return { type: 'text', text: piece.text, marks: piece.marks }
      if (piece.type === 'object') return piece.part
      return { type: 'footnote', id: notes.get(nth)?.id ?? '' }
    }),
  )
  ensureFits(pieces, line, paragraphMaxCharacters)
  return { id, kind, level, unnumbered, content, doubtful }
}

function reportOf(items: Attached[], doubts: Doubts): ImportReport {
  const count = (kind: ParagraphKind): number => items.filter((item) => item.kind === kind).length
  const chapters = items.filter(({ kind, level }) => kind === 'heading' && level === 1)
  const labelled = chapters.filter(({ unnumbered }) => !unnumbered)
  return {
    paragraphs: count('paragraph'),
    subparagraphs: count('subparagraph'),
    headings: count('heading'),
    chapters: (labelled.length > 0 ? labelled : chapters).length,
    footnotes: count('footnote'),
    rejoined: items.filter(({ rejoined }) => rejoined).length,
    warnings: doubts.list(),
  }
}
