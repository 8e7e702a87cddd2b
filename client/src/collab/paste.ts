/** Cleans what is pasted: from Word or a web page to the inline content a paragraph can hold, one list per paragraph. */
import { type Content, type Inline, type Mark, normalise, textOf } from '@plenary/shared/content'
import { type Grammar, grammar as ours } from '@plenary/shared/grammar/grammar'
import { styleIn } from '@plenary/shared/grammar/reading'
import type { AttributeOf, StyleOf } from '@plenary/shared/grammar/row'
import { unwrapped } from './wrapped-lines.ts'

/** The little of a DOM node that is read; a real one fits. */
export interface PastedNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<PastedNode>
  getAttribute?(name: string): string | null
}

const elementNode = 1
const textNode = 3

/** Elements that begin and end a paragraph. */
const blocks = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 LI UL OL DL DT DD BLOCKQUOTE PRE TABLE TR TD TH SECTION ARTICLE BODY HR'.split(
    ' ',
  ),
)
/** Elements whose words are not words of the text. */
const dropped = new Set('STYLE SCRIPT HEAD TITLE META TEMPLATE NOSCRIPT TEXTAREA SELECT OBJECT'.split(' '))

const tidy = (text: string): string =>
  text
    // Soft hyphens, zero-width spaces, byte-order marks and placeholders of pictures are leavings; joiners are letters'
    // business and stay.
    .replace(/[\u00ad\u200b\ufeff\ufffc]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')

type Marks = Map<Mark['type'], Mark>

const attributesOf =
  (node: PastedNode): AttributeOf =>
  (name) =>
    node.getAttribute?.(name) ?? undefined

const isHidden = (styleOf: StyleOf): boolean =>
  styleOf('display') === 'none' || styleOf('mso-hide') === 'all' || styleOf('mso-list') === 'ignore'

/** Marks inside this element: those around it, those of its name, and what its style says against both. */
function marksInside(node: PastedNode, around: Marks, styleOf: StyleOf, grammar: Grammar): Marks {
  const marks: Marks = new Map(around)
  const says = grammar.marksOfStyle(styleOf)
  for (const mark of grammar.marksOfTag(node.nodeName.toLowerCase(), attributesOf(node)))
    marks.set(mark.type, mark)
  for (const [type, isSet] of says) {
    if (isSet) marks.set(type, { type } as Mark)
    else marks.delete(type)
  }
  return marks
}

/** [TBL10] Paragraphs of pasted nodes: words, the marks and objects of the grammar; all else falls away. */
export function paragraphsOf(root: PastedNode, grammar: Grammar = ours): Content[] {
  const paragraphs: Inline[][] = [[]]
  const begin = (): void => {
    if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
  }
  const visit = (node: PastedNode, around: Marks): void => {
    if (node.nodeType === textNode) {
      const text = tidy(node.nodeValue ?? '')
      if (text !== '') paragraphs.at(-1)?.push({ type: 'text', text, marks: [...around.values()] })
      return
    }
    const name = node.nodeName.toUpperCase()
    if (node.nodeType !== elementNode && node.nodeType !== 9 && node.nodeType !== 11) return
    const styleOf = styleIn(node.getAttribute?.('style'))
    if (dropped.has(name) || isHidden(styleOf)) return
    const object = grammar.objectOfTag(name.toLowerCase(), attributesOf(node))
    if (object) {
      paragraphs.at(-1)?.push(object)
      return
    }
    if (name === 'BR') {
      paragraphs.at(-1)?.push({ type: 'text', text: ' ', marks: [] })
      return
    }
    const isBlock = blocks.has(name)
    if (isBlock) begin()
    const marks = marksInside(node, around, styleOf, grammar)
    for (const child of Array.from(node.childNodes)) visit(child, marks)
    if (isBlock) begin()
  }
  visit(root, new Map())
  return paragraphs.map(trimmed).filter((parts) => parts.length > 0)
}

/** Without doubled spaces where pieces meet, and none at the ends. */
function trimmed(parts: Inline[]): Content {
  const out: Inline[] = []
  let endsOpen = true
  for (const part of parts) {
    if (part.type !== 'text') {
      out.push(part)
      endsOpen = false
      continue
    }
    const text: string = endsOpen ? part.text.replace(/^ /, '') : part.text
    if (text === '') continue
    out.push({ ...part, text })
    endsOpen = text.endsWith(' ')
  }
  const last = out.at(-1)
  if (last?.type === 'text') out[out.length - 1] = { ...last, text: last.text.replace(/ $/, '') }
  return normalise(out)
}

/** Paragraphs of plain text: parted by empty lines, and where a line begins something of its own. */
export function paragraphsOfText(text: string): Content[] {
  const pieces = text.replace(/\r\n?/g, '\n').split(/\n[^\S\n]*\n/)
  return pieces
    .flatMap((piece) => unwrapped(piece.split('\n'), pieces.length > 1))
    .map((piece) => tidy(piece).trim())
    .filter((piece) => piece !== '')
    .map((piece): Content => [{ type: 'text', text: piece }])
}

/** One paragraph out of several, parted by a space. */
export const joined = (paragraphs: Content[]): Content =>
  normalise(
    paragraphs.flatMap(
      (parts, nth): Content => (nth === 0 ? parts : [{ type: 'text', text: ' ' }, ...parts]),
    ),
  )

export const lengthOf = (paragraphs: Content[]): number =>
  paragraphs.reduce((sum, parts) => sum + textOf(parts).length, 0)
