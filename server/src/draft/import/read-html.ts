/** Reads HTML into blocks, with parse5; made for what word processors and converters export. */
import type { Mark } from '@plenary/shared/content'
import { type Grammar, grammar as ours } from '@plenary/shared/grammar/grammar'
import { parse } from 'parse5'
import { type Block, cutStart, isBlank, newWords, textPiece, type Words, wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'
import { leadsBack, noteOfAnchor, noteTargets } from './html-notes.ts'
import {
  attributeOf,
  blockTags,
  childrenOf,
  type Element,
  endsPage,
  type HtmlNode,
  isElement,
  isHidden,
  isText,
  markersOf,
  marksOf,
  plainOf,
  silentTags,
} from './html-tags.ts'
import { addMarks, linkMarks, withReferences } from './marked-words.ts'
import { readText } from './read-text.ts'

interface Options {
  firstLine?: number
  /** Whoever calls has told of this HTML already. */
  quiet?: boolean
  grammar?: Grammar
}

/** Where a node stands. The place is shared by all within one list item: its marker goes to the first words. */
interface Context {
  marks: Mark[]
  heading: number | null
  place: { marker: string | null; depth: number; note: string | null; isNumbered?: boolean }
}

export function readHtml(
  html: string,
  doubts: Doubts,
  { firstLine = 1, quiet = false, grammar = ours }: Options = {},
): Block[] {
  const page = parse(html, { sourceCodeLocationInfo: true })
  const targets = noteTargets(page)
  const blocks: Block[] = []
  let open: Words | null = null
  let startsWithNumber = false
  /** Steps still to be taken, the next one last: a page may nest deeper than the stack of calls. */
  const steps: (() => void)[] = []

  const lineOf = (node: HtmlNode): number => (node.sourceCodeLocation?.startLine ?? 1) + firstLine - 1

  function flush(): void {
    if (open && !isBlank(open.pieces)) {
      const own = startsWithNumber ? /^\s*\d+\s+/.exec(wordsOf(open.pieces))?.[0].length : 0
      blocks.push({ ...open, pieces: withReferences(cutStart(open.pieces, own ?? 0)) })
    }
    open = null
  }

  function wordsAt(line: number, { heading, place }: Context): Words {
    if (!open) {
      open = { ...newWords(line), heading, marker: place.marker, depth: place.depth, note: place.note }
      place.marker = null
      startsWithNumber = place.isNumbered === true
    }
    return open
  }

  function addText(value: string, line: number, context: Context): void {
    const text = value.replace(/\s+/g, ' ')
    // White space between blocks begins none.
    if (!open && text.trim() === '') return
    const above = /^\s*/.exec(value)?.[0].split('\n').length ?? 1
    wordsAt(line + above - 1, context).pieces.push(textPiece(text, line + above - 1, context.marks))
  }

  function enter(node: HtmlNode, context: Context): void {
    for (const child of childrenOf(node).toReversed()) steps.push(() => read(child, context))
  }

  function asBlock(element: Element, context: Context): void {
    flush()
    steps.push(flush)
    enter(element, context)
  }

  function readList(list: Element, context: Context): void {
    const items = childrenOf(list).filter((child) => isElement(child) && child.tagName === 'li') as Element[]
    const markers = markersOf(list, items)
    const depth = context.place.depth + 1
    flush()
    for (const child of childrenOf(list).toReversed()) {
      const marker = isElement(child) ? (markers.get(child) ?? null) : null
      steps.push(() => read(child, { ...context, place: { ...context.place, marker, depth } }))
    }
  }

  function readTable(table: Element, context: Context): void {
    const rows = childrenOf(table).flatMap((child) =>
      isElement(child) && child.tagName === 'tr' ? [child] : childrenOf(child),
    )
    // A table of one cell a row is a frame around text.
    const isFrame = rows.every((row) => childrenOf(row).filter(isElement).length <= 1)
    flush()
    if (isFrame) asBlock(table, context)
    else doubts.add('table-not-imported', lineOf(table), plainOf(table))
  }

  function readAnchor(anchor: Element, context: Context): void {
    const address = attributeOf(anchor, 'href')
    const note = noteOfAnchor(anchor)
    if (note) wordsAt(lineOf(anchor), context).pieces.push({ type: 'reference', note, line: lineOf(anchor) })
    else if (leadsBack(anchor)) return
    else {
      const added = address ? linkMarks(address, plainOf(anchor), lineOf(anchor), doubts, grammar) : []
      enter(anchor, { ...context, marks: addMarks(context.marks, added) })
    }
  }

  function readPreformatted(element: Element, context: Context): void {
    flush()
    if (childrenOf(element).some((child) => isElement(child) && child.tagName === 'code')) {
      doubts.add('code-not-imported', lineOf(element), plainOf(element))
      return
    }
    const { depth, note } = context.place
    for (const block of readText(linesOf(element), lineOf(element)))
      blocks.push(block.type === 'words' ? { ...block, depth, note } : block)
  }

  function readHeading(element: Element, context: Context): void {
    asBlock(element, { ...context, heading: Number(element.tagName.slice(1)) })
  }

  /** What is not here is a block or a part of one. */
  const readers: Record<string, (element: Element, context: Context) => void> = {
    a: readAnchor,
    pre: readPreformatted,
    table: readTable,
    ol: readList,
    ul: readList,
    menu: readList,
    br: (element) => open?.pieces.push(textPiece('\n', lineOf(element))),
    img: (element) => doubts.add('image-not-imported', lineOf(element), attributeOf(element, 'alt') || 'img'),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((rank) => [`h${rank}`, readHeading])),
  }

  function readElement(element: Element, context: Context): void {
    const { tagName } = element
    if (silentTags.has(tagName)) return
    if (isHidden(element)) {
      if (!quiet) doubts.add('html-not-imported', lineOf(element), `<${tagName}> ${plainOf(element)}`)
      return
    }
    if (endsPage(element)) {
      flush()
      blocks.push({ type: 'break', line: lineOf(element) })
    }
    const object = grammar.objectOfTag(tagName, (name) => attributeOf(element, name))
    if (object && grammar.isCarried(object)) {
      const line = lineOf(element)
      wordsAt(line, context).pieces.push({ type: 'object', part: object, line })
      return
    }
    const target = blockTags.has(tagName) && targets.get(attributeOf(element, 'id') ?? '')
    const inside: Context = target
      ? { ...context, place: { marker: null, depth: 0, ...target } }
      : { ...context, marks: addMarks(context.marks, marksOf(element, grammar)) }
    const reader = readers[tagName] ?? (blockTags.has(tagName) ? asBlock : enter)
    reader(element, inside)
  }

  function read(node: HtmlNode, context: Context): void {
    if (isText(node)) addText(node.value, lineOf(node), context)
    else if (isElement(node)) readElement(node, context)
    else enter(node, context)
  }

  read(page, { marks: [], heading: null, place: { marker: null, depth: 0, note: null } })
  for (let step = steps.pop(); step; step = steps.pop()) step()
  flush()
  return blocks
}

/** Line breaks count in preformatted text. */
function linesOf(node: HtmlNode): string {
  let text = ''
  const rest: HtmlNode[] = [node]
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (isText(next)) text += next.value
    else for (const child of childrenOf(next).toReversed()) rest.push(child)
  }
  return text
}
