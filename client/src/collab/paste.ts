/** Cleans what is pasted: from Word or a web page to the inline content a paragraph can hold, one list per paragraph. */
import { type Content, type Inline, isSafeLink, type Mark, normalise, textOf } from '@plenary/shared/content'
import { isFootnoteId } from '@plenary/shared/signs'
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

interface Style {
  bold: boolean | null
  italic: boolean | null
  raised: boolean | null
  hidden: boolean
}

function styleOf(node: PastedNode): Style {
  const style = (node.getAttribute?.('style') ?? '').toLowerCase()
  const value = (name: string): string =>
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`).exec(style)?.[1]?.trim() ?? ''
  const weight = value('font-weight')
  const slant = value('font-style')
  const align = value('vertical-align')
  return {
    bold: weight === '' ? null : weight.startsWith('bold') || Number(weight) >= 600,
    italic: slant === '' ? null : /italic|oblique/.test(slant),
    raised: align === '' ? null : align === 'super',
    hidden: value('display') === 'none' || value('mso-hide') === 'all' || value('mso-list') === 'ignore',
  }
}

/** Marks inside this element: those around it, those of its name, and what its style says against both. */
function marksInside(node: PastedNode, around: Marks, style: Style): Marks {
  const marks: Marks = new Map(around)
  const name = node.nodeName.toUpperCase()
  const set = (type: 'strong' | 'em' | 'superscript', byName: boolean, byStyle: boolean | null): void => {
    if (byStyle ?? byName) marks.set(type, { type })
    else if (byStyle === false) marks.delete(type)
  }
  set('strong', name === 'B' || name === 'STRONG', style.bold)
  set('em', name === 'I' || name === 'EM', style.italic)
  set('superscript', name === 'SUP', style.raised)
  const href = name === 'A' ? node.getAttribute?.('href') : null
  if (isSafeLink(href)) marks.set('link', { type: 'link', href })
  return marks
}

/** [TBL10] Paragraphs of pasted nodes: words, the four marks, footnote references of our own; all else falls away. */
export function paragraphsOf(root: PastedNode): Content[] {
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
    const style = styleOf(node)
    if (dropped.has(name) || style.hidden) return
    const footnote = name === 'SUP' ? node.getAttribute?.('data-footnote') : null
    if (isFootnoteId(footnote)) {
      paragraphs.at(-1)?.push({ type: 'footnote', id: footnote })
      return
    }
    if (name === 'BR') {
      paragraphs.at(-1)?.push({ type: 'text', text: ' ', marks: [] })
      return
    }
    const isBlock = blocks.has(name)
    if (isBlock) begin()
    const marks = marksInside(node, around, style)
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
    if (part.type === 'footnote') {
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
